"""Small areas, districts and comparisons, as visitors see them."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ingest import levelling
from places.models import Lsoa, LsoaChange
from releases.models import Coverage
from releases.month import Month
from tests.levels import country as the_country
from tests.levels.country import CENTRE, CITY, ORDINARY, PARK, UNKNOWN
from tests.pages.test_crime_levels import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def country():
    country = the_country.build()
    months = [str(month) for month in Month(2022, 4).until(Month(2024, 3))]
    the_country.supply(country, months, the_country.ordinary_year())
    levelling.bring_up_to_date()
    return country


def page(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    return words(answer.content.decode())


class TestLsoa:
    def test_shows_level_people_years_and_where_it_belongs(self, client, country):
        shown = page(client, f"/areas/{ORDINARY[19]}/")

        assert "1,500 people live here (Census 2021)" in shown
        assert "High" in shown
        assert "450" in shown
        # The crimes of a year, the same in both: its own, its district's, its force's.
        assert "Eastford" in shown
        assert "Testshire Police" in shown
        assert "Bridge" in shown
        assert "The chart as a table" in shown

    def test_a_park_has_crimes_but_no_rate_and_no_level(self, client, country):
        shown = page(client, f"/areas/{PARK}/")

        assert "0 people live here" in shown
        assert "No residents: rate not meaningful." in shown
        assert "300" in shown

    def test_where_nobody_counted_the_people_it_says_so(self, client, country):
        assert "We do not know how many people live here" in page(client, f"/areas/{UNKNOWN}/")

    def test_a_force_that_supplied_nothing_shows_no_zeros(self, client, country):
        shown = page(client, f"/areas/{CITY[0]}/")

        assert "Month by month" not in shown
        assert "A missing month is not a month without crime" in shown

    def test_a_part_of_a_split_area_has_no_past_and_a_merged_one_has(self, client, country):
        merged, part = country.lsoas[ORDINARY[0]], country.lsoas[ORDINARY[1]]
        for code, new, kind in (("Z09001", merged, "M"), ("Z09002", part, "S")):
            old = Lsoa.objects.create(code=code, name=code, in_2011=True, district=part.district)
            LsoaChange.objects.create(lsoa_2011=old, lsoa_2021=new, kind=kind)
            country.lsoas[code] = old
        before = {("Z09001", "burglary"): lambda n: 7, ("Z09002", "burglary"): lambda n: 9}
        the_country.supply(country, ["2022-03"], before)

        assert "March 2022 7" in page(client, f"/areas/{ORDINARY[0]}/")
        assert "March 2022" not in page(client, f"/areas/{ORDINARY[1]}/")
        assert "It was part of Z09002" in page(client, f"/areas/{ORDINARY[1]}/")
        assert ORDINARY[1] in page(client, "/areas/Z09002/")

    def test_is_found_in_any_case_and_unknown_codes_are_not(self, client, country):
        assert client.get("/areas/z01000/")["Location"] == "/areas/Z01000/"
        assert client.get("/areas/Z99999/").status_code == 404

    def test_asks_a_bounded_number_of_questions(self, client, country):
        client.get(f"/areas/{ORDINARY[0]}/")
        with CaptureQueriesContext(connection) as asked:
            client.get(f"/areas/{ORDINARY[0]}/")

        assert len(asked) <= 14


class TestDistrict:
    def test_lists_its_neighbourhoods_and_small_areas_with_links(self, client, country):
        html = client.get("/districts/E07990002/").content.decode()

        assert "/forces/testshire/N1/" in html
        assert f"/areas/{ORDINARY[0]}/" in html
        assert "18,000 people live here (Census 2021)" in words(html)
        assert "/compare/?area=E07990002" in html


class TestCompare:
    def test_areas_stand_side_by_side_with_their_districts_and_force(self, client, country):
        shown = page(client, f"/compare/?area=testshire/N1&area=testshire/N4&area={ORDINARY[19]}")

        table = shown[shown.index("side by side") : shown.index("Areas like")]
        for name in ("Docks", "Bridge", ORDINARY[19][-3:], "Westford", "Eastford"):
            assert name in table
        assert "9,000 Census 2021" in table
        assert "12 months to March 2024" in table
        # Under each name, and once in the table of years.
        assert table.count("Testshire Police") == 4
        assert table.index("Crimes recorded") < table.index("Month by month")

    def test_no_rate_where_nobody_lives_or_nobody_counted(self, client, country):
        shown = page(client, f"/compare/?area={PARK}&area={UNKNOWN}")
        rates = shown[shown.index("every 1,000 residents") : shown.index("Last 12 months")]

        assert rates.count("no rate") == 2

    def test_the_workday_rate_stands_beside_the_residents_rate_in_a_centre(self, client, country):
        shown = page(client, f"/compare/?area={CENTRE}")

        assert "1,200.0 200.0 for every 1,000 people there on a working day" in shown

    def test_areas_of_two_forces_are_not_said_to_share_a_scale(self, client, country):
        shown = page(client, "/compare/?area=testshire/N1&area=cityshire/cp")

        assert "These areas belong to different forces" in shown
        assert "A missing month is not a month without crime" in shown

    def test_a_search_without_javascript_adds_the_one_match(self, client, country):
        answer = client.get("/compare/", {"area": "testshire/N1", "q": "Bridge"})

        assert answer.status_code == 302
        assert answer["Location"] == "/compare/?area=testshire/N1&area=testshire/N4"

    def test_a_district_or_lsoa_is_found_by_name_or_code(self, client, country):
        answer = client.get("/compare/", {"q": "E07990001"})
        assert answer["Location"] == "/compare/?area=E07990001"
        answer = client.get("/compare/", {"q": ORDINARY[3].lower(), "group": "burglary"})
        assert ORDINARY[3] in (answer.get("Location") or answer.content.decode())

    def test_more_than_four_or_unknown_areas_are_refused(self, client, country):
        five = "&".join(f"area={code}" for code in ORDINARY[:5])
        assert client.get(f"/compare/?{five}").status_code == 400
        assert client.get("/compare/?area=testshire/none").status_code == 404
        assert client.get("/compare/?area=testshire/N1&group=none").status_code == 404

    def test_nothing_chosen_asks_what_to_compare(self, client, country):
        assert "Choose up to four areas" in page(client, "/compare/")
        assert "No other area was found" in page(client, "/compare/?q=xyzzy")

    def test_similar_areas_give_the_range_to_expect(self, client, country):
        shown = page(client, f"/compare/?area={ORDINARY[19]}")

        # 450 crimes where ordinary areas have 150.
        assert f"Areas like {country.lsoas[ORDINARY[19]].name}" in shown
        assert "450 were recorded: higher than in similar areas" in shown
        assert "residents for each square kilometre" in shown

    def test_a_month_not_supplied_is_a_gap_and_left_out_of_both_sides(self, client, country):
        Coverage.objects.filter(month=Month(2024, 2)).update(status=Coverage.Status.NOT_SUPPLIED)
        levelling.bring_up_to_date()
        shown = page(client, f"/compare/?area={ORDINARY[19]}")

        assert "11 of 12 months are present in both" in shown
        assert "February 2024 not supplied" in shown

    def test_asks_a_bounded_number_of_questions(self, client, country):
        four = f"/compare/?area=testshire/N1&area=testshire/N2&area={ORDINARY[0]}&area=E07990002"
        client.get(four)
        with CaptureQueriesContext(connection) as asked:
            client.get(four)

        assert len(asked) <= 45
