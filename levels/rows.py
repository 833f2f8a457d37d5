"""Levels as rows of tables: the columns of `levels.models.Level` and `levels.models.Typical`."""

from typing import NamedTuple

import numpy as np
import pyarrow as pa

from levels.areas import AreaTable
from levels.bands import NO_BAND
from levels.flags import Flag
from levels.groups import Group
from levels.methods.inputs import Areas, Counts, Floats, Ints
from levels.methods.ratio_result import Model, RatioLevels
from levels.methods.sd_1 import SdLevels
from levels.vocabulary import AreaKind, Method

PROBABILITIES = ("p_low", "p_below_average", "p_average", "p_above_average", "p_high")
TYPES = {
    **dict.fromkeys(("area_id", "residents", "people", "count_12", "count_36"), np.int32),
    **dict.fromkeys(("rate", "workday_rate", "expected", "relative"), np.float32),
    **dict.fromkeys(PROBABILITIES, np.float32),
    **dict.fromkeys(("period", "kind", "crime_group", "method"), np.int16),
    **dict.fromkeys(("months_12", "months_36", "last_band", "band", "close_to"), np.int16),
    **dict.fromkeys(("flags", "reason", "source_id"), np.int16),
}

Columns = dict[str, Floats | Ints]


class Part(NamedTuple):
    """The levels of one force's areas by one method: their row numbers, and their figures."""

    rows: Ints
    method: Method
    columns: Columns


class TypicalRow(NamedTuple):
    """A row of `levels.models.Typical`, the computation aside."""

    force_id: int
    kind: int
    group: int
    method: int
    length: int
    areas: int
    reference_areas: int
    rate: float | None
    spread: float | None
    typical: float | None
    force_rate: float | None


def ratio_columns(levels: RatioLevels) -> Columns:
    """Return the figures of `ratio-eb-1` by column, one entry for each area; NaN is NULL."""
    unknown = np.full(len(levels.areas), np.nan)
    pooled = levels.pooled.counts if levels.pooled else None
    return {
        "residents": levels.areas.residents,
        "people": levels.people,
        "count_12": _of_supplied(levels.year.counts),
        "months_12": levels.year.counts.months,
        "count_36": unknown if pooled is None else _of_supplied(pooled),
        "months_36": unknown if pooled is None else pooled.months,
        "rate": levels.rate,
        "workday_rate": levels.workday_rate,
        "expected": levels.expected,
        "relative": levels.relative,
        **dict(zip(PROBABILITIES, levels.probabilities.T, strict=True)),
        "last_band": levels.areas.last_band,
        "band": levels.band,
        "close_to": levels.close_to,
        "flags": levels.flags,
        "reason": levels.reason,
    }


def sd_columns(levels: SdLevels, areas: Areas, year: Counts) -> Columns:
    """Return the figures of `sd-1` by column; it knows nothing of visitors, chance or 36 months."""
    unknown = np.full(len(areas), np.nan)
    none = np.full(len(areas), NO_BAND)
    return {
        "residents": areas.residents,
        "people": np.where(areas.residents > 0, areas.residents, np.nan),
        "count_12": _of_supplied(year),
        "months_12": year.months,
        "count_36": unknown,
        "months_36": unknown,
        "rate": levels.rate,
        "workday_rate": unknown,
        "expected": unknown,
        "relative": levels.z,
        **dict.fromkeys(PROBABILITIES, unknown),
        "last_band": none,
        "band": levels.band,
        "close_to": none,
        "flags": np.where(levels.scaled, Flag.SCALED_FOR_MISSING_MONTHS, 0),
        "reason": levels.reason,
    }


def table_of(parts: list[Part], areas: AreaTable, sources: list[int | None], **same) -> pa.Table:
    """
    Put the levels of all forces together, as rows of the table of levels.

    `sources` numbers each area's population source; `same` gives columns that are alike in all
    rows.
    """
    rows = np.concatenate([part.rows for part in parts])
    columns: Columns = {
        "area_id": areas.ids[rows],
        "source_id": np.array([np.nan if s is None else s for s in sources], dtype=float)[rows],
        "method": np.repeat([part.method for part in parts], [len(part.rows) for part in parts]),
        **{name: np.full(len(rows), value) for name, value in same.items()},
        **{
            name: np.concatenate([part.columns[name] for part in parts])
            for name in parts[0].columns
        },
    }
    return pa.table({name: _typed(columns[name], type_) for name, type_ in TYPES.items()})


def _typed(values: Floats | Ints, type_: type) -> pa.Array:
    unknown = np.isnan(values)
    return pa.array(np.where(unknown, 0, values).astype(type_), mask=unknown)


def typical_rows(
    force_id: int, kind: AreaKind, group: Group, ratio: RatioLevels, sd: SdLevels
) -> list[TypicalRow]:
    """Return what the levels of one force's areas were set against."""
    models = [ratio.year] if ratio.pooled is None else [ratio.year, ratio.pooled]
    of = (force_id, int(kind), group.number)
    return [
        *(TypicalRow(*of, Method.RATIO_EB_1, *_of_model(model, ratio)) for model in models),
        TypicalRow(
            *of,
            Method.SD_1,
            12,
            int(np.isfinite(sd.rate).sum()),
            0 if np.isnan(sd.mean) else int(np.isfinite(sd.rate).sum()),
            _known(sd.mean),
            _known(sd.deviation),
            None,
            _known(ratio.force_rate),
        ),
    ]


def _of_model(model: Model, ratio: RatioLevels) -> tuple:
    return (
        model.counts.length,
        int(model.comparable.sum()),
        int(model.reference.sum()),
        _known(1000 * model.rate),
        _known(model.spread),
        _known(model.typical),
        _known(ratio.force_rate),
    )


def _of_supplied(counts: Counts) -> Floats:
    """Return the counts; none where no month was supplied, since 0 would be a claim."""
    return np.where(counts.months > 0, counts.crimes, np.nan)


def _known(number: float) -> float | None:
    return None if number != number else float(number)
