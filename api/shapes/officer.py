"""Police officers: chiefs of a force, members of a neighbourhood team."""

from typing import Any, Protocol


class Officer(Protocol):
    name: str
    rank: str
    bio: str
    contact_details: dict[str, str]


def officer(officer: Officer) -> dict[str, Any]:
    return {
        "bio": officer.bio or None,
        "contact_details": officer.contact_details,
        # Who is not to be named has a rank alone.
        "name": officer.name or officer.rank,
        "rank": officer.rank or None,
    }
