"""Setting up a second factor; stored for good, for then only does the library note it."""

import re

from forces.models.membership import Role
from tests.builders import make_force
from tests.staff.people import PASSWORD, browser, code_now, make_person

SET_UP = "/admin/account/2fa/totp/activate/"


def test_gives_recovery_codes_and_lets_in(own_database, client, monkeypatch):
    make_person(Role.EDITOR, force=make_force("doggerland"), email="ed@dog.example")
    client.post("/admin/account/login/", {"login": "ed@dog.example", "password": PASSWORD})
    client.get(SET_UP)
    monkeypatch.setattr("tests.staff.people.SECRET", client.session["mfa.totp.secret"])

    after = client.post(SET_UP, {"code": code_now()})
    codes = client.get(after.url).content.decode()

    assert len(re.findall(r"\b[0-9a-f]{8}\b|\b\d{8}\b", codes)) >= 10
    assert "Keep these codes where your telephone is not" in codes
    assert client.get("/admin/").status_code == 200


def test_whoever_has_set_a_password_is_shown_the_way_on(db, client):
    page = client.get("/admin/account/password/reset/key/done/").content.decode()
    assert 'href="/admin/account/login/"' in page


def test_the_operator_of_an_empty_site_is_shown_where_to_begin(db):
    page = browser(make_person(Role.OPERATOR)).get("/admin/").content.decode()

    assert "There are no forces yet" in page
    assert 'href="/admin/reference/"' in page
    # Of what is out of date, editors and leads are told.
    assert "monthly mail" not in page
