"""What staff see and write of a force, in Django's admin."""

from forces.admin import force, people

__all__ = ["force", "people"]
