"""What is usual for a file, by the formula written in `ingest.usual`."""

import math

from pytest import approx

from ingest.usual import usual
from releases.month import Month

JUNE = Month(2023, 6)


def history(rows: list[int], until: Month) -> dict[Month, int]:
    """Return rows for months in a row, the last of them the one before `until`."""
    first = until.plus(-len(rows))
    return {first.plus(place): number for place, number in enumerate(rows)}


def test_nothing_is_usual_after_fewer_than_three_months():
    assert usual(history([100, 100], JUNE), JUNE) is None
    assert usual(history([100, 100, 100], JUNE), JUNE).rows == 100


def test_one_bad_month_spoils_nothing():
    assert usual(history([1000, 1010, 3, 990, 1005], JUNE), JUNE).rows == 1000


def test_a_force_that_never_varies_is_still_allowed_what_chance_gives():
    expected = usual(history([400] * 24, JUNE), JUNE)

    spread = math.sqrt(1 / 400 + 0.03**2)
    assert expected.low == approx(400 * math.exp(-3 * spread))
    assert expected.high == approx(400 * math.exp(3 * spread))
    assert expected.explains(370)
    assert not expected.explains(200)


def test_the_season_of_the_year_before_counts():
    # Every June has half as many again, and this is a June.
    year = [1000] * 11 + [1500]
    rows = [*year, *year, *year[:-1]]

    assert usual(history(rows, JUNE), JUNE).rows == approx(1500)
    # July is as any other month.
    with_june = history([*rows, 1500], JUNE.next())
    assert usual(with_june, JUNE.next()).rows == approx(1000)


def test_a_month_that_was_not_supplied_is_left_out_and_is_not_zero():
    rows = history([500] * 12, JUNE)
    for missing in (JUNE.plus(-2), JUNE.plus(-3)):
        del rows[missing]

    assert usual(rows, JUNE).rows == 500


def test_small_numbers_vary_more():
    small, large = (usual(history([rows] * 24, JUNE), JUNE) for rows in (9, 9000))

    assert small.explains(4)
    assert not large.explains(4000)
    assert large.high / large.rows < small.high / small.rows
