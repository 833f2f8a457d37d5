import re

import pytest
from django.core import mail

from pages import contact

pytestmark = pytest.mark.django_db

WRITTEN = {
    "about": "figures",
    "page": "/forces/doggerland/D01/",
    "message": "The sum is wrong.",
    "email": "ann@example.org",
    "website": "",
}


@pytest.fixture(autouse=True)
def somebody_to_write_to(settings):
    settings.CONTACT_EMAIL = "site@example.org"


@pytest.fixture(autouse=True)
def unlimited(monkeypatch):
    monkeypatch.setattr("pages.contact_limit.take", lambda request: True)


@pytest.fixture
def slow_reader(monkeypatch):
    """The two seconds that a person takes are over."""
    monkeypatch.setattr(contact, "_is_younger_than", lambda signed, seconds: False)


def signed(client, **changes) -> str:
    page = client.post("/contact/", {**WRITTEN, **changes})
    assert page.status_code == 200
    return re.search(r'name="signed" value="([^"]+)"', page.content.decode())[1]


def test_a_message_is_looked_at_once_more_and_then_mailed(client, slow_reader):
    token = signed(client)
    assert not mail.outbox

    response = client.post("/contact/", {"signed": token}, follow=True)

    assert "Your message is sent" in response.content.decode()
    [message] = mail.outbox
    assert message.to == ["site@example.org"]
    assert message.reply_to == ["ann@example.org"]
    assert "The sum is wrong." in message.body
    assert "/forces/doggerland/D01/" in message.body


def test_sets_no_cookie_and_can_be_kept_by_caches(client):
    response = client.get("/contact/?about=location")

    assert not response.cookies
    assert "Cookie" not in response.headers.get("Vary", "")
    assert response.headers["Cache-Control"].startswith("public")
    assert '<option value="location" selected>' in response.content.decode()


def test_a_field_that_people_do_not_see_stays_empty(client):
    response = client.post("/contact/", {**WRITTEN, "website": "https://example.com"})

    assert response.status_code == 400


def test_what_is_missing_is_said_and_what_was_written_stays(client):
    response = client.post("/contact/", {**WRITTEN, "message": "", "email": "no address"})

    page = response.content.decode()
    assert response.status_code == 400
    assert page.count('class="govuk-error-message"') == 2
    assert 'value="no address"' in page
    assert "Error:" in re.search(r"<title>(.*?)</title>", page)[1]


def test_a_program_that_posts_at_once_sends_nothing(client):
    response = client.post("/contact/", {"signed": signed(client)})

    assert response.status_code == 429
    assert not mail.outbox


def test_a_message_that_we_did_not_sign_is_not_sent(client, slow_reader):
    response = client.post("/contact/", {"signed": signed(client) + "x"})

    assert response.status_code == 400
    assert not mail.outbox


def test_an_address_cannot_smuggle_in_other_receivers(client):
    response = client.post("/contact/", {**WRITTEN, "email": "a@example.org\nBcc: b@example.org"})

    assert response.status_code == 400


def test_too_many_messages_are_not_sent(client, slow_reader, monkeypatch):
    monkeypatch.setattr("pages.contact_limit.take", lambda request: False)

    assert client.post("/contact/", {"signed": signed(client)}).status_code == 429
    assert not mail.outbox


def test_mail_that_does_not_work_is_owned_up_to(client, slow_reader, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9

    assert client.post("/contact/", {"signed": signed(client)}).status_code == 503


def test_without_an_address_to_write_to_there_is_no_form(client, settings):
    settings.CONTACT_EMAIL = ""

    assert "<textarea" not in client.get("/contact/").content.decode()
    assert client.post("/contact/", WRITTEN).status_code == 404
