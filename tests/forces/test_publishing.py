import datetime

import pytest
from django.utils import timezone

from accounts.models import User
from forces import publishing
from neighbourhoods.models import Priority, TeamMember
from releases import editions
from tests.builders import make_member, make_neighbourhood, make_priority

pytestmark = pytest.mark.django_db

NOW = timezone.now()
HOUR = datetime.timedelta(hours=1)


@pytest.fixture
def ann():
    return User.objects.create_user("ann@police.example", name="Ann")


@pytest.fixture
def priority():
    """A priority as a load leaves it: public, without a history."""
    priority = make_priority(make_neighbourhood("Old Town"), "<p>Speeding</p>")
    Priority.history.all().delete()
    return priority


def edition_of(item):
    return editions.edition(item.force.slug)


def stored(priority) -> Priority:
    return Priority.with_drafts.get(pk=priority.pk)


def test_a_draft_beside_a_public_text_is_not_seen(priority, ann):
    priority.issue = "<p>Parking</p>"
    publishing.save_draft(priority, by=ann)

    assert stored(priority).issue == "<p>Speeding</p>"
    assert stored(priority).take_up_draft().issue == "<p>Parking</p>"
    assert stored(priority).state == "Public, with a draft"
    assert edition_of(priority) == 0


def test_a_new_draft_is_not_among_what_is_public(ann):
    area = make_neighbourhood()
    member = TeamMember(neighbourhood=area, position=1, name="PC Ann Field")
    publishing.save_draft(member, by=ann)

    assert not area.team.exists()
    assert member.state == "Draft"


def test_publishing_shows_the_draft_and_raises_the_edition_of_the_force(priority, ann):
    priority.issue = "<p>Parking</p>"
    publishing.save_draft(priority, by=ann)

    publishing.publish_draft(stored(priority), by=ann)

    assert stored(priority).issue == "<p>Parking</p>"
    assert stored(priority).state == "Public"
    assert edition_of(priority) == 1


def test_what_is_written_is_cleaned(priority, ann):
    priority.issue = '<p class="MsoNormal"><o:p></o:p>Parking<script>alert(1)</script></p>'
    publishing.publish(priority, by=ann)

    assert stored(priority).issue == "<p>Parking</p>"


def test_a_draft_with_a_time_is_published_then_and_not_before(priority, ann):
    priority.issue = "<p>Parking</p>"
    publishing.save_draft(priority, by=ann, publish_at=NOW + HOUR)

    assert publishing.publish_due(NOW) == 0
    assert publishing.publish_due(NOW + HOUR) == 1
    assert publishing.publish_due(NOW + HOUR) == 0

    assert stored(priority).issue == "<p>Parking</p>"
    assert stored(priority).history.latest().history_user == ann


def test_saving_the_draft_again_takes_its_time_away(priority, ann):
    publishing.save_draft(priority, by=ann, publish_at=NOW + HOUR)
    publishing.save_draft(stored(priority).take_up_draft(), by=ann)

    assert publishing.publish_due(NOW + HOUR) == 0


def test_the_history_begins_with_what_was_loaded_and_says_who_and_when(priority, ann):
    priority.issue = "<p>Parking</p>"
    publishing.publish(priority, by=ann)

    newest, oldest = priority.history.all()
    assert (oldest.issue, oldest.history_change_reason) == ("<p>Speeding</p>", "As it was loaded")
    assert (newest.issue, newest.history_user) == ("<p>Parking</p>", ann)
    assert NOW <= newest.history_date <= timezone.now()


def test_any_version_can_be_put_back(priority, ann):
    for issue in ("<p>Parking</p>", "<p>Litter</p>"):
        priority.issue = issue
        publishing.publish(priority, by=ann)

    publishing.put_back(priority.history.earliest(), by=ann)

    assert stored(priority).issue == "<p>Speeding</p>"
    assert priority.history.count() == 4
    assert edition_of(priority) == 3


def test_what_was_deleted_can_be_put_back(ann):
    member = make_member(make_neighbourhood(), "PC Ann Field")
    number = member.pk
    publishing.delete(member, by=ann)
    assert not TeamMember.with_drafts.exists()

    versions = TeamMember.history.filter(id=number)
    publishing.put_back(versions.exclude(history_type="-").latest(), by=ann)

    assert TeamMember.objects.get(pk=number).name == "PC Ann Field"


def test_taking_down_hides_and_keeps(priority, ann):
    publishing.take_down(priority, by=ann)

    assert not Priority.objects.exists()
    assert stored(priority).state == "Taken down"
    assert edition_of(priority) == 1


def test_throwing_a_draft_away_leaves_what_is_public(priority, ann):
    priority.issue = "<p>Parking</p>"
    publishing.save_draft(priority, by=ann)

    publishing.discard_draft(stored(priority).take_up_draft(), by=ann)

    assert stored(priority).issue == "<p>Speeding</p>"
    assert stored(priority).state == "Public"


def test_throwing_away_what_was_never_public_deletes_it(ann):
    member = TeamMember(neighbourhood=make_neighbourhood(), position=1, name="PC Ann Field")
    publishing.save_draft(member, by=ann)

    publishing.discard_draft(member, by=ann)

    assert not TeamMember.with_drafts.exists()


def test_texts_of_another_force_do_not_change_this_ones_edition(priority, ann):
    publishing.publish(priority, by=ann)

    assert editions.edition("doggerland") == 0
