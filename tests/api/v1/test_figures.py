"""Counts: zero where nothing happened, null where nobody knows."""

import pytest

pytestmark = pytest.mark.django_db


def counts(answer):
    return [(row["month"], row["category"], row["count"]) for row in answer.json()["data"]]


def test_counts_months_zero_and_unknown_too(ask):
    ours = ask("/counts?force=doggerland&date_from=2024-01")
    theirs = ask("/counts?force=city-of-dogger&date_from=2024-01")

    assert counts(ours) == [("2024-01", None, 4), ("2024-02", None, 2), ("2024-03", None, 0)]
    assert counts(theirs) == [("2024-01", None, 1), ("2024-02", None, 0), ("2024-03", None, None)]
    assert theirs.json()["data"][-1]["status"] == "not-supplied"
    assert [gap["month"] for gap in theirs.json()["missing"]] == ["2024-03"]


@pytest.mark.parametrize(
    "place",
    [
        "neighbourhood=doggerland/D01",
        "lsoa=E01990001",
        "district=E07990001",
        "lat=54.5&lng=2.5",
        "postcode=ZD1 1AA",
        "poly=54.49,2.49:54.51,2.49:54.51,2.51:54.49,2.51",
    ],
)
def test_counts_categories_of_any_place(ask, place):
    answer = ask(
        f"/counts?{place}&date=2024-01&by=month&by=category&category=burglary&category=drugs"
    )

    assert counts(answer) == [("2024-01", "burglary", 3), ("2024-01", "drugs", 1)]


def test_counts_months_together(ask):
    (row,) = ask(
        "/counts?force=city-of-dogger&date_from=2024-01&by=category&category=burglary"
    ).json()["data"]

    # Two of the three months are known.
    assert (row["count"], row["months"], row["status"]) == (1, 2, "partly")


def test_counts_the_areas_of_a_force_page_by_page(ask):
    first = ask("/counts?by=force&date=2024-01&by=month&limit=1").json()
    second = ask(first["next"].partition("/api/v1")[2]).json()

    assert [(row["area"], row["count"]) for row in first["data"] + second["data"]] == [
        ("city-of-dogger", 1),
        ("doggerland", 4),
    ]
    assert second["next"] is None


def test_counts_of_areas_are_a_map_as_geojson(ask):
    features = ask(
        "/counts.geojson?by=force&by=month&date_from=2024-01&force=doggerland&fields=month,count&simplify=0"
    ).json()["features"]

    assert [feature["properties"] for feature in features] == [
        {"month": "2024-01", "count": 4},
        {"month": "2024-02", "count": 2},
        {"month": "2024-03", "count": 0},
    ]
    assert {feature["geometry"]["type"] for feature in features} == {"MultiPolygon"}


def test_a_count_of_no_area_has_no_boundary(ask):
    (feature,) = ask("/counts.geojson?lat=54.5&lng=2.5&date=2024-01").json()["features"]

    assert feature["geometry"] is None
    assert feature["properties"]["count"] == 4


def test_leaves_categories_out_that_were_not_in_use(ask):
    answer = ask("/counts?force=doggerland&by=category&date=2024-01").json()["data"]

    assert len(answer) == 14
    assert "public-disorder-weapons" not in {row["category"] for row in answer}


def test_says_that_there_are_no_levels_yet(ask):
    for address in ("/level?lat=54.5&lng=2.5", "/levels?district=E07990001"):
        answer = ask(address)
        assert (answer.status_code, answer.json()["reason"]) == (404, "no-levels")


def test_coverage_lists_every_force_and_month(ask):
    rows = ask("/coverage?date_from=2024-01&kind=street").json()["data"]

    assert len(rows) == 6
    assert rows[-2]["status"] == "not-supplied"
    assert rows[-2]["note"] == "A new system."


def test_releases_are_listed_newest_first(ask):
    rows = ask("/releases").json()["data"]

    assert [row["month"] for row in rows] == ["2024-03", "2024-02", "2024-01"]
    assert ask("/revisions").json()["data"] == []
