"""The pages of a data.police.uk API, saved: forces, officers, neighbourhoods, what they do."""

import json
from pathlib import Path

from ingest.demo import (
    force_pages,
    geojson,
    meetings,
    neighbourhood_pages,
    officers,
    priorities,
)
from ingest.demo.country import Country
from ingest.demo.policing import FORCES, NEIGHBOURHOODS
from releases.month import Month

TEAM_OF = {("doggerland", "D12"): 0}  # nobody is named there
USUAL_TEAM = 4


def write(folder: Path, country: Country, last: Month) -> None:
    _write(folder / "forces.json", [{"id": f.id, "name": f.name} for f in FORCES])
    for force in FORCES:
        _write(folder / "forces" / f"{force.id}.json", force_pages.detail(force))
        _write(folder / "forces" / force.id / "people.json", officers.senior(force))
        hoods = sorted((h.id, h.name) for h in NEIGHBOURHOODS if h.force == force.id)
        _write(
            folder / force.id / "neighbourhoods.json",
            [{"id": one, "name": name} for one, name in hoods],
        )
    for number, hood in enumerate(NEIGHBOURHOODS):
        place = folder / hood.force / hood.id
        _write(place.parent / f"{hood.id}.json", neighbourhood_pages.detail(country, number))
        # The API knows one ring only: the largest part, without islets.
        largest = geojson.area(country, country.areas.hood == number)[0][0]
        _write(
            place / "boundary.json",
            [{"latitude": _short(lat), "longitude": _short(lon)} for lon, lat in largest],
        )
        people = officers.team(hood, TEAM_OF.get((hood.force, hood.id), USUAL_TEAM))
        _write(place / "people.json", people)
        _write(place / "events.json", meetings.of(hood, last))
        _write(place / "priorities.json", priorities.of(hood, last))


def _short(degrees: float) -> str:
    """Trailing zeros are left off in boundaries, unlike in crimes."""
    return f"{degrees:.6f}".rstrip("0").rstrip(".")


def _write(path: Path, page) -> None:
    """Compact, plain ASCII, and with slashes escaped: byte for byte the service's own style."""
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(page, separators=(",", ":")).replace("/", "\\/")
    path.write_text(text, encoding="ascii")
