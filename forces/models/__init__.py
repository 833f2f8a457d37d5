"""Police forces, their senior officers, how to reach them, and who of their staff may write."""

from forces.models.force import Force
from forces.models.membership import Membership
from forces.models.people import EngagementMethod, SeniorOfficer

__all__ = ["EngagementMethod", "Force", "Membership", "SeniorOfficer"]
