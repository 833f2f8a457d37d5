import pytest

from ingest.reference.street_names import take_up_new_names
from places.models import StreetName
from tests.builders import make_place, make_street_point

pytestmark = pytest.mark.django_db


def test_takes_up_each_street_name_once():
    make_street_point("Mill Lane", at=(54.5, 2.5))
    make_street_point("MILL LANE", at=(54.6, 2.5))
    make_street_point("", at=(54.7, 2.5))  # "On or near " without a street
    make_place("Quiet Way", kind="street")
    make_place("Ampton", kind="town")  # not a street
    StreetName.objects.all().delete()

    assert take_up_new_names() == 2
    assert take_up_new_names() == 0
    assert set(StreetName.objects.values_list("folded", flat=True)) == {"mill lane", "quiet way"}
