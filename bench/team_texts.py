"""Texts such as the staff of a force write, for the pages of neighbourhoods that are measured."""

import datetime
from typing import Any

from django.utils import timezone

from neighbourhoods.models import (
    Link,
    Meeting,
    Neighbourhood,
    PoliceLocation,
    Priority,
    TeamMember,
)

# As many of each as a well-kept team has.
MEMBERS, PRIORITIES, MEETINGS, LINKS, STATIONS = 7, 3, 3, 4, 1
SENTENCE = "We are out on foot here every week and talk to those who live and work nearby. "
HTML = f"<p>{SENTENCE * 4}</p><ul><li>{SENTENCE}</li><li>{SENTENCE}</li></ul>"
WAYS = {"email": "team@police.example", "telephone": "101", "web": "https://police.example/team"}


def write(areas: list[Neighbourhood]) -> None:
    """Give each area a team with its priorities, meetings, links and a police station."""
    now = timezone.now()
    made = [
        text
        for area in areas
        for text in (
            *[
                TeamMember(
                    neighbourhood=area,
                    position=number,
                    name=f"Officer {number}",
                    rank="Constable",
                    bio=SENTENCE,
                    contact_details=WAYS,
                )
                for number in range(MEMBERS)
            ],
            *[
                Priority(
                    neighbourhood=area,
                    issue=HTML,
                    issue_date=now.date(),
                    action=HTML,
                    action_date=now.date(),
                )
                for _ in range(PRIORITIES)
            ],
            *[
                Meeting(
                    neighbourhood=area,
                    title=f"Surgery {number}",
                    description=HTML,
                    address="Library, High Street",
                    starts_at=now + datetime.timedelta(days=number + 1),
                    contact_details=WAYS,
                )
                for number in range(MEETINGS)
            ],
            *[
                Link(
                    neighbourhood=area,
                    position=number,
                    title=f"Link {number}",
                    url="https://police.example/",
                )
                for number in range(LINKS)
            ],
            *[
                PoliceLocation(
                    neighbourhood=area,
                    position=number,
                    name="Police station",
                    address="1 High Street",
                    telephone="101",
                )
                for number in range(STATIONS)
            ],
        )
    ]
    models: tuple[Any, ...] = (TeamMember, Priority, Meeting, Link, PoliceLocation)
    for model in models:
        model.objects.bulk_create([text for text in made if isinstance(text, model)])
