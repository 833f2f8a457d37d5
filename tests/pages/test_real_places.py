"""What people in Luton and Bedford type, and where it leads, on the real files."""

import re

import pytest
from django.db.models import Count
from django.urls import reverse

from places.models import StreetPoint

pytestmark = pytest.mark.usefixtures("real_data", "plain_static_files")


def page_of(code: str) -> str:
    return reverse("neighbourhood", args=["bedfordshire", code])


@pytest.mark.parametrize("typed", ["LU1 2SE", "lu12se", " lu1  2se "])
def test_a_postcode_leads_to_its_neighbourhood(client, typed):
    answer = client.get("/search/", {"q": typed})

    assert answer.status_code == 302
    assert answer["Location"] == page_of("LU4")


def test_part_of_a_postcode_lists_the_neighbourhoods_it_lies_in(client):
    answer = client.get("/search/", {"q": "LU1"})

    assert answer.status_code == 200
    assert "Luton Town Centre" in answer.content.decode()


def test_a_town_leads_to_its_neighbourhood(client):
    answer = client.get("/search/", {"q": "Ampthill"}, follow=True)

    assert "Ampthill" in answer.content.decode()
    assert answer.redirect_chain


def test_a_street_leads_to_the_neighbourhood_of_its_point(client):
    once = StreetPoint.objects.values("folded").annotate(n=Count("id")).filter(n=1)
    point = (
        StreetPoint.objects.filter(folded__in=once.values("folded"), folded__endswith=" street")
        .filter(placed__neighbourhood__force__slug="bedfordshire")
        .select_related("placed__neighbourhood")
        .order_by("id")
        .first()
    )

    answer = client.get("/search/", {"q": point.name.removeprefix("On or near ")})

    assert answer.status_code == 302
    assert answer["Location"] == page_of(point.placed.neighbourhood.code)


def test_a_year_without_one_of_its_months_says_so(client):
    # Luton 001A: its latest full figures are of 2022/3, without March 2023.
    page = client.get("/areas/E01015706/").content.decode()

    assert "11 of 12 months" in page
    assert re.search(r"2022/23?</th>", page)
    assert "11 months" in page


def test_the_city_of_london_is_shown_with_the_flag_and_without_a_level(client):
    page = client.get("/districts/E09000001/").content.decode()

    assert "Many more people visit than live here." in page
    assert "No level" in page
    assert 'data-band="4"' not in page
