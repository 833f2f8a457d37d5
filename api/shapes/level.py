"""Crime levels. What the rules forbid to show is None."""

from typing import Any

from crimes.area_counts import Area
from levels.area_level import AreaLevel
from levels.bands import NO_BAND, Band
from levels.periods import Period
from levels.reasons import Reason

# Where these hold nobody can be set against the crimes, so a rate would mean nothing.
NO_RATE = (Reason.POPULATION_UNKNOWN, Reason.NO_RESIDENTS, Reason.TOO_FEW_MONTHS)
SLUGS = {band: band.label.lower().replace(" ", "-") for band in Band}
PROBABILITIES = ("p_low", "p_below_average", "p_average", "p_above_average", "p_high")


def level(
    found: AreaLevel, kind: str, area: Area, period_written: str, period: Period, release: int
) -> dict[str, Any]:
    """Return a level with all that it rests on."""
    row = found.row
    has_rate = found.reason not in NO_RATE
    months = period.pooled_months if found.is_pooled else period.months
    has_level = found.band is not None
    return {
        "area_kind": kind,
        "area": area.id,
        "area_name": area.name,
        "force": area.force,
        "period": period_written,
        "first_month": str(months[0]),
        "last_month": str(months[-1]),
        "group": found.group.slug,
        "method": found.method.slug,
        "level": SLUGS[found.band] if found.band is not None else None,
        "close_to": SLUGS[found.close_to] if found.close_to is not None else None,
        "chance": rounded(found.chance),
        **{
            name: rounded(chance) if has_level else None
            for name, chance in zip(PROBABILITIES, found.probabilities, strict=True)
        },
        "why_no_level": found.reason.words or None,
        "flags": found.flags.words,
        "crimes": found.count,
        "months": found.months,
        "months_asked": found.length,
        "residents": row.residents,
        "people": row.people,
        "population_source": found.source or None,
        "rate": rounded(row.rate) if has_rate else None,
        "workday_rate": rounded(row.workday_rate) if has_rate else None,
        "expected": rounded(row.expected) if has_rate else None,
        "relative": rounded(row.relative) if has_level else None,
        "level_before": None if row.last_band == NO_BAND else SLUGS[Band(row.last_band)],
        "release": release,
    }


def at_a_glance(
    found: AreaLevel, area: str, name: str, period_written: str, period: Period
) -> dict[str, Any]:
    """Return a level in a few words."""
    return {
        "neighbourhood": area,
        "name": name,
        "group": found.group.slug,
        "period": period_written,
        "last_month": str(period.last),
        "level": SLUGS[found.band] if found.band is not None else None,
        "chance": rounded(found.chance),
        "why_no_level": found.reason.words or None,
        "crimes": found.count,
        "months": found.months,
    }


def rounded(number: float | None) -> float | None:
    """Return a figure to four decimals: stored ones bear six digits in all."""
    return None if number is None else round(number, 4)
