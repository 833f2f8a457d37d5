"""The periods that levels are given for. Free of numpy and Django."""

from collections.abc import Collection
from dataclasses import dataclass

from releases.month import Month, financial_year_label, months_of_financial_year

# The number of the latest 12 months; a financial year's is the year in which it began.
LATEST = 0

# A level needs ten of twelve months, so a year with fewer published has none anywhere.
LEAST_MONTHS = 10
POOLED_MONTHS = 36


@dataclass(frozen=True)
class Period:
    """Twelve months: a finished financial year, or the latest."""

    number: int
    last: Month

    @property
    def is_latest(self) -> bool:
        return self.number == LATEST

    @property
    def months(self) -> list[Month]:
        """The twelve months, oldest first."""
        return self.last.last_twelve()

    @property
    def pooled_months(self) -> list[Month]:
        """The 36 months that end with the period, oldest first."""
        return list(self.last.plus(1 - POOLED_MONTHS).until(self.last))

    @property
    def label(self) -> str:
        """`2021/2`, or `12 months to 2023-02`."""
        if self.is_latest:
            return f"12 months to {self.last}"
        return financial_year_label(self.number)


def periods(published: Collection[Month]) -> list[Period]:
    """Return the latest 12 months, then each finished financial year, newest first."""
    if not published:
        return []
    latest = max(published)
    years = sorted({month.financial_year for month in published}, reverse=True)
    finished = [
        Period(year, months[-1])
        for year in years
        if (months := months_of_financial_year(year))[-1] <= latest
        and len(set(months) & set(published)) >= LEAST_MONTHS
    ]
    return [Period(LATEST, latest), *finished]


def holding(month: Month, latest: Month) -> Period:
    """Return the latest 12 months if `month` is one of them, or else its financial year."""
    newest = Period(LATEST, latest)
    if month in newest.months:
        return newest
    return Period(month.financial_year, months_of_financial_year(month.financial_year)[-1])
