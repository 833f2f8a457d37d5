"""
The kinds of reference data: what each is, where it is had, in which forms, and in which tables.

Without the loaders, which the web server does without; `kinds` has those.
"""

from dataclasses import dataclass

from django.db.models import Model

from forces.models import EngagementMethod, Force, SeniorOfficer
from levels.models import LsoaMeasure
from neighbourhoods.models import (
    Link,
    Meeting,
    Neighbourhood,
    PoliceLocation,
    Priority,
    Series,
    TeamMember,
)
from places.models import (
    Backdrop,
    District,
    DistrictPopulation,
    Lsoa,
    LsoaChange,
    LsoaPopulation,
    PlaceName,
    Postcode,
)

ONS = "Office for National Statistics"
AREAS: tuple[type[Model], ...] = (
    Neighbourhood,
    TeamMember,
    Priority,
    Series,
    Meeting,
    Link,
    PoliceLocation,
)
DETAILS: tuple[type[Model], ...] = (Force, SeniorOfficer, EngagementMethod, *AREAS)


@dataclass(frozen=True)
class About:
    """
    One kind of reference data; kinds are listed in the order in which to load them.

    tables: those whose rows a load changes, the ones that others refer to first. What follows
    from them (points placed, counts, outlines) is worked out anew, and is not among them.
    """

    name: str
    what: str
    publisher: str
    formats: str
    tables: tuple[type[Model], ...]
    needs_path: bool = True
    # What comes from another service comes by its command alone.
    by_upload: bool = True


ALL = [
    About(
        "forces",
        "police forces",
        "this program",
        "no file is needed: the official forces and the British Transport Police come with the "
        "program; or a CSV file id,name,name_cy,url,telephone,pfa_code",
        (Force,),
        needs_path=False,
    ),
    About(
        "police-areas",
        "the area of each force",
        ONS,
        "GeoJSON with PFA23CD (any year), or force_kmls.zip with one {force}.kml for each",
        (Force,),
    ),
    About(
        "districts",
        "local authority districts",
        ONS,
        "GeoJSON with LAD23CD and LAD23NM; a lookup CSV with ltla24_code, ltla24_name and "
        "pfa24_code for names and forces",
        (District,),
    ),
    About(
        "lsoas",
        "LSOAs of 2011 and 2021",
        ONS,
        "GeoJSON with LSOA21CD or LSOA11CD; a lookup CSV with lsoa21_code (or lsoa11_code) and "
        "ltla24_code",
        (District, Lsoa),
    ),
    About(
        "lsoa-changes",
        "how LSOAs of 2011 became those of 2021",
        ONS,
        "a lookup CSV with lsoa11_code, change_code and lsoa21_code",
        (Lsoa, LsoaChange),
    ),
    About(
        "populations",
        "residents and workday populations of LSOAs",
        ONS,
        "CSV with lsoa21_code or lsoa11_code and total_residents, total_population or "
        "workday_population; the year and the source (--year, --source) where the file's name does "
        "not tell them",
        (LsoaPopulation,),
    ),
    About(
        "district-populations",
        "workday populations of districts",
        ONS,
        "no file is needed: the City of London's of 2011 come with the program, where 49 people "
        "work for each who lives there; or CSV with ltla24_code and workday_population; the year "
        "and the source (--year, --source)",
        (DistrictPopulation,),
        needs_path=False,
    ),
    About(
        "measures",
        "what LSOAs are like, to find similar areas",
        ONS,
        "CSV with lsoa21_code and any of young, deprivation, private-renting (per cent, a score, "
        "per cent) and rural (1 or 0); the year and the source (--year, --source)",
        (LsoaMeasure,),
    ),
    About(
        "neighbourhoods",
        "neighbourhoods and their boundaries",
        "data.police.uk",
        "GeoJSON with force, id and name; {force}/{id}.kml; {force}/{id}/boundary.json of the "
        "API; a list PFN.csv with PFA.csv beside it; where the file does not "
        "say whose they are, the force and the neighbourhood (--force, --neighbourhood)",
        AREAS,
    ),
    About(
        "neighbourhood-details",
        "teams, priorities, meetings, contact, senior officers",
        "data.police.uk",
        "a folder of answers of the data.police.uk API, or a zip of one: forces.json, "
        "forces/{force}.json, {force}/neighbourhoods.json, {force}/{id}.json, "
        "{force}/{id}/people.json ...",
        DETAILS,
    ),
    About(
        "postcodes",
        "postcodes and where they are",
        "Office for National Statistics, or Ordnance Survey",
        "Code-Point Open, the ONS Postcode Directory or the NSPL as CSV",
        (Postcode,),
    ),
    About(
        "place-names",
        "towns, villages and streets to search for",
        "Ordnance Survey, or Office for National Statistics",
        "OS Open Names as CSV; a list bua11_code,name,longitude,latitude",
        (PlaceName,),
    ),
    About(
        "backdrop",
        "a map of your own to draw under the data",
        "whoever made it",
        "GeoJSON in degrees; each feature has a layer: coast, water, park, docks, road (class "
        "main, minor or street) or place (kind town, village ...)",
        (Backdrop,),
    ),
    About(
        "mirror",
        "all of that from a service that speaks the data.police.uk API",
        "another service",
        "bin/manage mirror URL",
        DETAILS,
        by_upload=False,
    ),
]
BY_NAME = {about.name: about for about in ALL}
