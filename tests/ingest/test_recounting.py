"""New boundaries move the counts of months that are public already."""

from django.core.management import call_command

from crimes.models import DistrictCount, NeighbourhoodCount
from releases.kinds import Kind
from releases.queries import stamp
from tests.ingest import force_files
from tests.ingest.force_files import crime
from tests.ingest.reference.made_files import feature, square, write_csv, write_geojson

MILL_LANE = {
    "Longitude": "2.600000",
    "Latitude": "54.500000",
    "Location": "On or near Mill Lane",
}


def by_neighbourhood():
    return dict(NeighbourhoodCount.objects.values_list("neighbourhood__code", "count"))


def by_district():
    return dict(DistrictCount.objects.values_list("district__code", "count"))


def test_crimes_are_counted_in_the_neighbourhoods_of_today(load, tmp_path):
    rows = [crime(1), crime(2), crime(3, at=MILL_LANE)]
    force_files.write(tmp_path, "2024-01", Kind.STREET, rows)
    load()
    assert by_neighbourhood() == {"N1": 2}
    before = stamp()

    path = write_geojson(
        tmp_path / "reference" / "areas.geojson",
        feature(square(2.6), force="testshire", id="N1", name="Old Town"),
        feature(square(2.5), force="testshire", id="N2", name="New Town"),
    )
    call_command("load_reference", "neighbourhoods", str(path), verbosity=0)

    assert by_neighbourhood() == {"N1": 1, "N2": 2}
    assert stamp() > before  # cached pages are made again


def test_crimes_are_counted_in_the_districts_of_today(load, tmp_path):
    force_files.write(tmp_path, "2024-01", Kind.STREET, [crime(1), crime(2)])
    load()
    assert by_district() == {"E07990001": 2}

    path = write_csv(
        tmp_path / "reference" / "lookup.csv",
        ["LSOA21CD", "LSOA21NM", "LAD24CD", "LAD24NM"],
        ["E01990001", "Testford 001A", "E07990002", "Merechester"],
    )
    call_command("load_reference", "lsoas", str(path), verbosity=0)

    assert by_district() == {"E07990002": 2}
