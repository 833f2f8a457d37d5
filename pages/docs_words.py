"""What methods of the API have in common: parameters, and fields of their answers."""

from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise


@dataclass(frozen=True)
class Parameter:
    """One parameter. `example` names a value of `pages.docs_examples`, or is one itself."""

    name: str
    words: Words
    example: str = ""
    is_needed: bool = False


@dataclass(frozen=True)
class Method:
    """
    One method.

    address: with names in braces for its parts. returns: fields of the answer and what they hold.
    """

    name: str
    title: Words
    intro: Words
    address: str
    parameters: tuple[Parameter, ...] = ()
    returns: tuple[tuple[str, Words], ...] = ()
    notes: tuple[Words, ...] = field(default=())


DATE = Parameter("date", _("Month, written 2024-01. The latest month without it."), "month")
LAT = Parameter("lat", _("Latitude in degrees of the centre of a one-mile circle."), "lat")
LNG = Parameter("lng", _("Longitude in degrees of the centre."), "lng")
POLY = Parameter(
    "poly",
    _("Instead of a position: corners of an area, written lat,lng:lat,lng:lat,lng."),
)
SPOT = Parameter("location_id", _("Instead of a position: the id of a location."))
FORCE = Parameter("force", _("Id of a police force."), "force", is_needed=True)
AREA = Parameter(
    "neighbourhood", _("Id of a neighbourhood; capitals count."), "neighbourhood", is_needed=True
)
CATEGORY = Parameter("category", _("A category, or all-crime."), "all-crime", is_needed=True)

CRIME = (
    ("category", _("Category of the crime.")),
    ("persistent_id", _("Id that stays the same, 64 characters; empty for some crimes.")),
    ("month", _("Month of the crime.")),
    ("location", _("Latitude, longitude and street of the published point; null if unplaced.")),
    ("location_type", _("Force, or BTP for the British Transport Police.")),
    ("location_subtype", _("For the British Transport Police, the kind of place.")),
    ("outcome_status", _("Category and month of the latest outcome; null if none is known.")),
    ("context", _("Further words of the force, if any.")),
    ("id", _("Number of the crime in this API.")),
)
OUTCOME = (
    ("category", _("Code and name of the outcome.")),
    ("date", _("Month in which it was recorded.")),
    ("person_id", _("Always null: nobody is identified.")),
    ("crime", _("The crime that it belongs to.")),
)
STOP = (
    ("type", _("Person search, Vehicle search, or both.")),
    ("datetime", _("When, in UTC. Some forces give days only.")),
    ("location", _("Where, as for crimes; null if unplaced.")),
    ("legislation", _("The power by which the search was made.")),
    ("object_of_search", _("What was looked for.")),
    ("outcome", _("What came of it; false where nothing was found, before 2018.")),
    ("outcome_linked_to_object_of_search", _("Whether what came of it was what was looked for.")),
    ("age_range, gender", _("Of the person, if one was involved.")),
    ("self_defined_ethnicity", _("In the person’s own words.")),
    ("officer_defined_ethnicity", _("In the officer’s words.")),
    ("operation, operation_name", _("Whether it was part of a policing operation.")),
    ("removal_of_more_than_outer_clothing", _("Whether more than outer clothing was removed.")),
    ("involved_person", _("Whether a person was searched.")),
)
PEOPLE = (
    ("name, rank", _("Of the officer.")),
    ("bio", _("What is said of them, as HTML; null if nothing.")),
    ("contact_details", _("Ways to reach them.")),
)
