"""What staff see and write of a neighbourhood, in Django's admin."""

from neighbourhoods.admin import contact, meeting, neighbourhood, priority, team

__all__ = ["contact", "meeting", "neighbourhood", "priority", "team"]
