"""Every step of one area's level, with its numbers, for readers who want to follow it."""

from collections.abc import Iterator
from typing import NamedTuple

from levels.bands import NO_BAND, Band
from levels.flags import Flag
from levels.methods.ratio_result import Model, RatioLevels
from levels.methods.sd_1 import SdLevels
from levels.reasons import Reason


class Step(NamedTuple):
    """One line: the quantity's short name, its value (None where unknown) and what it is."""

    name: str
    value: float | int | str | None
    words: str


def explain_ratio(levels: RatioLevels, i: int) -> list[Step]:
    """Return the steps by which `ratio-eb-1` came to the level of the area in row `i`."""
    return [
        *_people(levels, i),
        *_model(levels.year, i),
        *_pooled(levels, i),
        *_posterior(levels, i),
        *_outcome(levels, i),
    ]


def explain_sd(levels: SdLevels, i: int) -> list[Step]:
    """Return the steps by which `sd-1` came to the level of the area in row `i`."""
    return [
        Step("r", _number(levels.rate[i]), "crimes in a year for each 1,000 residents"),
        Step("m", _number(levels.mean), "mean of the areas' rates, each area counting once"),
        Step("s", _number(levels.deviation), "standard deviation of the areas' rates (n - 1)"),
        Step("z", _number(levels.z[i]), "(r - m) / s: how many deviations from the mean"),
        Step("level", _label(levels.band[i]), "cuts at 1 and 2 deviations"),
        *_reason(levels.reason[i]),
    ]


def _people(levels: RatioLevels, i: int) -> Iterator[Step]:
    areas = levels.areas
    yield Step("residents", _number(areas.residents[i]), "people who live here")
    yield Step("workday", _number(areas.workday[i]), "people here on a working day")
    yield Step(
        "visitor area",
        _yes(levels.visitor[i]),
        "more than 2 people on a working day for each resident, or fewer than 500 residents",
    )
    yield Step(
        "P",
        _number(levels.people[i]),
        "people that crimes are set against: residents, or in a visitor area the larger of both",
    )


def _model(model: Model, i: int) -> Iterator[Step]:
    period = f"of {model.counts.length} months"
    y, e = _number(model.counts.crimes[i]), _number(model.expected[i])
    yield Step("y", y, f"crimes, {period}")
    yield Step("months", _number(model.counts.months[i]), f"months supplied, {period}")
    yield Step("reference areas", int(model.reference.sum()), "areas that make up the reference")
    if not model.has_reference:
        return
    yield Step("in reference", _yes(model.reference[i]), "whether this area is one of them")
    yield Step(
        "1000 R",
        None if _number(model.rate) is None else 1000 * model.rate,
        "crimes in a year for each 1,000 people, all reference areas together",
    )
    yield Step("E", e, "P x months / 12 x R: crimes if this area had the reference areas' rate")
    yield Step("y / E", y / e if y is not None and e else None, "crimes as a multiple of E")
    yield Step("v", _number(model.spread), "spread of the areas' true risks, beyond chance")
    yield Step("a", _number(model.prior), "1 / v: before looking, risk ~ Gamma(a, a)")
    yield Step(
        "m",
        _number(model.typical),
        "the typical area: median of (a + y) / (a + E) over the reference areas, by people",
    )


def _pooled(levels: RatioLevels, i: int) -> Iterator[Step]:
    e = _number(levels.year.expected[i])
    if e is None or levels.year.enough_crimes[i]:
        return
    yield Step("E in a year", e, "10 or more are needed for a level")
    yield Step("E m", e * levels.year.typical, "at the typical area's rate; 5 or more are needed")
    yield Step("months", 36, "so the last 36 months are looked at")
    if levels.pooled is not None:
        yield from _model(levels.pooled, i)


def _posterior(levels: RatioLevels, i: int) -> Iterator[Step]:
    if levels.reason[i] != Reason.NONE:
        return
    a, y, e, m = (x[i] for x in (levels.prior, levels.crimes, levels.expected, levels.typical))
    yield Step("a + y", float(a + y), "after looking, risk ~ Gamma(a + y, a + E): shape")
    yield Step("a + E", float(a + e), "and inverse scale")
    yield Step("mean", float((a + y) / (a + e)), "posterior mean of the risk")
    yield Step("mean / m", float((a + y) / (a + e) / m), "as a multiple of the typical area")
    yield Step("median / m", float(levels.relative[i]), "posterior median as such a multiple")
    for band in Band:
        chance = float(levels.probabilities[i, band])
        yield Step(f"P({band.label})", chance, band.meaning)


def _outcome(levels: RatioLevels, i: int) -> Iterator[Step]:
    rate, workday_rate = _number(levels.rate[i]), _number(levels.workday_rate[i])
    yield Step("rate", rate, "crimes in a year for each 1,000 residents")
    if workday_rate is not None:
        yield Step("workday rate", workday_rate, "the same for each 1,000 people on a working day")
    yield Step(
        "force rate", _number(levels.force_rate), "the same, all areas of the force together"
    )
    yield Step("last level", _label(levels.areas.last_band[i]), "published before")
    yield Step(
        "kept", _yes(levels.held[i]), "whether that is kept, having a probability of 0.2 or more"
    )
    yield Step("level", _label(levels.band[i]), "where median / m lies among 0.5, 0.8, 1.25 and 2")
    yield Step(
        "close to the line with",
        _label(levels.close_to[i]),
        "the neighbouring level, where the level's probability is below 0.8",
    )
    yield from _reason(levels.reason[i])
    for sentence in Flag(int(levels.flags[i])).words:
        yield Step("note", None, sentence)


def _reason(reason: int) -> Iterator[Step]:
    if reason != Reason.NONE:
        yield Step("no level", Reason(reason).name, Reason(reason).words)


def _label(band: int) -> str | None:
    return None if band == NO_BAND else Band(band).label


def _number(value: float) -> float | None:
    return None if value != value else float(value)


def _yes(value: bool) -> str:
    return "yes" if value else "no"
