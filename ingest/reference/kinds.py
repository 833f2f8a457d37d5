"""The kinds of reference data: what each is, in which forms it is read, and by whom."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from ingest.reference import (
    backdrop,
    district_populations,
    districts,
    forces,
    lsoa_changes,
    lsoas,
    measures,
    neighbourhood_details,
    neighbourhoods,
    place_names,
    police_areas,
    populations,
    postcodes,
)
from ingest.reference.options import Options
from ingest.reference.report import Report


@dataclass(frozen=True)
class Kind:
    """One kind of reference data; kinds are listed in the order in which to load them."""

    name: str
    what: str
    formats: str
    load: Callable[[Path | None, Options, Report], None]
    needs_path: bool = True


KINDS = [
    Kind(
        "forces",
        "police forces",
        "no PATH: the official forces and the British Transport Police; else a CSV file "
        "id,name,name_cy,url,telephone,pfa_code",
        forces.load,
        needs_path=False,
    ),
    Kind(
        "police-areas",
        "the area of each force",
        "GeoJSON with PFA23CD (any year), or force_kmls.zip with one {force}.kml for each",
        police_areas.load,
    ),
    Kind(
        "districts",
        "local authority districts",
        "GeoJSON with LAD23CD and LAD23NM; a lookup CSV with ltla24_code, ltla24_name and "
        "pfa24_code for names and forces",
        districts.load,
    ),
    Kind(
        "lsoas",
        "LSOAs of 2011 and 2021",
        "GeoJSON with LSOA21CD or LSOA11CD; a lookup CSV with lsoa21_code (or lsoa11_code) and "
        "ltla24_code",
        lsoas.load,
    ),
    Kind(
        "lsoa-changes",
        "how LSOAs of 2011 became those of 2021",
        "a lookup CSV with lsoa11_code, change_code and lsoa21_code",
        lsoa_changes.load,
    ),
    Kind(
        "populations",
        "residents and workday populations of LSOAs",
        "CSV with lsoa21_code or lsoa11_code and total_residents, total_population or "
        "workday_population; --year and --source where the file's name does not tell them",
        populations.load,
    ),
    Kind(
        "district-populations",
        "workday populations of districts",
        "no PATH: the City of London's of 2011, where 49 people work for each who lives there; "
        "else CSV with ltla24_code and workday_population; --year and --source",
        district_populations.load,
        needs_path=False,
    ),
    Kind(
        "measures",
        "what LSOAs are like, to find similar areas",
        "CSV with lsoa21_code and any of young, deprivation, private-renting (per cent, a score, "
        "per cent) and rural (1 or 0); --year and --source",
        measures.load,
    ),
    Kind(
        "neighbourhoods",
        "neighbourhoods and their boundaries",
        "GeoJSON with force, id and name; {force}/{id}.kml; {force}/{id}/boundary.json of the "
        "API; a list PFN.csv with PFA.csv beside it; --force, --neighbourhood, --replace",
        neighbourhoods.load,
    ),
    Kind(
        "neighbourhood-details",
        "teams, priorities, meetings, contact, senior officers",
        "a folder of answers of the data.police.uk API: forces.json, forces/{force}.json, "
        "{force}/neighbourhoods.json, {force}/{id}.json, {force}/{id}/people.json ...; --replace",
        neighbourhood_details.load,
    ),
    Kind(
        "postcodes",
        "postcodes and where they are",
        "Code-Point Open, the ONS Postcode Directory or the NSPL as CSV",
        postcodes.load,
    ),
    Kind(
        "place-names",
        "towns, villages and streets to search for",
        "OS Open Names as CSV; a list bua11_code,name,longitude,latitude; --replace",
        place_names.load,
    ),
    Kind(
        "backdrop",
        "a map of your own to draw under the data",
        "GeoJSON in degrees; each feature has a layer: coast, water, park, docks, road (class "
        "main, minor or street) or place (kind town, village ...)",
        backdrop.load,
    ),
]
BY_NAME = {kind.name: kind for kind in KINDS}
