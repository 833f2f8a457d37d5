"""What the API says no with."""

from dataclasses import dataclass


@dataclass
class Refused(Exception):
    """
    A question that is not answered.

    `reason` goes into a header, since the official API's errors have no body to speak of. It
    is our own words, on one line, in ASCII: nothing of what was sent to us.
    """

    status: int
    reason: str
    body: str = ""


def not_understood(reason: str) -> Refused:
    return Refused(400, reason)


def not_there(reason: str) -> Refused:
    return Refused(404, reason)


def unknown(reason: str) -> Refused:
    """Refuse as the official API does for forces and neighbourhoods: with two words."""
    return Refused(404, reason, "Not Found")


def too_much(reason: str) -> Refused:
    return Refused(503, reason)
