"""What the forces say of each neighbourhood: contact, links, police stations, description."""

import numpy as np

from ingest.demo import national_grid
from ingest.demo.country import Country
from ingest.demo.policing import CITY, NEIGHBOURHOODS, Neighbourhood

STATIONS = {  # where there is a police station, and whether its position is given
    ("doggerland", "D01"): ("Haven Gate Police Station", True),
    ("doggerland", "D07"): ("Ness Harbour Police Station", True),
    ("doggerland", "D10"): ("Silverpit Police Station", False),
    ("city-of-dogger", "D02"): ("Exchange Street Police Office", True),
}
NO_CONTACT = {("doggerland", "D12"), ("doggerland", "gw")}
NO_DESCRIPTION = ("doggerland", "D06")  # the real API leaves the key out at times
NO_POPULATION = ("doggerland", "D08")  # and says "0" where it does not know
WELSH = {
    ("doggerland", "CPT Ness.1"): "<p>Y tîm sy'n gofalu am y Trwyn Pellaf.</p>",
    ("city-of-dogger", "Quays"): "<p>Y tîm sy'n gofalu am y cei a'r harbwr.</p>",
}


def detail(country: Country, number: int) -> dict:
    """One neighbourhood in the API's shape; `number` counts along policing.NEIGHBOURHOODS."""
    hood = NEIGHBOURHOODS[number]
    key = (hood.force, hood.id)
    mine = country.areas.hood == number
    lon, lat = _middle(country, mine)
    site = "cityofdogger" if hood.force == CITY.id else "doggerland"
    residents = int(country.blocks.residents[mine].sum())
    page = {
        "url_force": f"https://www.{site}.police.example/your-area/{hood.id.lower()}".replace(
            " ", "-"
        ),
        "contact_details": _contact(hood, site),
        "name": hood.name,
        "links": _links(hood),
        "centre": {"latitude": f"{lat:.6g}", "longitude": f"{lon:.6g}"},
        "locations": _locations(country, hood, mine),
        "description": (
            f"<p>The team looks after {hood.plain.replace('&', '&amp;')}. It has its say in the "
            "monthly meeting, and so have you.</p>"
        ),
        "id": hood.id,
        "population": "0" if key == NO_POPULATION else str(residents),
    }
    if key == NO_DESCRIPTION:
        del page["description"]
    if key in WELSH:
        page["description_cy"] = WELSH[key]
    return page


def _middle(country: Country, mine) -> tuple[float, float]:
    """The block nearest to where people live on average: never out at sea in a bay."""
    weight = country.blocks.residents[mine] + 1e-9
    centres = country.blocks.centres[mine]
    middle = np.average(centres, axis=0, weights=weight)
    lon, lat = national_grid.to_lon_lat(*centres[np.hypot(*(centres - middle).T).argmin()])
    return float(lon), float(lat)


def _contact(hood: Neighbourhood, site: str) -> dict:
    if (hood.force, hood.id) in NO_CONTACT:
        return {}
    box = hood.id.lower().replace(" ", "").replace(".", "")
    contact = {
        "email": f"{box}@{site}.police.example",
        "telephone": "101",
        "facebook": f"https://social.example/{site}-{box}",
    }
    if hood.id == "D01":
        contact |= {
            "twitter": f"https://social.example/{site}{box}",
            "youtube": f"https://video.example/{site}",
            "web": f"https://www.{site}.police.example/haven-gate",
            "address": "Haven Gate Police Station, Haven Gate Road, Dogger",
        }
    return contact


def _links(hood: Neighbourhood) -> list[dict]:
    council = "City of Dogger Corporation" if hood.force == CITY.id else "Doggerland Council"
    links = [{"title": council, "description": None, "url": "https://www.council.example/"}]
    if hood.id in ("D07", "CPT Ness.1"):
        links.append(
            {
                "title": "Ness Lifeboat",
                "description": "Saving lives at sea &amp; on the sands",
                "url": "https://lifeboat.example/",
            }
        )
    return links


def _locations(country: Country, hood: Neighbourhood, mine) -> list[dict]:
    if (hood.force, hood.id) not in STATIONS:
        return []
    name, placed = STATIONS[hood.force, hood.id]
    points = country.street_points
    here = np.flatnonzero((points.place == "Police Station") & mine[points.block])
    postcodes = np.flatnonzero(mine[country.postcodes.block])
    at = int(here[0]) if len(here) else int(np.flatnonzero(mine[points.block])[0])
    near = postcodes[np.hypot(*(country.postcodes.xy[postcodes] - points.xy[at]).T).argmin()]
    street = points.location[int(np.flatnonzero(mine[points.block])[0])]
    return [
        {
            "name": name,
            "longitude": f"{points.lon[at]:.5f}" if placed else None,
            "postcode": country.postcodes.codes[near],
            "address": f"{street.removeprefix('On or near ')}\n, Doggerland",
            "latitude": f"{points.lat[at]:.5f}" if placed else None,
            "type": "station",
            "description": None,
        }
    ]
