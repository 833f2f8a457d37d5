"""A text that is to appear at a time appears by itself: timetable, queue, worker and cache."""

import datetime

from celery import current_app
from celery.beat import Scheduler
from django.test import Client
from django.utils import timezone

from forces import publishing
from forces.models.membership import Role
from neighbourhoods.models import Priority
from tests.builders import make_force, make_neighbourhood, make_priority
from tests.ingest.waits import until
from tests.staff.people import make_person

ENTRY = "publish-due-texts"
AREA = "/forces/doggerland/H1/"


def timetable_turns(seconds: int) -> int:
    """Let the timetable look at its entry, last sent `seconds` ago; return how often it is sent."""
    scheduler = Scheduler(current_app, lazy=True)
    entry = current_app.conf.beat_schedule[ENTRY]
    scheduler.schedule = {}
    scheduler.add(name=ENTRY, **entry)
    scheduler.schedule[ENTRY].last_run_at = current_app.now() - datetime.timedelta(seconds=seconds)
    scheduler.tick()
    return scheduler.schedule[ENTRY].total_run_count


def test_at_its_time_a_text_is_public_and_the_kept_page_is_made_again(own_database, worker):
    area = make_neighbourhood("Ness Harbour", force=make_force("doggerland"), code="H1")
    ed = make_person(Role.EDITOR, force=area.force)
    due = make_priority(area, "<p>Speeding on Mill Lane</p>")
    due.issue = "<p>Parking at the school</p>"
    publishing.save_draft(due, by=ed, publish_at=timezone.now() - datetime.timedelta(seconds=1))
    later = Priority(
        neighbourhood=area, issue="<p>Rubbish on the quay</p>", issue_date=datetime.date.today()
    )
    publishing.save_draft(later, by=ed, publish_at=timezone.now() + datetime.timedelta(hours=1))
    visitor = Client()
    before = visitor.get(AREA)
    assert "Speeding on Mill Lane" in before.content.decode()
    kept = {"If-None-Match": before.headers["ETag"]}
    assert visitor.get(AREA, headers=kept).status_code == 304

    assert timetable_turns(seconds=10) == 0  # every fifteen seconds
    assert timetable_turns(seconds=16) == 1

    until(lambda: visitor.get(AREA, headers=kept).status_code == 200)
    page = visitor.get(AREA, headers=kept).content.decode()
    assert "Parking at the school" in page
    assert "Speeding on Mill Lane" not in page
    assert "Rubbish on the quay" not in page
    # The history says whose text it was.
    assert due.history.latest().history_user == ed
