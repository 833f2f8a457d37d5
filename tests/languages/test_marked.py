"""Whatever people read on a public page is marked for translation."""

from pathlib import Path

import pytest
from django.conf import settings

from tests.languages.unmarked import unmarked

TEMPLATES = Path(settings.BASE_DIR) / "templates"
# Read by staff and operators, whose pages are in English alone.
FOR_STAFF = ("admin/", "account/", "allauth/", "mfa/", "months/", "socialaccount/", "staff/")
# Names and notations that are the same in both languages.
THE_SAME = {
    *("data.police.uk", "GeoJSON", "KML", "CSV", "latest.zip", "GET /api/", "/api/v1/"),
    *("MD5", "MD5:", "SHA-256", "SHA-256:"),
    *("Cymraeg", "English"),
}


def of_the_public() -> list[str]:
    names = (file.relative_to(TEMPLATES).as_posix() for file in TEMPLATES.rglob("*.html"))
    return sorted(name for name in names if not name.startswith(FOR_STAFF))


@pytest.mark.parametrize("name", of_the_public())
def test_a_template_marks_all_that_people_read(name):
    found = unmarked((TEMPLATES / name).read_text())

    assert [text for text in found if text not in THE_SAME] == []


@pytest.mark.parametrize(
    "template, expected",
    [
        ("<p>Hello</p>", ["Hello"]),
        ('{% load i18n %}<p>{% translate "Hello" %} {{ name }}: 12</p>', []),
        ("<p>{% blocktranslate %}Hello{% endblocktranslate %}</p>", []),
        ("{% comment %}Hello{% endcomment %}{# Hello #}", []),
        ('<img alt="Hello {{ name }}" src="hello.png">', ["Hello"]),
        ('<p class="hello{% if a %} there{% endif %}" id="hello">1</p>', []),
        ('<meta name="description" content="Hello"><meta name="robots" content="no">', ["Hello"]),
        ("<script>let hello = 1;</script><p>– © &amp; ×</p>", []),
        ('<input type="submit" value="Send">', ["Send"]),
    ],
)
def test_the_checker_sees_what_people_read(template, expected):
    assert unmarked(template) == expected
