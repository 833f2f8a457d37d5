"""
Nowhere a level, a rate or a percentage that the rules forbid: all of Doggerland, every group.

What is forbidden is worked out anew from counts, coverage and people: `plain_reading.py`.
"""

import csv
import io
import re
from functools import lru_cache

import pytest
from django.core.management import call_command

from levels.groups import GROUPS
from levels.reasons import Reason
from levels.vocabulary import AreaKind
from tests.levels.plain_reading import Country
from tests.pages.test_crime_levels import BAND_WORDS, words

pytestmark = pytest.mark.usefixtures("doggerland", "plain_static_files")

ROWS = re.compile(r"<tr.*?</tr>", re.DOTALL)
CELLS = re.compile(r"<t[hd].*?</t[hd]>", re.DOTALL)
PERCENTAGE = re.compile(r"\d\.\d%")
BY_NAME = {group.name: group.slug for group in GROUPS}


@lru_cache
def worked_out():
    """Work it out once for all tests, by kind, name and group; the country is the same for each."""
    found = Country().allowed()
    assert len(found) == (126 + 16 + 6) * len(GROUPS)
    # The country has enough of everything for the tests below to mean something.
    assert sum(one.level for one in found.values()) > 1000
    assert sum(not one.level for one in found.values()) > 500
    assert sum(not one.rate for one in found.values()) > 15
    changes = [one.twelve for one in found.values() if one.twelve]
    assert {change.percentage for change in changes} == {True, False}
    # The City of Dogger did not supply May 2026: left out of both years.
    assert {change.months for change in changes} == {11, 12}
    assert {change.word for change in changes} == {"up", "down", "no clear change"}
    return found


@pytest.fixture
def allowed(doggerland):
    """By kind, name and group of every area."""
    return worked_out()


def tables(html, caption):
    """Return the rows of the table with this id, as lists of the words of their cells."""
    table = html[html.index(caption) :]
    table = table[: table.index("</table>")]
    return [[words(cell) for cell in CELLS.findall(row)] for row in ROWS.findall(table)]


def says_a_level(text):
    return text.startswith(BAND_WORDS)


def says_what_changed(trend, may):
    """Check the words on a trend: the direction, both counts, the months, no bare percentage."""
    said = trend.replace("( ", "(").replace(" (", " ")
    assert f"the 12 before: {may.twelve.words}, over {may.twelve.months} months" in said
    assert f"the same three a year before: {may.three.words}" in said
    assert bool(PERCENTAGE.search(trend)) == may.twelve.percentage


def page_of(kind, name):
    return {
        AreaKind.LSOA: f"/areas/{name}/",
        AreaKind.NEIGHBOURHOOD: f"/forces/{name}/",
        AreaKind.DISTRICT: f"/districts/{name}/",
    }[kind]


def test_the_page_of_every_area(client, allowed):
    shown = 0
    for kind, name in sorted({(kind, name) for kind, name, _ in allowed}):
        html = client.get(page_of(kind, name)).content.decode()
        rows = tables(html, 'id="levels-caption"')[1:]
        assert len(rows) == len(GROUPS)
        for group, level, _count in rows:
            may = allowed[kind, name, BY_NAME[group]]
            assert says_a_level(level) == may.level, (name, group, level)
            assert ("No level" in level) != may.level
            shown += may.level
        trend = words(html[html.index("Month by month") :]).partition("The chart as a table")[0]
        says_what_changed(trend, allowed[kind, name, "all-crime"])
    assert shown > 1000


def test_the_explanation_for_every_area(client, allowed):
    """An area's own page has shown all its groups above: here it is asked for some, in turn."""
    names = sorted({(kind, name) for kind, name, _ in allowed})
    asked = [
        (kind, name, GROUPS[(place + more) % len(GROUPS)].slug)
        for place, (kind, name) in enumerate(names)
        for more in range(0, len(GROUPS), len(GROUPS) if kind is AreaKind.LSOA else 5)
    ]
    assert {group for _, _, group in asked} == {group.slug for group in GROUPS}
    assert {allowed[one].level for one in asked} == {True, False}
    for kind, name, group in asked:
        html = client.get("/crime-levels/", {"area": name, "group": group}).content.decode()
        said = words(html)
        own = said.partition("got its level")[2].partition("The five levels")[0]
        own = own.partition("Year by year")[0]
        may = allowed[kind, name, group]
        assert ("times that of the typical area" in own) == may.level, (name, group)
        if not may.level:
            assert not any(f" {band} " in own for band in BAND_WORDS), (name, group)
            assert "for every 1,000" not in own
        trend = said.partition("Month by month")[2].partition("The chart as a table")[0]
        says_what_changed(trend, may)


