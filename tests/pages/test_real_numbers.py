"""Numbers on pages against a plain count of the official files: Bedfordshire and the City."""

import re
from collections import Counter

import pytest
from django.utils.html import strip_tags

from crimes.vocabulary import CRIME_CATEGORIES
from tests.pages import plain_counts

pytestmark = pytest.mark.usefixtures("real_data", "plain_static_files")

MONTH = "2022-05"
FORCE = "bedfordshire"


def words(client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return " ".join(strip_tags(response.content.decode()).split())


def table(client, address: str, name: str) -> str:
    page = client.get(address).content.decode()
    return " ".join(strip_tags(re.search(rf'id="{name}">(.*?)</table>', page, re.S)[1]).split())


def test_unmapped_crimes_of_a_force(client):
    rows = plain_counts.street(MONTH)
    without = plain_counts.without_location(rows)
    drugs = [row for row in rows if row["Crime type"] == "Drugs"]

    page = words(client, f"/unmapped/?force={FORCE}&month={MONTH}")

    assert without > 0
    assert f"{without:,} of the {len(rows):,} crimes that Bedfordshire Police recorded" in page
    assert f"Drugs {plain_counts.without_location(drugs)} {len(drugs):,}" in page


@pytest.mark.parametrize(
    "force, month", [("bedfordshire", "2025-02"), ("city-of-london", "2025-02")]
)
def test_a_force_and_its_latest_month(client, force, month):
    rows = plain_counts.street(month, force)
    counts = Counter(row["Crime type"] for row in rows)

    page = table(client, f"/forces/{force}/", "category-table")

    for category in ("Burglary", "Drugs", "Robbery"):
        assert f"{category} {counts[category]:,}" in page
    assert page.endswith(f"Total {len(rows):,}")


def test_stop_and_search_of_a_force(client):
    rows = plain_counts.stops(MONTH)
    address = f"/forces/{FORCE}/stops/?month={MONTH}"
    arrests = [row for row in rows if row["Outcome"] == "Arrest"]
    linked = sum(row["Outcome linked to object of search"] == "True" for row in arrests)
    placed = sum(bool(row["Longitude"]) for row in rows)

    assert f"Bedfordshire Police reported {len(rows):,} stops and searches" in words(
        client, address
    )
    assert f"{placed:,} of {len(rows):,} have a place" in words(client, address)
    assert f"Arrest {len(arrests):,} {linked:,} " in table(client, address, "outcome")
    male = sum(row["Gender"] == "Male" for row in rows)
    assert f"Male {male:,}" in table(client, address, "gender")
    young = sum(row["Age range"] == "10-17" for row in rows)
    assert f"10-17 {young:,}" in table(client, address, "age_range")


def test_the_neighbourhoods_of_a_force_hold_all_that_its_file_places(client):
    rows = plain_counts.street("2025-02", "city-of-london")
    page = words(client, "/unmapped/?force=city-of-london&month=2025-02")
    _, without, outside, all_rows = re.search(
        r"February 2025 ((\d+) (\d+) ([\d,]+)) \d+", page
    ).groups()

    totals = [
        int(
            table(client, address, "category-table")
            .rsplit("Total ", 1)[1]
            .split()[0]
            .replace(",", "")
        )
        for address in sorted(
            set(
                re.findall(
                    r'href="(/forces/city-of-london/[^/"]+/)"',
                    client.get("/forces/city-of-london/").content.decode(),
                )
            )
            - {"/forces/city-of-london/stops/"}
        )
    ]

    assert int(all_rows.replace(",", "")) == len(rows)
    assert int(without) == plain_counts.without_location(rows)
    # Other forces record crimes in the City, too: the British Transport Police in its stations.
    assert sum(totals) >= len(rows) - int(without) - int(outside)


def test_a_crime_and_its_place(client):
    row = next(
        row
        for row in plain_counts.street(MONTH)
        if row["Crime ID"] and row["Crime type"] == "Burglary"
    )

    page = words(client, f"/crimes/{row['Crime ID']}/")

    assert "May 2022 Burglary" in page
    # A street keeps the letter case in which it was first seen.
    assert row["Location"].casefold() in page.casefold()
    assert "Bedfordshire Police" in page


def test_accuracy_and_coverage(client):
    months = ["2025-01", "2025-02"]
    rows = [row for month in months for row in plain_counts.street(month)]
    # The twelve months to February 2025 hold files of January and February alone.
    page = words(client, "/accuracy/")
    assert f"Bedfordshire Police {plain_counts.without_location(rows):,} of {len(rows):,}" in page

    coverage = client.get("/coverage/").content.decode()
    of_force = next(part for part in coverage.split("<tr") if "Bedfordshire" in part)
    said = re.findall(r'<span class="govuk-visually-hidden">(.*?)</span>', of_force)
    assert said == ["Month not published"] * 10 + ["Supplied"] * 2


def test_every_category_of_a_neighbourhood_adds_up_to_its_total(client):
    page = table(client, f"/forces/{FORCE}/LU4/?month={MONTH}", "category-table")

    names = [category.name_en for category in CRIME_CATEGORIES]
    counts = [
        int(number.replace(",", ""))
        for name in names
        for number in re.findall(rf"(?<!\w){re.escape(name)} ([\d,]+) ", page)
    ]
    assert sum(counts) == int(page.rsplit("Total ", 1)[1].split()[0].replace(",", ""))
    assert sum(counts) > 0


def test_a_neighbourhood_and_its_crime_map(client):
    rows = plain_counts.inside(plain_counts.street(MONTH), "LU4")
    counts = Counter(row["Crime type"] for row in rows)
    # Many places are called "On or near Shopping Area": a street point is a name at a place.
    points = Counter((row["Location"], row["Longitude"], row["Latitude"]) for row in rows)
    ((busiest, *_), number) = points.most_common(1)[0]

    page = table(client, f"/forces/{FORCE}/LU4/crime/?month={MONTH}", "category-table")
    for category in ("Burglary", "Drugs", "Anti-social behaviour"):
        assert f"{category} {counts[category]:,} " in page
    assert page.endswith(f"Total {len(rows):,}")
    whole = words(client, f"/forces/{FORCE}/LU4/crime/?month={MONTH}&show=numbers")
    assert f"recorded in Luton Town Centre in May 2022: {len(rows):,}." in whole
    assert f"{busiest}: {number} crimes" in whole
    one = words(client, f"/forces/{FORCE}/LU4/crime/?month={MONTH}&category=burglary")
    assert f"Burglary recorded in Luton Town Centre in May 2022: {counts['Burglary']}." in one

    neighbourhood = table(client, f"/forces/{FORCE}/LU4/?month={MONTH}", "category-table")
    assert f"Burglary {counts['Burglary']:,} " in neighbourhood
    assert neighbourhood.endswith(f"Total {len(rows):,}")


def test_stop_and_search_of_a_neighbourhood_is_of_twelve_months(client):
    rows = plain_counts.inside(plain_counts.files_of("2021-06", MONTH, plain_counts.stops), "LU4")
    arrests = [row for row in rows if row["Outcome"] == "Arrest"]
    drugs = sum(row["Object of search"] == "Controlled drugs" for row in rows)
    address = f"/forces/{FORCE}/LU4/stops/?month={MONTH}"

    assert f"{len(rows):,} stops and searches were placed in Luton Town Centre" in words(
        client, address
    )
    assert f"Arrest {len(arrests):,} " in table(client, address, "outcome")
    assert f"Controlled drugs {drugs:,}" in table(client, address, "object_of_search")


def test_crimes_behind_the_levels_of_a_small_area_and_its_district(client):
    rows = plain_counts.files_of("2022-04", "2023-03")
    for name, address in (
        ("Luton 001A", "/areas/E01015706/"),
        ("Luton", "/districts/E06000032/"),
    ):
        own = [row for row in rows if f"{row['LSOA name']} ".startswith(f"{name} ")]
        asb = sum(row["Crime type"] == "Anti-social behaviour" for row in own)
        burglaries = sum(row["Crime type"] == "Burglary" for row in own)
        page = words(client, address)

        assert re.search(rf"All crime [A-Z][a-z ]+ {len(own) - asb:,} ?11 of 12 months", page)
        assert re.search(rf"Anti-social behaviour .{{5,80}} {asb:,} ?11 of 12 months", page)
        assert re.search(rf" Burglary .{{5,180}} {burglaries:,} ?11 of 12 months", page)
