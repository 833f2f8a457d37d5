"""The methods of the compatible API, as /docs/ tells of them; names are the official ones."""

from django.utils.translation import gettext_lazy as _

from pages.docs_words import (
    AREA,
    CATEGORY,
    CRIME,
    DATE,
    FORCE,
    LAT,
    LNG,
    OUTCOME,
    PEOPLE,
    POLY,
    SPOT,
    STOP,
    Method,
    Parameter,
    Words,
)

AVAILABILITY = (
    Method(
        "crimes-street-dates",
        _("Availability"),
        _("The months that are published, and which forces supplied stop and search."),
        "crimes-street-dates",
        returns=(
            ("date", _("The month.")),
            ("stop-and-search", _("Ids of the forces that supplied stops.")),
        ),
    ),
    Method(
        "crime-last-updated",
        _("Last updated"),
        _("The latest month for which there are crimes."),
        "crime-last-updated",
        returns=(("date", _("First day of that month; the day means nothing.")),),
    ),
)
FORCES = (
    Method(
        "forces",
        _("List of forces"),
        _("The police forces, without the British Transport Police."),
        "forces",
        returns=(("id", _("Id, for other methods.")), ("name", _("Name of the force."))),
    ),
    Method(
        "force",
        _("Specific force"),
        _("One police force and the ways to follow it."),
        "forces/{force}",
        (FORCE,),
        (
            ("description", _("What the force says of itself.")),
            ("url, telephone", _("Its web site and number.")),
            ("engagement_methods", _("Ways to follow it.")),
        ),
    ),
    Method(
        "senior-officers",
        _("Force senior officers"),
        _("The senior officers of a force."),
        "forces/{force}/people",
        (FORCE,),
        PEOPLE,
    ),
)
CRIMES = (
    Method(
        "crime-street",
        _("Street-level crimes"),
        _("Crimes within a mile of a position, or in an area."),
        "crimes-street/{category}",
        (CATEGORY, LAT, LNG, POLY, SPOT, DATE),
        CRIME,
        (_("An area with more than 10,000 crimes is refused with status 503."),),
    ),
    Method(
        "outcomes-at-location",
        _("Street-level outcomes"),
        _("Outcomes recorded in a month for crimes in an area, or at a location."),
        "outcomes-at-location",
        (LAT, LNG, POLY, SPOT, DATE),
        OUTCOME,
    ),
    Method(
        "crimes-at-location",
        _("Crimes at location"),
        _("Crimes at one location: that with an id, or the nearest to a position."),
        "crimes-at-location",
        (LAT, LNG, SPOT, DATE),
        CRIME,
    ),
    Method(
        "crimes-no-location",
        _("Crimes with no location"),
        _("Crimes that a force could not place on the map."),
        "crimes-no-location",
        (CATEGORY, FORCE, DATE),
        CRIME,
    ),
    Method(
        "crime-categories",
        _("Crime categories"),
        _("The categories of crime."),
        "crime-categories",
        (DATE,),
        (("url", _("Id of the category.")), ("name", _("Name of the category."))),
    ),
    Method(
        "outcomes-for-crime",
        _("Outcomes for a specific crime"),
        _("A crime and all that became of it, oldest first."),
        "outcomes-for-crime/{persistent_id}",
        (
            Parameter(
                "persistent_id", _("Id of a crime, 64 characters."), "persistent_id", is_needed=True
            ),
        ),
        (("crime", _("The crime.")), ("outcomes", _("Its outcomes, as below.")), *OUTCOME[:3]),
    ),
)
NEIGHBOURHOODS = (
    Method(
        "neighbourhoods",
        _("List of neighbourhoods"),
        _("The neighbourhoods of a force."),
        "{force}/neighbourhoods",
        (FORCE,),
        (("id", _("Id, unique in its force.")), ("name", _("Name of the neighbourhood."))),
    ),
    Method(
        "neighbourhood",
        _("Specific neighbourhood"),
        _("What a force says of a neighbourhood."),
        "{force}/{neighbourhood}",
        (FORCE, AREA),
        (
            ("name, description", _("As the force gives them.")),
            ("population", _("People who live there, as text; 0 if not known.")),
            ("centre", _("Latitude and longitude of the centre.")),
            ("contact_details, links", _("Ways to reach the team.")),
            ("locations", _("Police stations and the like.")),
            ("url_force", _("The page on the force’s own site.")),
        ),
    ),
    Method(
        "neighbourhood-boundary",
        _("Neighbourhood boundary"),
        _("The boundary as a closed ring of positions."),
        "{force}/{neighbourhood}/boundary",
        (FORCE, AREA),
        (("latitude, longitude", _("Of a corner, in degrees.")),),
    ),
    Method(
        "neighbourhood-team",
        _("Neighbourhood team"),
        _("The officers of the neighbourhood team."),
        "{force}/{neighbourhood}/people",
        (FORCE, AREA),
        PEOPLE,
    ),
    Method(
        "neighbourhood-events",
        _("Neighbourhood events"),
        _("Meetings to come."),
        "{force}/{neighbourhood}/events",
        (FORCE, AREA),
        (
            ("title, description, type", _("What it is.")),
            ("address", _("Where it is.")),
            ("start_date, end_date", _("When it is, by the local clock.")),
            ("contact_details", _("Whom to ask.")),
        ),
    ),
    Method(
        "neighbourhood-priorities",
        _("Neighbourhood priorities"),
        _("What the team works on, the newest first."),
        "{force}/{neighbourhood}/priorities",
        (FORCE, AREA),
        (
            ("issue, issue-date", _("The problem, as HTML, and when it was taken up.")),
            ("action, action-date", _("What was done, if anything yet, and when.")),
        ),
    ),
    Method(
        "neighbourhood-locate",
        _("Locate neighbourhood"),
        _("The neighbourhood and the force at a position."),
        "locate-neighbourhood",
        (Parameter("q", _("Position, written lat,lng."), "q", is_needed=True),),
        (("force", _("Id of the force.")), ("neighbourhood", _("Id of the neighbourhood."))),
    ),
)
STOPS = (
    Method(
        "stops-street",
        _("Stop and searches by area"),
        _("Stops within a mile of a position, or in an area."),
        "stops-street",
        (LAT, LNG, POLY, DATE),
        STOP,
    ),
    Method(
        "stops-at-location",
        _("Stop and searches by location"),
        _("Stops at one location."),
        "stops-at-location",
        (Parameter("location_id", _("Id of a location."), "location_id", is_needed=True), DATE),
        STOP,
    ),
    Method(
        "stops-no-location",
        _("Stop and searches with no location"),
        _("Stops that a force could not place on the map."),
        "stops-no-location",
        (FORCE, DATE),
        STOP,
    ),
    Method(
        "stops-force",
        _("Stop and searches by force"),
        _("All stops by a force, placed or not."),
        "stops-force",
        (FORCE, DATE),
        STOP,
    ),
)

GROUPS: tuple[tuple[Words, tuple[Method, ...]], ...] = (
    (_("Force"), FORCES),
    (_("Crime"), (*CRIMES, AVAILABILITY[1])),
    (_("Neighbourhood"), NEIGHBOURHOODS),
    (_("Stop and search"), STOPS),
    (_("Availability"), AVAILABILITY[:1]),
)
METHODS = {method.name: method for _heading, methods in GROUPS for method in methods}
