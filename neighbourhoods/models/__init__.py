"""Neighbourhoods: areas, boundaries, teams, priorities, meetings, contact."""

from neighbourhoods.models.contact import Link, PoliceLocation
from neighbourhoods.models.meeting import Meeting
from neighbourhoods.models.neighbourhood import Neighbourhood, PlacedPoint
from neighbourhoods.models.priority import Priority
from neighbourhoods.models.team import TeamMember

__all__ = [
    "Link",
    "Meeting",
    "Neighbourhood",
    "PlacedPoint",
    "PoliceLocation",
    "Priority",
    "TeamMember",
]
