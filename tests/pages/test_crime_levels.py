"""Levels, the table of years and the trend, as visitors see them."""

import re

import pytest
from django.template.loader import render_to_string
from django.utils.html import strip_tags

from ingest import levelling
from levels.groups import GROUPS, HEADLINE_OF_2009
from levels.models import Level
from levels.standing import Place, Standing
from levels.vocabulary import Method
from pages import standing
from releases.month import Month, months_of_financial_year
from tests.levels import country as the_country
from tests.levels.country import ORDINARY

BAND_WORDS = ("High", "Above average", "Average", "Below average", "Low")


def words(html: str) -> str:
    return " ".join(strip_tags(html.replace("<", " <")).split())


def year_series(*counts: int) -> dict[Month, int]:
    """Spread yearly counts, from 2005/6 on, over their months."""
    spread = {}
    for first_year, count in enumerate(counts, start=2005):
        months = months_of_financial_year(first_year)
        for place, month in enumerate(months):
            spread[month] = count * (place + 1) // 12 - count * place // 12
    return spread


class TestWestEnd:
    """The table that CrimeMapper showed in 2009, and its six changes (domain notes, 1.2)."""

    @pytest.fixture
    def page(self):
        places = [
            Place("neighbourhood", "West End", "", year_series(898, 1043, 1017)),
            Place("district", "Westminster", "", year_series(7489, 7506, 7159)),
            Place("force", "MPS", "", year_series(247257, 235440, 216297)),
        ]
        # The group began, for us, in December 2010; the table is drawn from older figures.
        group = HEADLINE_OF_2009.__class__(
            101, HEADLINE_OF_2009.slug, HEADLINE_OF_2009.name, "", (), since=Month(2005, 4)
        )
        return standing.of(Standing(group, [], places), Month(2008, 3))

    def test_the_table_is_reproduced(self, page):
        html = render_to_string(
            "levels/_years.html", {"years": page.years, "group": page.standing.group}
        )
        table = [
            [words(cell) for cell in re.findall(r"<t[hd].*?</t[hd]>", row, re.DOTALL)]
            for row in re.findall(r"<tr.*?</tr>", html, re.DOTALL)
        ]

        assert "Burglary, robbery and vehicle crime by financial year" in words(html)
        assert [[cell.replace(",", "") for cell in row] for row in table] == [
            ["Area", "2005/6", "2006/7", "2007/8"],
            ["West End", "898", "1043 up", "1017 no clear change"],
            ["Westminster", "7489", "7506 no clear change", "7159 down"],
            ["MPS", "247257", "235440 down", "216297 down"],
        ]

    def test_the_six_changes_have_their_z(self, page):
        z = [round(y.change.z, 2) for row in page.years for y in row.years if y.change]

        assert z == [3.29, -0.57, 0.14, -2.87, -17.01, -28.48]


@pytest.mark.django_db
class TestPages:
    @pytest.fixture
    def country(self):
        country = the_country.build()
        months = [str(month) for month in Month(2022, 4).until(Month(2024, 3))]
        the_country.supply(country, months, the_country.ordinary_year())
        levelling.bring_up_to_date()
        return country

    def test_no_page_shows_a_level_or_rate_where_the_rules_forbid_one(self, client, country):
        without = Level.objects.filter(band=-1, method=Method.RATIO_EB_1, kind__in=(2, 3))
        assert without.exists()
        areas = [f"{n.force.slug}/{n.code}" for n in country.neighbourhoods]
        areas += [district.code for district in country.districts]
        shown = 0
        for area in areas:
            for group in GROUPS:
                response = client.get("/crime-levels/", {"area": area, "group": group.slug})
                own = response.context["own"]
                if own is None or own.level.band is not None:
                    continue
                page = words(response.content.decode()).split("The five levels")[0]
                assert "times that of the typical area" not in page
                assert "crimes in a year for every 1,000 of them" not in page
                assert own.level.reason.words in response.content.decode()
                shown += 1
        assert shown > len(areas)

    def test_a_neighbourhood_leads_to_the_explanation_of_its_own_level(self, client, country):
        page = client.get("/forces/testshire/N1/").content.decode()

        assert "What are these?" in page
        assert "/crime-levels/?area=testshire/N1" in page

    def test_the_explanation_gives_the_areas_own_numbers(self, client, country):
        page = words(client.get("/crime-levels/?area=testshire/N3").content.decode())

        assert "9,000 people live here (source: Census 2021)" in page
        assert "crimes in a year for every 1,000 of them" in page
        assert "areas of this kind to compare with. In the typical one it was" in page
        assert "As it was done in 2008/9" in page

    def test_without_an_area_it_explains_and_gives_no_numbers(self, client, db):
        page = words(client.get("/crime-levels/").content.decode())

        assert all(word in page for word in BAND_WORDS)
        assert "ratio-eb-1" in page
        assert "sd-1" in page

    def test_an_area_or_group_that_is_not_there_is_not_found(self, client, country):
        assert client.get("/crime-levels/?area=testshire/none").status_code == 404
        assert client.get("/crime-levels/?area=E00000000").status_code == 404
        assert client.get("/crime-levels/?group=none").status_code == 404

    def test_lists_are_alphabetical_and_not_ranked(self, client, country):
        page = words(client.get("/forces/testshire/").content.decode())
        names = ["Abbey", "Bridge", "Castle", "Docks"]

        assert sorted(names, key=page.index) == names
        assert "in alphabetical order" in page

    def test_a_district_shows_its_levels_and_its_small_areas(self, client, country):
        page = words(client.get("/districts/E07990002/").content.decode())

        assert "Westford" in page
        assert ORDINARY[0] in page
        assert "Burglary" in page

    def test_levels_not_computed_yet_do_not_break_the_pages(self, client, db):
        the_country.build()

        assert client.get("/forces/testshire/N1/").status_code == 200
        assert client.get("/crime-levels/?area=testshire/N1").status_code == 200
        assert client.get("/districts/E07990001/").status_code == 200
