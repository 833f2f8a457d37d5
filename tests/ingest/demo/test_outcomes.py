"""Outcomes arrive over a year, and the street files know the last of them."""

from collections import Counter

from ingest.demo import country
from ingest.demo.chronicle import Chronicle
from ingest.demo.police_csv import PoliceFiles
from releases.month import Month
from tests.ingest.demo.conftest import LAST

ONLY_IN_STREET = {
    "Under investigation",
    "Status update unavailable",
    "Awaiting court outcome",
    "Court result unavailable",
}


def test_last_outcome_in_street_is_the_last_one_recorded(police):
    last = {}
    for row in police.rows("outcomes"):  # by month, and in the order of the file
        last[row["Crime ID"]] = (row["Month"], row["Outcome type"])
    checked: Counter[str] = Counter()
    for row in police.rows("street"):
        said = row["Last outcome category"]
        if row["Crime ID"] in last:
            recorded = last[row["Crime ID"]][1]
            if recorded == "Suspect charged":
                assert said in ("Awaiting court outcome", "Court result unavailable")
            else:
                assert said == recorded
            checked["with"] += 1
        elif said:
            # Its outcomes, if any, are in files of months before the first.
            before = row["Month"] == str(LAST.plus(-7)) and said not in ONLY_IN_STREET
            assert before or said in ("Under investigation", "Status update unavailable")
            checked["without"] += 1

    assert checked["with"] > 5000
    assert checked["without"] > 300


def test_words_of_the_street_file_and_of_the_outcomes_file_differ(police):
    recorded = {row["Outcome type"] for row in police.rows("outcomes")}
    said = {row["Last outcome category"] for row in police.rows("street")}

    assert not recorded & ONLY_IN_STREET
    assert "Suspect charged" in recorded
    assert "Suspect charged" not in said
    assert said - recorded - {""} <= ONLY_IN_STREET


def test_outcomes_come_in_later_months_and_of_crimes_in_no_file(police):
    month_of = {row["Crime ID"]: row["Month"] for row in police.rows("street") if row["Crime ID"]}
    rows = police.rows("outcomes")
    delays = Counter(
        Month.parse(row["Month"]).index - Month.parse(month_of[row["Crime ID"]]).index
        for row in rows
        if row["Crime ID"] in month_of
    )
    orphans = [row for row in rows if row["Crime ID"] not in month_of]

    assert delays[0] > delays[1] > delays[3] > 0
    assert max(delays) <= 12
    assert len(orphans) > 100
    # Also long after the first month, when they are old cases.
    assert [row for row in orphans if row["Month"] == str(LAST)]


def test_some_outcomes_are_dated_before_their_crime_and_some_crimes_have_many():
    last = Month(2025, 6)
    chronicle = Chronicle(country.build(), last.plus(-11), last)
    crime_month = {
        one: month.index
        for (force, month), crimes in chronicle.crimes.items()
        for one, own in zip(crimes.ids, crimes.own, strict=True)
        if own
    }
    rows = [
        (one, int(month))
        for month in chronicle.first.until(last)
        for records in [chronicle.records("doggerland", month)]
        for one, month in zip(records.ids, records.month, strict=True)
    ]

    assert [one for one, month in rows if one in crime_month and month < crime_month[one]]
    assert max(Counter(one for one, _ in rows).values()) >= 5


def test_older_outcomes_are_in_capitals_and_without_trailing_zeros():
    last = Month(2026, 9)
    files = PoliceFiles(Chronicle(country.build(), last.plus(-1), last))
    files.chronicle.last = last.plus(37)  # as the file would look three years on
    old = [row for row in files.outcomes("doggerland", last) if row[4]]
    recent = [row for row in files.street("doggerland", last) if row[4]]

    streets = [row[6].removeprefix("On or near ") for row in old]
    assert all(street == street.upper() for street in streets)
    assert any(len(row[5].split(".")[1]) < 6 for row in old)
    assert all(len(row[5].split(".")[1]) == 6 for row in recent)
