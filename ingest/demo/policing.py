"""The two forces, their districts and neighbourhoods: what they are called and where they lie."""

from dataclasses import dataclass

import numpy as np

from ingest.demo.coast import at


@dataclass(frozen=True)
class Force:
    id: str
    name: str
    name_cy: str
    url: str
    telephone: str
    pfa_code: str
    pfa_name: str


@dataclass(frozen=True)
class District:
    code: str
    name: str
    force: str
    csp_code: str


@dataclass(frozen=True)
class Neighbourhood:
    """`name` is as the force publishes it, with whatever oddity; `plain` is what it means."""

    force: str
    id: str
    name: str
    plain: str
    district: str
    km: tuple[float, float]  # what lies nearest to this, on the drawing of the coast, is in it

    @property
    def centre(self) -> np.ndarray:
        return at(*self.km)


DOGGERLAND = Force(
    "doggerland",
    "Doggerland Constabulary",
    "Cwnstabliaeth Doggerland",
    "https://www.doggerland.police.example/",
    "101",
    "E23900001",
    "Doggerland",
)
CITY = Force(
    "city-of-dogger",
    "City of Dogger Police",
    "Heddlu Dinas Dogger",
    "https://www.cityofdogger.police.example/",
    "101",
    "E23900002",
    "City of Dogger",
)
FORCES = (DOGGERLAND, CITY)

DISTRICTS = (
    District("E07990001", "Outer Dogger", "doggerland", "E22990001"),
    District("E07990002", "Ness Harbour", "doggerland", "E22990002"),
    District("E07990003", "Silverpit", "doggerland", "E22990003"),
    # A comma in the name, as Bournemouth, Christchurch and Poole has.
    District("E07990004", "Holmsand, Wrakby and Aldermaar", "doggerland", "E22990004"),
    District("E07990005", "West Fens", "doggerland", "E22990005"),
    District("E09990001", "City of Dogger", "city-of-dogger", "E22990006"),
)

_D, _C = "doggerland", "city-of-dogger"
NEIGHBOURHOODS = (
    Neighbourhood(_D, "D01", "Haven Gate", "Haven Gate", "E07990001", (29.75, 17.3)),
    Neighbourhood(_D, "D02", "Ropewalk and Kelder", "Ropewalk and Kelder", "E07990001",
                  (31.1, 15.0)),
    Neighbourhood(_D, "D03", "Marram Hill &amp; Tarnhythe", "Marram Hill & Tarnhythe",
                  "E07990001", (29.8, 20.6)),
    Neighbourhood(_D, "D04", "St Wulf's, Oxmere and Skarnwick", "St Wulf's, Oxmere and Skarnwick",
                  "E07990001", (27.4, 17.0)),
    Neighbourhood(_D, "D05", "Eastwharf", "Eastwharf", "E07990001", (33.4, 19.6)),
    Neighbourhood(_D, "D06", "Thursholme and the North Coast", "Thursholme and the North Coast",
                  "E07990002", (33.2, 28.0)),
    Neighbourhood(_D, "D07", "Ness Harbour Town", "Ness Harbour Town", "E07990002", (39.9, 28.9)),
    Neighbourhood(_D, "D08", "Lantern Hill, Brackhaven and Ravensey",
                  "Lantern Hill, Brackhaven and Ravensey", "E07990002", (39.6, 25.6)),
    Neighbourhood(_D, "CPT Ness.1", "Outer Ness", "Outer Ness", "E07990002", (44.6, 29.6)),
    Neighbourhood(_D, "D10", "Silverpit Town", "Silverpit Town", "E07990003", (14.0, 7.4)),
    Neighbourhood(_D, "D11", "Silverpit Shore ,Mosshythe and Yttergate",
                  "Silverpit Shore, Mosshythe and Yttergate", "E07990003", (18.0, 5.4)),
    Neighbourhood(_D, "D12", "Holmsand and the Bight", "Holmsand and the Bight", "E07990004",
                  (34.6, 10.0)),
    Neighbourhood(_D, "D13", "  Fen Edge", "Fen Edge", "E07990005", (8.4, 13.0)),
    Neighbourhood(_D, "gw", "Grimsand and the Wolds", "Grimsand and the Wolds", "E07990005",
                  (17.6, 24.4)),
    # Two forces may use the same id: this is not Doggerland's D02.
    Neighbourhood(_C, "D02", "Exchange and Wall", "Exchange and Wall", "E09990001", (30.4, 17.8)),
    Neighbourhood(_C, "Quays", "The Quays", "The Quays", "E09990001", (31.0, 16.6)),
)  # fmt: skip
