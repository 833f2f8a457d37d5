"""What the teams work on: the issue, what was done, and when; with one that is stale."""

import datetime

from ingest.demo import dates
from ingest.demo.policing import Neighbourhood
from ingest.demo.randomness import generator
from releases.month import Month

# Issue, what was done about it (or nothing yet), and the same in Welsh where it is translated.
TEXTS = [
    ("<p>Bicycles taken from the racks by the coach station.</p>",
     "<p>We marked 140 bicycles at two open days and moved the racks under the lamps.</p>",
     "<p>Dwyn beiciau o'r orsaf.</p>", "<p>Byddwn yn adrodd yn ôl yn y cyfarfod nesaf.</p>"),
    ("<p>Noise and litter in the park late in the evening, mostly at weekends.</p>",
     "<p>Officers walk through on Friday and Saturday nights. The council has added two bins.</p>",
     "<p>Sŵn a sbwriel yn y parc gyda'r nos.</p>",
     "<p>Rydym wedi cynnal patrolau ychwanegol ar nos Wener a nos Sadwrn.</p>"),
    ("<p>Cars driven too fast past the school.</p>",
     "<p>Speed checks on six mornings: <strong>31 drivers</strong> were spoken to and nine were "
     "fined.</p>",
     "<p>Gyrru'n rhy gyflym ger yr ysgol.</p>", None),
    ("<p>Shoplifting in the town centre.</p>\n\n<p>Shops ask for a quicker answer when they "
     "call.</p>",
     "<p>Two officers now walk the main shopping streets from ten to six.</p>",
     "<p>Dwyn o siopau yng nghanol y dref.</p>", None),
    ("<p>Sheds and outbuildings broken into on farms.</p>", None, None, None),
    ("Vans parked across the slipway, so that the lifeboat cannot be launched.",
     "Signs are up, and the harbour office tows vans away.", None, None),
    ("<p>Off-road motorcycles on the dunes &amp; the sea wall.</p>",
     "<p>Three motorcycles were seized. Gates have been fitted at both ends of the path.</p>",
     None, None),
    ("<p>People sleeping in doorways who may need help.</p>",
     "<p>Joint walks with the council&rsquo;s outreach team every Tuesday.</p>", None, None),
]  # fmt: skip

STALE = ("doggerland", "D04")  # nothing new for the best part of a year
NONE_SET = ("doggerland", "D13")


def of(hood: Neighbourhood, last: Month) -> list[dict]:
    """Two or three priorities in the API's shape, newest first."""
    if (hood.force, hood.id) == NONE_SET:
        return []
    random = generator("priorities", hood.force, hood.id)
    today = dates.today(last)
    chosen = random.choice(len(TEXTS), 2 + int(random.random() < 0.5), replace=False)
    found = []
    for issue, action, issue_cy, action_cy in (TEXTS[i] for i in chosen):
        age = int(random.integers(12, 85)) + (250 if (hood.force, hood.id) == STALE else 0)
        issued = today - datetime.timedelta(days=age)
        acted = issued + datetime.timedelta(days=int(age * random.uniform(0.4, 0.9)))
        if (hood.force, hood.id) == STALE:
            acted = issued + datetime.timedelta(days=30)
        priority = {
            "action": action,
            "issue-date": dates.at(issued),
            "action-date": dates.at(acted) if action else None,
            "issue": issue,
        }
        if issue_cy:
            priority["issue_cy"] = issue_cy
        if action_cy:
            priority["action_cy"] = action_cy
        found.append(priority)
    return sorted(found, key=lambda priority: priority["issue-date"], reverse=True)
