"""Neighbourhoods: areas, boundaries, teams, priorities, meetings, contact."""

from neighbourhoods.models.contact import Link, PoliceLocation
from neighbourhoods.models.meeting import Meeting, Series
from neighbourhoods.models.neighbourhood import Chosen, Neighbourhood, PlacedPoint
from neighbourhoods.models.priority import Priority
from neighbourhoods.models.team import TeamMember

__all__ = [
    "Chosen",
    "Link",
    "Meeting",
    "Neighbourhood",
    "PlacedPoint",
    "PoliceLocation",
    "Priority",
    "Series",
    "TeamMember",
]
