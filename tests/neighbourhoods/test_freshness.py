"""Each rule of freshness on its border: what holds, and what a day or a letter more changes."""

import datetime

import pytest
from django.utils import timezone

from forces import publishing
from neighbourhoods import freshness
from neighbourhoods.freshness import Fault, can_be_reached
from neighbourhoods.models import Neighbourhood, Priority
from tests.builders import make_meeting, make_member, make_neighbourhood, make_priority

pytestmark = pytest.mark.django_db

# In summer, at half past midnight: by the clock of the country it is the 31st already.
NOW = datetime.datetime(2024, 5, 30, 23, 30, tzinfo=datetime.UTC)
TODAY = datetime.date(2024, 5, 31)
# February had 29 days: three months before the last of May.
LIMIT = "2024-02-29"


@pytest.fixture
def area() -> Neighbourhood:
    return make_neighbourhood(contact_details={"telephone": "101"})


def faults(now=NOW) -> set[Fault]:
    (fresh,) = freshness.of(Neighbourhood.objects.all(), now=now)
    return set(fresh.faults)


def test_everything_in_order_is_no_fault(area):
    make_member(area)
    make_priority(area, issued="2024-05-01")
    make_meeting(area, starts_at=NOW + datetime.timedelta(days=1))
    assert faults() == set()


def test_nothing_at_all_is_every_fault_but_age():
    make_neighbourhood(contact_details={})
    assert faults() == set(Fault) - {Fault.OLD_PRIORITIES}


@pytest.mark.parametrize(
    ("issued", "is_old"), [("2024-03-01", False), (LIMIT, False), ("2024-02-28", True)]
)
def test_priorities_are_old_from_the_day_after_three_months(area, issued, is_old):
    make_priority(area, issued=issued)
    assert (Fault.OLD_PRIORITIES in faults()) == is_old
    assert Fault.NO_PRIORITY not in faults()


def test_the_newest_priority_counts_and_an_action_makes_an_old_one_fresh(area):
    old = make_priority(area, issued="2023-01-01", action_date=datetime.date(2024, 2, 28))
    assert Fault.OLD_PRIORITIES in faults()
    Priority.objects.filter(pk=old.pk).update(action_date=LIMIT)
    assert Fault.OLD_PRIORITIES not in faults()
    Priority.objects.filter(pk=old.pk).update(action_date=None)
    make_priority(area, issued=LIMIT)
    assert Fault.OLD_PRIORITIES not in faults()


def test_a_day_is_one_of_the_country_not_of_greenwich(area):
    make_priority(area, issued=LIMIT)
    # An hour later it is the first of June in London and, soon, at Greenwich too.
    assert Fault.OLD_PRIORITIES in faults(NOW + datetime.timedelta(hours=24))


def test_what_is_only_a_draft_is_not_there_for_residents(area):
    draft = Priority(neighbourhood=area, issue="<p>Parking</p>", issue_date=TODAY)
    publishing.save_draft(draft, by=None)
    assert Fault.NO_PRIORITY in faults()
    (fresh,) = freshness.of(Neighbourhood.objects.all(), now=NOW)
    assert fresh.drafts == 1


def test_a_rank_without_a_name_names_no_officer(area):
    make_member(area, "", rank="Sergeant")
    assert Fault.NO_OFFICER in faults()
    make_member(area, "PC Ann Field", rank="")
    assert Fault.NO_OFFICER not in faults()


@pytest.mark.parametrize(
    ("seconds", "cancelled", "is_missing"),
    [(0, False, False), (-1, False, True), (3600, True, True), (86_400 * 300, False, False)],
)
def test_a_meeting_counts_until_it_begins_and_unless_it_is_cancelled(
    area, seconds, cancelled, is_missing
):
    starts_at = NOW + datetime.timedelta(seconds=seconds)
    make_meeting(area, starts_at=starts_at, is_cancelled=cancelled)
    assert (Fault.NO_MEETING in faults()) == is_missing


@pytest.mark.parametrize(
    ("details", "reached"),
    [
        ({}, False),
        ({"telephone": "101"}, True),
        ({"telephone": "10"}, False),
        ({"telephone": "ext."}, False),
        ({"mobile": "07700 900123"}, True),
        ({"email": "team@police.example"}, True),
        ({"email": "team@"}, False),
        ({"web": "https://police.example/contact"}, True),
        ({"web": "police.example"}, False),
        ({"e-messaging": "https://police.example/write"}, True),
        # One can read there, and not write to the team.
        ({"facebook": "https://www.facebook.com/team"}, False),
    ],
)
def test_a_contact_is_one_that_can_work(details, reached):
    assert can_be_reached(details) == reached


def test_each_area_by_its_own_texts_in_one_query(area, django_assert_num_queries):
    other = make_neighbourhood("New Town", contact_details={"telephone": "101"})
    make_priority(other, issued="2024-05-01")
    with django_assert_num_queries(1):
        rows = freshness.of(Neighbourhood.objects.order_by("id"), now=timezone.now())
    assert [Fault.NO_PRIORITY in row.faults for row in rows] == [True, False]
