"""What a load of reference data would change is told before; undone, every row is as it was."""

import datetime
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from forces.models import Force
from ingest.models import ReferenceLoad
from ingest.reference import loading
from ingest.refusals import NotNow
from neighbourhoods.models import Neighbourhood, TeamMember
from places.models import Lsoa, LsoaPopulation, Postcode
from releases.models import Release
from tests.builders import (
    make_crime,
    make_force,
    make_lsoa,
    make_member,
    make_neighbourhood,
    make_street_point,
    publish,
)
from tests.ingest.reference.made_files import feature, square, write_csv, write_geojson

HEADER = ["lsoa21_code", "total_residents"]
# All that a change of neighbourhoods touches, by columns that are the same when made anew.
OF_NEIGHBOURHOODS = {
    "neighbourhoods_neighbourhood": "t",
    "neighbourhoods_teammember": "t",
    "neighbourhoods_priority": "t",
    "neighbourhoods_meeting": "t",
    "neighbourhoods_link": "t",
    "neighbourhoods_policelocation": "t",
    "neighbourhoods_placedpoint": "t",
    "crimes_neighbourhoodcount": "t",
    "levels_neighbourhoodshare": "(lsoa_id, neighbourhood_id, share)",
    "places_mapshape": "t",
}


def rows_of(tables: dict[str, str]) -> dict[str, str]:
    """Return a digest of all rows of each table."""
    found = {}
    with connection.cursor() as cursor:
        for table, row in tables.items():
            # Names of this file alone, so nothing that anybody typed.
            cursor.execute(
                f"SELECT md5(string_agg({row}::text, ' ' ORDER BY {row}::text)) FROM {table} t"
            )
            found[table] = cursor.fetchone()[0]
    return found


def undo(kind: str) -> None:
    call_command("undo_reference", kind, verbosity=0)


def people(path: Path, *rows) -> Path:
    return write_csv(path / "census2021.csv", HEADER, *rows)


def test_all_neighbourhoods_replaced_by_one_and_put_back(doggerland, tmp_path):
    before = rows_of(OF_NEIGHBOURHOODS)
    of_the_force = Neighbourhood.objects.filter(force__slug="doggerland").count()
    boundary = square(side=3)  # all of the island
    file = write_geojson(
        tmp_path / "one.geojson", feature(boundary, force="doggerland", id="ALL", name="All")
    )

    call_command("load_reference", "neighbourhoods", str(file), replace=True, verbosity=0)

    done = ReferenceLoad.objects.latest("id")
    assert done.differences[0]["gone"] == of_the_force
    assert "go with their teams" in " ".join(done.warnings)
    assert not TeamMember.objects.filter(neighbourhood__force__slug="doggerland").exists()
    changed = rows_of(OF_NEIGHBOURHOODS)
    assert all(changed[table] != rows for table, rows in before.items())

    undo("neighbourhoods")

    assert rows_of(OF_NEIGHBOURHOODS) == before


def test_added_changed_and_gone_are_told_and_nothing_is_kept(load, tmp_path):
    make_lsoa("E01990001"), make_lsoa("E01990002")
    load("populations", people(tmp_path, ["E01990001", "1000"]))
    releases = Release.objects.count()

    lines = load(
        "populations",
        people(tmp_path, ["E01990001", "400"], ["E01990002", "700"]),
        dry_run=True,
    )

    assert lines[-1] == "Kept nothing. Rows that would be added: 1, changed: 1, gone: 0."
    assert "Warning: 1 have half as many people, or twice as many: E01990001: 1000 to 400." in lines
    assert LsoaPopulation.objects.get().count == 1000
    assert Release.objects.count() == releases
    seen = ReferenceLoad.objects.latest("id")
    assert seen.differences[0]["examples"] == [
        ["added", "E01990002, resident 2021, Census 2021: 700", ""],
        ["changed", "E01990001, resident 2021, Census 2021: 400", "count: 1000 → 400"],
    ]
    assert (seen.edition, seen.publisher, seen.state) == (
        "census2021",
        "Office for National Statistics",
        "seen",
    )


def test_undone_one_by_one_the_newest_first(load, tmp_path):
    make_lsoa("E01990001"), make_lsoa("E01990002")
    load("populations", people(tmp_path, ["E01990001", "1000"]))
    load("populations", people(tmp_path, ["E01990001", "1100"], ["E01990002", "700"]))

    undo("populations")
    assert list(LsoaPopulation.objects.values_list("lsoa__code", "count")) == [("E01990001", 1000)]
    undo("populations")
    assert not LsoaPopulation.objects.exists()
    with pytest.raises(CommandError, match="There is no load of populations to undo"):
        undo("populations")
    with pytest.raises(NotNow, match="somebody else was quicker"):
        loading.undo(ReferenceLoad.objects.latest("id"))


