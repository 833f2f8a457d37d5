"""Meetings of the neighbourhood teams, past and to come, told from the last month of data."""

import datetime

from ingest.demo import dates
from ingest.demo.policing import Neighbourhood
from ingest.demo.randomness import generator
from releases.month import Month

TITLES = [
    ("Neighbourhood meeting", "Cyfarfod y gymdogaeth", "meeting",
     "<p>Tell us what worries you, and hear what was done since last time.</p>",
     "<p>Dewch i ddweud wrthym beth sy'n eich poeni.</p>"),
    ("Police surgery", "Cymhorthfa heddlu", "surgery",
     "<p>No appointment needed. Bring a bicycle and we will mark it for you.</p>", None),
    ("Coffee with a constable", None, "meeting", None, None),
    ("Street walk with the team", None, "other",
     "<p>We walk for an hour, you point.</p>", None),
]  # fmt: skip
PLACES = ["Community Hall, The Staithe", "Library, Market Street", "Old Smokehouse, Wharf Road",
          "School, School Lane", "Chapel Rooms, Chapel Street", "Lifeboat House"]  # fmt: skip

NOTHING_AHEAD = ("doggerland", "D11")
DAYS_FROM_TODAY = (-47, -19, 7, 24, 45)


def of(hood: Neighbourhood, last: Month) -> list[dict]:
    """Meetings in the API's shape, by date; the real API has only those still to come."""
    random = generator("meetings", hood.force, hood.id)
    today = dates.today(last)
    found = []
    for place, days in enumerate(DAYS_FROM_TODAY):
        if days > 0 and (hood.force, hood.id) == NOTHING_AHEAD:
            continue
        if random.random() < 0.25 and place not in (1, 2):
            continue
        title, title_cy, kind, description, description_cy = TITLES[random.integers(len(TITLES))]
        when = today + datetime.timedelta(days=days + int(random.integers(-4, 5)))
        day, hour = dates.working_day(when), int(random.integers(10, 20))
        event: dict = {
            "contact_details": {},
            "description": description,
            "title": title,
            "address": f"{PLACES[random.integers(len(PLACES))]}, {hood.plain.split(',')[0]}",
            "type": kind,
            "start_date": dates.at(day, hour, 30 * int(random.integers(2))),
            "end_date": dates.at(day, hour + 1, 30),
        }
        if title_cy:
            event["title_cy"] = title_cy
        if description_cy:
            event["description_cy"] = description_cy
        found.append(event)
    return sorted(found, key=lambda event: event["start_date"])
