"""Count the loaded months again by area, after the areas have changed."""

from crimes.models import DistrictCount, NeighbourhoodCount
from ingest import counting
from ingest.reference.report import Report


def recount_neighbourhoods(report: Report) -> None:
    """Count by neighbourhood again: street points lie in others than before."""
    _recount(NeighbourhoodCount, "neighbourhood", report)


def recount_districts(report: Report) -> None:
    """Count by district again: LSOAs belong to others than before."""
    _recount(DistrictCount, "district", report)


def _recount(model: type, area: str, report: Report) -> None:
    months = counting.recount_areas([model])
    if months:
        report.done.append(f"crimes by {area} counted again in {months:,} loaded months")