def test_what_somebody_has_changed_since_stays(load, tmp_path):
    force = make_force(pfa_code="E23000099")
    area = make_neighbourhood("Old Town", force=force, code="A1")
    file = tmp_path / "names.geojson"
    write_geojson(
        file,
        feature(square(), force="testshire", id="A1", name="New Town"),
        feature(square(2.7), force="testshire", id="B2", name="Harbour"),
        feature(square(2.9), force="testshire", id="C3", name="Quay"),
    )
    load("neighbourhoods", file)
    Neighbourhood.objects.filter(pk=area.pk).update(name="Newest Town")
    now = datetime.datetime.now(datetime.UTC)
    Neighbourhood.objects.filter(code="B2").update(edited_at=now, description="<p>Ours.</p>")

    undo("neighbourhoods")

    assert set(Neighbourhood.objects.values_list("code", "name")) == {
        ("A1", "Newest Town"),
        ("B2", "Harbour"),  # staff have written about it
    }


def test_an_lsoa_that_crimes_refer_to_by_now_keeps_its_code_alone(load, tmp_path):
    file = write_geojson(
        tmp_path / "lsoas.geojson",
        feature(square(), LSOA21CD="E01990001", LSOA21NM="Testford 001A"),
        feature(square(2.7), LSOA21CD="E01990002", LSOA21NM="Testford 001B"),
    )
    load("lsoas", file)
    used = Lsoa.objects.get(code="E01990001")
    make_crime(lsoa=used, month="2024-01")
    publish("2024-01")

    undo("lsoas")

    left = Lsoa.objects.get()
    assert (left.code, left.name, left.in_2021, left.boundary) == (
        used.code,
        used.code,
        False,
        None,
    )


def test_postcodes_and_street_points_get_the_lsoa_that_is_left(load, tmp_path):
    make_lsoa("E01990001")  # a square of 0.02 degrees at 2.5
    point = make_street_point(at=(54.5, 2.7))
    load("lsoas", write_geojson(tmp_path / "a.geojson", feature(square(2.7), LSOA21CD="E01990002")))
    point.refresh_from_db()
    assert point.lsoa.code == "E01990002"
    load(
        "lsoas",
        write_geojson(tmp_path / "b.geojson", feature(square(2.6, side=0.3), LSOA21CD="E01990003")),
    )

    undo("lsoas")
    undo("lsoas")

    point.refresh_from_db()
    assert point.lsoa is None
    assert [lsoa.code for lsoa in Lsoa.objects.all()] == ["E01990001"]


def test_nothing_is_undone_while_something_else_stands_on_it(load, tmp_path):
    file = write_csv(tmp_path / "forces.csv", ["id", "name"], ["newshire", "Newshire Police"])
    load("forces", file)
    make_neighbourhood(force=Force.objects.get(slug="newshire"))

    with pytest.raises(CommandError, match="What was loaded or written since stands on this load"):
        undo("forces")

    assert Force.objects.filter(slug="newshire").exists()


def test_neither_people_nor_teams_go_unseen_with_what_they_hang_on(load, tmp_path):
    load("lsoas", write_geojson(tmp_path / "a.geojson", feature(square(), LSOA21CD="E01990001")))
    load("populations", people(tmp_path, ["E01990001", "1000"]))
    make_force()
    area = feature(square(), force="testshire", id="A1", name="Old Town")
    load("neighbourhoods", write_geojson(tmp_path / "b.geojson", area))
    make_member(Neighbourhood.objects.get())

    with pytest.raises(CommandError, match="1 lsoa populations"):
        undo("lsoas")
    with pytest.raises(CommandError, match="1 team members"):
        undo("neighbourhoods")

    assert (LsoaPopulation.objects.count(), TeamMember.objects.count()) == (1, 1)
    undo("populations")
    undo("lsoas")
    assert not Lsoa.objects.exists()


def test_postcodes_that_move_far_are_told(load, tmp_path):
    file = tmp_path / "nspl_nov2021.csv"
    header = ["pcds", "lat", "long", "lsoa11", "doterm"]
    load("postcodes", write_csv(file, header, ["ZD1 1AA", "54.5", "2.5", "", ""]))

    lines = load("postcodes", write_csv(file, header, ["ZD1 1AA", "52.5", "2.5", "", ""]))

    assert "Warning: 1 move by more than 5 km: ZD11AA." in lines
    undo("postcodes")
    assert Postcode.objects.get().location.y == 54.5


def test_boundaries_that_go_or_shrink_are_told(load, tmp_path):
    make_force()
    file = tmp_path / "areas.geojson"
    load("neighbourhoods", write_geojson(file, feature(square(), force="testshire", id="A1")))

    small = feature(square(side=0.01), force="testshire", id="A1")
    bare = feature(None, force="testshire", id="B2", name="Harbour")
    lines = load("neighbourhoods", write_geojson(file, small, bare))

    assert "Warning: 1 become less than half or more than twice as large: A1 A1." in lines
    assert "Warning: 1 are new and have no boundary: B2 Harbour." in lines
