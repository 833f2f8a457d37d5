"""Levels as rows of tables: the columns of `levels.models.Level` and `levels.models.Typical`."""

from typing import NamedTuple

import numpy as np
import pandas as pd

from levels.areas import AreaTable
from levels.bands import NO_BAND
from levels.flags import Flag
from levels.groups import Group
from levels.methods.inputs import Areas, Counts, Floats, Ints
from levels.methods.ratio_result import Model, RatioLevels
from levels.methods.sd_1 import SdLevels
from levels.vocabulary import AreaKind, Method

PROBABILITIES = ("p_low", "p_below_average", "p_average", "p_above_average", "p_high")
# Whole numbers that may be unknown. All other columns are numbers that may be unknown, or
# whole ones that never are.
WHOLE = ("residents", "people", "count_12", "count_36", "months_12", "months_36", "source_id")
ALWAYS = ("last_band", "band", "close_to", "flags", "reason")

Columns = dict[str, Floats | Ints]


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


def frame_of(
    parts: list[tuple[Ints, Columns]], table: AreaTable, sources: list[int | None]
) -> pd.DataFrame:
    """Put the columns of all forces together, with each area's id and population source."""
    if not parts:
        return pd.DataFrame()
    rows = np.concatenate([of_force for of_force, _ in parts])
    columns = {
        name: np.concatenate([columns[name] for _, columns in parts]) for name in parts[0][1]
    }
    frame = pd.DataFrame({"area_id": table.ids[rows], **columns})
    frame["source_id"] = pd.Series(sources, dtype="Int16").to_numpy(dtype=float, na_value=np.nan)[
        rows
    ]
    for name in WHOLE:
        frame[name] = frame[name].astype("Int32")
    for name in frame.columns.difference(["area_id", *WHOLE, *ALWAYS]):
        frame[name] = frame[name].astype("float32")
    return frame


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
            int(np.isfinite(sd.z).sum()),
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
