"""By which words of a server a zip is known to be another than before, under the same name."""

from collections.abc import Mapping

# What the server says of a file, by header in small letters; what it does not say is left out.
Stamp = dict[str, str]

# The first that both stamps have decides (RFC 9110, section 8.8.1: an ETag is the surer).
HEADERS = ("etag", "last-modified", "content-length")
# By which header a server is asked to answer only if it has another.
CONDITIONS = {"etag": "If-None-Match", "last-modified": "If-Modified-Since"}


def of(headers: Mapping[str, str]) -> Stamp:
    """Return the stamp in the headers of an answer."""
    return {name: headers[name] for name in HEADERS if name in headers}


def condition(known: Stamp) -> dict[str, str]:
    """Return the headers of a request that is to be answered only if the stamp is another."""
    return {CONDITIONS[name]: text for name, text in known.items() if name in CONDITIONS}


def are_same(one: Stamp, other: Stamp) -> bool:
    """Say whether the server says that both are of the same file; not where it says nothing."""
    told = next((name for name in HEADERS if name in one and name in other), None)
    return told is not None and one[told] == other[told]
