"""Texts that are kept in both languages: Welsh on Welsh pages, marked where there is none."""

import pytest
from django.utils.translation import override

from crimes.vocabulary import CRIME_CATEGORIES, OUTCOMES
from forces.models import Force
from languages.fields import NotYetTranslated
from levels.groups import GROUPS
from pages.templatetags.force_text import from_force, line_from_force
from tests.builders import make_force, make_neighbourhood

pytestmark = pytest.mark.django_db


@pytest.fixture
def force():
    force = make_force("doggerland")
    force.name_cy = "Heddlu Doggerland"
    force.description = "About us."
    force.save()
    return Force.objects.get(pk=force.pk)


def test_the_name_follows_the_page(force):
    english = force.name
    with override("cy"):
        assert force.name == "Heddlu Doggerland"
    assert force.name == english


def test_a_text_without_welsh_says_so(force):
    with override("cy"):
        text = force.description
        html = from_force(text)
        line = line_from_force(text)

    assert isinstance(text, NotYetTranslated)
    assert '<div lang="en"><p>About us.</p></div>' in html
    assert '<span lang="en">About us.</span>' in line
    assert "not-translated" in html
    assert "not-translated" in line
    assert "lang" not in from_force(force.description)


def test_a_text_with_welsh_is_as_the_force_wrote_it(force):
    force.description_cy = "Amdanom ni."
    with override("cy"):
        assert from_force(force.description) == "<p>Amdanom ni.</p>"
        assert line_from_force(force.description) == "Amdanom ni."


def test_a_page_shows_the_welsh_name(client):
    area = make_neighbourhood("Harbour", code="H1", force=make_force("doggerland"))
    area.name_cy = "Yr Harbwr"
    area.save()

    assert (
        '<h1 class="govuk-heading-xl">Yr Harbwr<'
        in client.get("/cy/forces/doggerland/H1/").content.decode()
    )


def test_a_field_that_was_left_out_of_a_query_is_fetched(force):
    light = Force.objects.only("slug").get(pk=force.pk)
    with override("cy"):
        assert light.name == "Heddlu Doggerland"


@pytest.mark.parametrize("vocabulary", [CRIME_CATEGORIES, OUTCOMES, GROUPS])
def test_every_category_outcome_and_group_is_named_in_welsh(vocabulary):
    english = [one.name for one in vocabulary]
    with override("cy"):
        welsh = [one.name for one in vocabulary]

    assert all(welsh)
    assert not set(english) & set(welsh)
