"""Police officers: invented names, ranks, and how to reach them."""

from ingest.demo.names import words
from ingest.demo.policing import CITY, Force, Neighbourhood
from ingest.demo.randomness import generator

GIVEN = words("""
Astrid Osric Hilda Leof Ingrid Torvald Wynn Sigrid Godwin Marit Eadie Ketil Solveig Anneke Joris
Maaike Osk Frida Wilf Runa Berend Gwenllian Emrys Tesni Idris Priya Kwame Yusra Tomasz Amara
""")
FAMILY = words("""
Kelderby Marramsen Oosterling Fenwright Skarnholt Wrakham Tidewell Samphire Lanternby Duinmeer
Netterbridge Hrafnson Saltpan Ropewright Eelmarsh Quaysider Holmgate Bitterne-Sands Staithesman
Zandvoorn Thriftley Beaconshaw Molenaar Cocklegate Shinglewood Aldermarsh Haarfield Polderman
""")

CHIEFS = {
    "doggerland": [
        ("Chief Constable", "<p>Leads the constabulary and answers for it to the people of the "
         "island. Joined as a constable in Ness Harbour.</p>"),
        ("Deputy Chief Constable", "<p>Responsible for standards, complaints and how officers are "
         "trained.</p>"),
        ("Assistant Chief Constable (Neighbourhoods)", "<p>Responsible for the fourteen "
         "neighbourhood teams, the call centre and work with schools.</p>"),
        ("Assistant Chief Officer (Resources)", None),
    ],
    "city-of-dogger": [
        ("Commissioner", "<p>Leads the smallest force of the island, which looks after the old "
         "city within its wall.</p>"),
        ("Commander", None),
    ],
}  # fmt: skip
BIOS_CY = {
    "Chief Constable": "<p>Yn arwain y gwnstabliaeth ac yn atebol i bobl yr ynys.</p>",
    "Commissioner": "<p>Yn arwain heddlu lleiaf yr ynys.</p>",
}


def senior(force: Force) -> list[dict]:
    """The officers at the head of a force, in the API's shape."""
    names = _names("senior", force.id, count=len(CHIEFS[force.id]))
    people = []
    for (rank, bio), name in zip(CHIEFS[force.id], names, strict=True):
        first = name.split(" ")[0].lower()
        person = {
            "bio": bio,
            "contact_details": {"twitter": f"https://social.example/{first}"} if bio else {},
            "name": name,
            "rank": rank,
        }
        if rank in BIOS_CY:
            person["bio_cy"] = BIOS_CY[rank]
        people.append(person)
    return people


def team(hood: Neighbourhood, count: int) -> list[dict]:
    """The officers of a neighbourhood, sergeant first, in the API's shape."""
    random = generator("collar numbers", hood.force, hood.id)
    people = []
    for place, name in enumerate(_names("team", hood.force, hood.id, count=count)):
        number = int(random.integers(1000, 9999))
        rank = "Sergeant" if place == 0 else f"PC {number}" if place < 3 else f"PCSO {number}"
        contact = {}
        if place < 2:
            contact = {"email": _address(name, hood.force), "telephone": "101"}
        bio = None
        if place == 0:
            bio = (
                f"<p>Leads the {_escaped(hood.plain)} team. Ask about anything on your street.</p>"
            )
        person = {"bio": bio, "contact_details": contact, "name": name, "rank": rank}
        people.append(person)
    return people


def _names(*subject, count: int) -> list[str]:
    random = generator("officers", *subject)
    given = random.choice(GIVEN, count, replace=False)
    family = random.choice(FAMILY, count, replace=False)
    return [f"{first} {last}" for first, last in zip(given, family, strict=True)]


def _address(name: str, force: str) -> str:
    domain = "cityofdogger" if force == CITY.id else "doggerland"
    return f"{name.lower().replace(' ', '.')}@{domain}.police.example"


def _escaped(name: str) -> str:
    return name.replace("&", "&amp;")
