"""The monthly mail: who gets one, what it says, and how it stops."""

import datetime
import re
import smtplib

import pytest
from celery.schedules import crontab
from django.conf import settings
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.test import Client

from accounts.models import User
from forces.models import Membership
from forces.models.membership import Role
from neighbourhoods.models import Chosen
from staff import reminders
from tests.builders import (
    make_force,
    make_meeting,
    make_member,
    make_neighbourhood,
    make_priority,
)
from tests.staff.people import browser, make_person

pytestmark = pytest.mark.django_db

FIRST = datetime.datetime(2024, 6, 1, 7, 0, tzinfo=datetime.UTC)


@pytest.fixture
def force():
    return make_force("doggerland")


@pytest.fixture
def ed(force):
    make_neighbourhood("Ness Harbour", force=force, code="H1")
    return make_person(Role.EDITOR, force=force, email="ed@dog.example")


class BrokenForEd(EmailBackend):
    """A mail server that refuses one person's mail."""

    def send_messages(self, messages):
        if "ed@dog.example" in messages[0].to:
            raise smtplib.SMTPRecipientsRefused({"ed@dog.example": (550, b"No such user")})
        return super().send_messages(messages)


def send(now=FIRST) -> list[str]:
    """Send what is due and return to whom."""
    mail.outbox.clear()
    reminders.send_all(now=now)
    return sorted(message.to[0] for message in mail.outbox)


def stop_link() -> str:
    body = str(mail.outbox[0].body)
    return re.findall(r"http://\S+?(/admin/reminders/stop/\S+)", body)[0]


def test_editors_and_leads_with_something_out_of_date_get_one(ed, force):
    make_person(Role.LEAD, force=force, email="lea@dog.example")
    make_person(Role.OPERATOR)  # looks after no neighbourhood
    make_person(Role.AUDITOR)  # only reads
    make_person(email="left@dog.example")  # has no role any more
    User.objects.create_user("gone@dog.example", is_active=False)
    gone = User.objects.get(email="gone@dog.example")
    Membership.objects.create(user=gone, role=Role.EDITOR, force=force)

    assert send() == ["ed@dog.example", "lea@dog.example"]

    body = mail.outbox[0].body
    assert "Ness Harbour" in body
    assert "No officer is named" in body
    assert mail.outbox[0].subject.endswith("1 of your neighbourhoods needs something")


def test_nobody_is_written_to_where_all_is_in_order(ed):
    area = ed.memberships.get().force.neighbourhoods.get()
    area.contact_details = {"telephone": "101"}
    area.save()
    make_member(area)
    make_priority(area, issued="2024-05-20")
    make_meeting(area, starts_at=FIRST + datetime.timedelta(days=3))
    assert send() == []


def test_whoever_has_chosen_areas_hears_of_those_alone(ed, force):
    chosen = make_neighbourhood("Old Town", force=force, code="H2")
    make_neighbourhood("Elsewhere", force=make_force("city-of-dogger"))
    Chosen.objects.create(user=ed, neighbourhood=chosen)

    send()

    assert "Old Town" in mail.outbox[0].body
    assert "Ness Harbour" not in mail.outbox[0].body
    assert "Elsewhere" not in mail.outbox[0].body


def test_once_a_month_however_often_it_is_rung(ed):
    assert send() == ["ed@dog.example"]
    assert send(FIRST + datetime.timedelta(days=1)) == []
    assert send(FIRST + datetime.timedelta(days=30)) == ["ed@dog.example"]


def test_one_address_that_fails_keeps_no_mail_from_the_others(ed, force, settings):
    make_person(Role.LEAD, force=force, email="lea@dog.example")
    # A class of this file, by its address.
    settings.EMAIL_BACKEND = f"{__name__}.BrokenForEd"
    assert send() == ["lea@dog.example"]

    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert send(FIRST + datetime.timedelta(days=1)) == ["ed@dog.example"]


def test_the_link_asks_first_and_stops_by_a_button(ed):
    send()
    link, stranger = stop_link(), Client(enforce_csrf_checks=True)

    # Mail programs open links by themselves.
    assert stranger.get(link).status_code == 200
    assert User.objects.get(pk=ed.pk).wants_reminders
    # The button of a mail program (RFC 8058) has no cookie and no token of a form.
    assert stranger.post(link, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert not User.objects.get(pk=ed.pk).wants_reminders
    assert send() == []
    assert mail.outbox == []


def test_the_mail_says_to_programs_how_to_stop_it(ed):
    send()
    headers = mail.outbox[0].extra_headers
    assert headers["List-Unsubscribe"] == f"<{settings.SITE_URL}{stop_link()}>"
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_a_link_that_was_tampered_with_stops_nothing(ed):
    send()
    assert Client().post(stop_link()[:-3] + "/").status_code == 404
    assert User.objects.get(pk=ed.pk).wants_reminders


def test_whoever_stopped_them_can_have_them_again(ed):
    browser(ed).post("/admin/reminders/", {"stop": "1"})
    assert send() == []
    browser(ed).post("/admin/reminders/")
    assert send() == ["ed@dog.example"]


def test_the_timetable_sends_them_on_the_first_and_tries_again_for_two_days():
    entry = settings.CELERY_BEAT_SCHEDULE["remind-staff"]
    assert entry["task"] == "staff.tasks.send_reminders"
    assert entry["schedule"] == crontab(day_of_month="1-3", hour="8", minute="0")
