"""What a page shows of where an area stands: levels, the table of years, the monthly trend."""

from dataclasses import dataclass

from levels.breaks import between
from levels.expected_range import ExpectedRange, expected_range
from levels.groups import Group
from levels.standing import Place, Standing
from levels.trends import Change, FinancialYear, against_year_before, financial_years
from pages import charts
from releases.month import Month

# The table had three years in 2009. A chart of more than five is too narrow on a phone.
YEARS = 3
MONTHS = 60


@dataclass(frozen=True)
class YearRow:
    """One row of the table of financial years."""

    place: Place
    years: list[FinancialYear]


@dataclass(frozen=True)
class MonthRow:
    """One month of the trend: crimes (None where not supplied), and what was to be expected."""

    month: Month
    count: int | None
    expected: ExpectedRange | None

    @property
    def is_outside(self) -> bool:
        return (
            self.count is not None
            and self.expected is not None
            and (self.count not in self.expected)
        )


@dataclass(frozen=True)
class StandingPage:
    """All that the partials in templates/levels need."""

    standing: Standing
    years: list[YearRow]
    months: list[MonthRow]
    chart: charts.Trend | None
    three_months: Change | None
    twelve_months: Change | None
    breaks: list[str]

    @property
    def has_range(self) -> bool:
        return any(row.expected for row in self.months)


def of(standing: Standing, latest: Month | None) -> StandingPage:
    """Lay out where an area stands, up to the latest published month."""
    series, group = standing.series if standing.places else {}, standing.group
    if latest is None or not series:
        return StandingPage(standing, [], [], None, None, None, [])
    first = max(min(series), latest.plus(1 - MONTHS))
    months = list(first.until(latest))
    rows = [MonthRow(m, series.get(m), expected_range(series, m, group)) for m in months]
    expected = {row.month: row.expected for row in rows if row.expected}
    return StandingPage(
        standing=standing,
        years=years(standing.places, group),
        months=rows,
        chart=charts.trend(series, expected, months, group),
        three_months=against_year_before(series, months_to(latest, 3), group),
        twelve_months=against_year_before(series, latest.last_twelve(), group),
        breaks=[change.words for change in between(first, latest)],
    )


def months_to(latest: Month, how_many: int) -> list[Month]:
    return list(latest.plus(1 - how_many).until(latest))


def years(places: list[Place], group: Group) -> list[YearRow]:
    """Return the last years of which a force supplied any month, oldest first, a row a place."""
    known = {month.financial_year for place in places for month in place.series}
    if not known:
        return []
    shown = [year for year in range(max(known) - YEARS + 1, max(known) + 1) if year >= min(known)]
    return [YearRow(place, financial_years(place.series, shown, group)) for place in places]
