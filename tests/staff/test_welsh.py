"""Small texts have Welsh beside English, too: titles of links, ranks, names of stations."""

import pytest
from django.urls import reverse

from forces import publishing
from forces.models import EngagementMethod, SeniorOfficer
from forces.models.membership import Role
from neighbourhoods.models import Link, PoliceLocation, TeamMember
from tests.builders import make_force, make_neighbourhood
from tests.staff.people import browser, make_person

pytestmark = pytest.mark.django_db


def test_a_link_is_written_in_both_languages_and_shown_in_the_page_s(client):
    force = make_force("gwent", name_cy="Heddlu Gwent")
    area = make_neighbourhood("Usk", force=force, code="U1")
    editor = browser(make_person(Role.EDITOR, force=force))
    form = f"{reverse('admin:neighbourhoods_link_add')}?neighbourhood={area.pk}"
    assert 'name="title_cy"' in editor.get(form).content.decode()

    written = {"title": "Council", "title_cy": "Y Cyngor", "url": "https://council.example/"}
    more = {"neighbourhood": area.pk, "position": 1, "description": "", "_publish": "1"}
    editor.post(form, written | more)

    assert Link.objects.get().title_cy == "Y Cyngor"
    assert ">Y Cyngor</a>" in client.get("/cy/forces/gwent/U1/").content.decode()
    assert ">Council</a>" in client.get("/forces/gwent/U1/").content.decode()


def test_ranks_and_stations_on_a_welsh_page_or_else_marked_as_english(client):
    force = make_force("gwent", name_cy="Heddlu Gwent")
    area = make_neighbourhood("Usk", force=force, code="U1")
    for text in (
        TeamMember(neighbourhood=area, position=1, name="A Rees", rank="PC", rank_cy="Cwnstabl"),
        TeamMember(neighbourhood=area, position=2, rank="Sergeant"),
        PoliceLocation(neighbourhood=area, position=1, name="Station", name_cy="Gorsaf"),
        SeniorOfficer(force=force, position=1, name="B Lloyd", rank="Chief", rank_cy="Prif"),
        EngagementMethod(
            force=force, position=1, kind="web", title="News", url="https://a.example/"
        ),
    ):
        publishing.publish(text, by=None)

    page = client.get("/cy/forces/gwent/U1/").content.decode()
    of_force = client.get("/cy/forces/gwent/").content.decode()

    assert ">Cwnstabl</p>" in page
    assert '<span lang="en">Sergeant</span>' in page
    assert "<strong>Gorsaf</strong>" in page
    assert ">Prif</p>" in of_force
    assert '<span lang="en">News</span>' in of_force
