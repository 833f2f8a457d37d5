"""Words that many streets have, and their short forms. No Django."""

# Last words that many streets have. Left out of the question, they spare PostgreSQL looking
# at every road in the country (450 ms against 3).
STREET_WORDS = (
    "avenue", "close", "court", "crescent", "drive", "gardens", "green", "grove", "hill", "lane",
    "mews", "park", "place", "rise", "road", "row", "square", "street", "terrace", "view", "walk",
    "way",
)  # fmt: skip
JOINING_WORDS = ("and", "of", "on", "the", "upon")
SHORT_FOR = {
    "ave": "avenue", "cl": "close", "cres": "crescent", "ct": "court", "dr": "drive",
    "gdns": "gardens", "gr": "grove", "ln": "lane", "pl": "place", "rd": "road", "sq": "square",
    "st": "street", "ter": "terrace",
}  # fmt: skip


def written_out(name: str) -> str:
    """Write out the short last word of a folded street name: `mill rd` gives `mill road`."""
    *first, last = name.split(" ")
    return " ".join([*first, SHORT_FOR[last]]) if first and last in SHORT_FOR else name


def kind_of_street(name: str) -> str:
    """Return the last word of a folded name of several words if many streets have it, or ""."""
    *first, last = name.split(" ")
    return last if first and last in STREET_WORDS else ""