def test_comparisons_of_every_area(client, allowed):
    names = sorted({(kind, name) for kind, name, _ in allowed})
    fours = [names[start : start + 4] for start in range(0, len(names), 4)]
    for place, four in enumerate(fours):
        group = GROUPS[place % len(GROUPS)]
        areas = [name for _, name in four]
        html = client.get("/compare/", {"area": areas, "group": group.slug}).content.decode()
        rows = {row[0]: row[1:] for row in tables(html, 'id="side-by-side"')}
        may = [allowed[kind, name, group.slug] for kind, name in four]
        # All of Doggerland has the latest year, so each is shown for it.
        assert set(rows["Period"]) == {"12 months to September 2026"}
        assert [says_a_level(cell) for cell in rows["Level"]] == [one.level for one in may]
        rates = rows["Crimes in a year for every 1,000 residents"]
        assert [cell != "no rate" for cell in rates] == [one.rate for one in may]
        for cell, one in zip(rows["Last 12 months against the 12 before"], may, strict=True):
            assert cell.startswith(one.twelve.words)
            assert bool(PERCENTAGE.search(cell)) == one.twelve.percentage
            assert ("are present in both" in cell) == (one.twelve.months < 12)
        latest = rows["Latest three months against the same a year before"]
        for cell, one in zip(latest, may, strict=True):
            assert cell.startswith(one.three.words)
            assert bool(PERCENTAGE.search(cell)) == one.three.percentage


@pytest.mark.parametrize("kind", AreaKind)
def test_the_api(client, allowed, kind):
    seen = 0
    for force in ("doggerland", "city-of-dogger"):
        for group in GROUPS:
            asked = {"kind": kind.slug, "force": force, "group": group.slug, "limit": 200}
            answer = client.get("/api/v1/levels", asked)
            assert answer.status_code == 200
            for row in answer.json()["data"]:
                may = allowed[kind, row["area"], group.slug]
                assert (row["level"] is not None) == may.level, row
                assert (row["rate"] is not None) == may.rate, row
                if not may.level:
                    assert row["why_no_level"]
                    hidden = ("chance", "close_to", "relative", "p_low", "p_high")
                    assert all(row[name] is None for name in hidden)
                seen += 1
    assert seen == sum(of_kind is kind for of_kind, _, _ in allowed)


def test_the_export(allowed, tmp_path):
    small: set[tuple] = set()
    of_2009: set[tuple] = set()
    path = tmp_path / "levels.csv"
    call_command("levels", "--export", str(path), stdout=io.StringIO())
    seen = 0
    with path.open(newline="") as file:
        for row in csv.DictReader(file):
            if row["band"] == "-1":
                assert row["reason"] != "0"
                assert row["close_to"] == "-1"
                assert row["p_low"] == row["p_high"] == ""
            if row["residents"] in ("", "0") or int(row["months_12"]) < 10:
                assert row["rate"] == row["workday_rate"] == ""
                assert row["band"] == "-1"
            area = row["period"], row["kind"], row["area"], row["group"]
            if row["method"] == "ratio-eb-1":
                small.update([area] if int(row["reason"]) in Reason.small_numbers() else [])
            elif row["band"] != "-1":
                of_2009.add(area)
            if row["period"] == "latest" and row["method"] == "ratio-eb-1":
                kind = next(kind for kind in AreaKind if kind.slug == row["kind"])
                may = allowed[kind, row["area"], row["group"]]
                assert (row["band"] != "-1") == may.level, row
                assert (row["rate"] != "") == may.rate, row
                seen += 1
    assert seen == len(allowed)
    # Nor does the method of 2008/9 give a level where numbers are too small for one.
    assert len(small) > 100
    assert len(of_2009) > 1000
    assert not small & of_2009
