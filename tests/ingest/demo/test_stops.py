"""Stop and search: times in UTC, gaps, and words of the official lists."""

from collections import Counter


def test_first_hour_of_a_summer_month_lies_in_the_month_before(police):
    july = police.rows("stop-and-search", month="2026-07")
    february = police.rows("stop-and-search", month="2026-02", force="city-of-dogger")

    assert july[0]["Date"] == "2026-06-30T23:25:00+00:00"
    assert all(row["Date"].startswith("2026-07") for row in july[2:])
    assert february[0]["Date"] == "2026-02-01T00:25:00+00:00"


def test_a_fifth_has_no_coordinates_and_never_half_of_them(police):
    rows = police.rows("stop-and-search")
    missing = [row for row in rows if not row["Latitude"]]

    assert 0.12 < len(missing) / len(rows) < 0.28
    for row in rows:
        assert (row["Latitude"] == "") == (row["Longitude"] == "")
        assert not row["Latitude"] or 54 < float(row["Latitude"]) < 56


def test_yes_and_no_may_be_blank(police):
    rows = police.rows("stop-and-search") + police.rows("stop-and-search", "city-of-dogger")
    for column in (
        "Part of a policing operation",
        "Outcome linked to object of search",
        "Removal of more than just outer clothing",
    ):
        assert set(Counter(row[column] for row in rows)) == {"", "True", "False"}


def test_both_ethnicities_and_several_outcomes_are_given(police):
    rows = police.rows("stop-and-search")

    assert len({row["Self-defined ethnicity"] for row in rows}) > 8
    assert {"White", "Black", "Asian", ""} <= {row["Officer-defined ethnicity"] for row in rows}
    assert {"Arrest", "A no further action disposal"} <= {row["Outcome"] for row in rows}
