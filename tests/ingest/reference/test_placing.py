from django.db import connection

from ingest.reference import placing
from ingest.reference.report import Report
from neighbourhoods.models import PlacedPoint
from places.models import StreetPoint
from tests.builders import make_lsoa, make_neighbourhood, make_street_point, square
from tests.ingest.reference.found import there


def place_all():
    report = Report(print)
    with connection.cursor() as cursor:
        changed = placing.place_all_points(cursor, report)
    return changed, report.lines()


def place_new(*points):
    PlacedPoint.objects.filter(street_point__in=points).delete()
    with connection.cursor() as cursor:
        placing.place_new_points(cursor, [point.id for point in points])


def names():
    return dict(PlacedPoint.objects.values_list("street_point__name", "neighbourhood__name"))


def test_a_point_in_several_neighbourhoods_goes_to_the_smallest(db):
    make_neighbourhood("Large", boundary=square(side=0.1))
    make_neighbourhood("Small", boundary=square(side=0.02))
    make_neighbourhood("Middle", boundary=square(side=0.05))
    both = make_street_point("High Street")
    large_only = make_street_point("Mill Lane", at=(54.54, 2.5))
    expected = {"On or near High Street": "Small", "On or near Mill Lane": "Large"}

    place_new(both, large_only)
    assert names() == expected

    PlacedPoint.objects.all().delete()
    place_all()
    assert names() == expected


def test_of_two_as_large_the_first_known_is_taken(db):
    make_neighbourhood("First", boundary=square())
    make_neighbourhood("Second", boundary=square())
    point = make_street_point()

    place_new(point)
    assert names() == {point.name: "First"}

    PlacedPoint.objects.all().delete()
    place_all()
    assert names() == {point.name: "First"}


def test_a_point_on_the_edge_is_inside(db):
    make_neighbourhood("Old Town", boundary=square(side=0.02))
    point = make_street_point(at=(54.5, 2.49))

    place_new(point)

    assert names() == {point.name: "Old Town"}


def test_only_the_new_points_are_placed(db):
    old = make_street_point("Old Street")
    make_neighbourhood("Old Town")
    PlacedPoint.objects.all().delete()
    new = make_street_point("New Street")

    place_new(new)

    assert names() == {new.name: "Old Town"}
    assert old.name not in names()


def test_a_new_point_gets_an_lsoa_only_where_the_file_gave_none(db):
    make_lsoa("E01990001")
    told = make_lsoa("E01990002", boundary=square(longitude=2.9))
    without, with_code = make_street_point("A"), make_street_point("B", lsoa=told)

    place_new(without, with_code)

    codes = dict(StreetPoint.objects.values_list("id", "lsoa__code"))
    assert codes == {without.id: "E01990001", with_code.id: "E01990002"}


def test_an_lsoa_of_2021_goes_before_one_of_2011_alone(db):
    earlier = make_lsoa("E01990001", boundary=square(side=0.01))
    type(earlier).objects.filter(pk=earlier.pk).update(in_2011=True, in_2021=False)
    make_lsoa("E01990002", boundary=square(side=0.02))
    point = make_street_point()

    place_new(point)

    point.refresh_from_db()
    assert there(point.lsoa).code == "E01990002"


def test_placing_all_again_writes_nothing(db):
    make_neighbourhood("Old Town")
    make_street_point()

    assert place_all() == (False, [])


def test_no_points_and_no_neighbourhoods_are_no_error(db):
    place_new()

    assert place_all() == (False, [])
