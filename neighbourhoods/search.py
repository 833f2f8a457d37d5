"""Typed text to a neighbourhood or a force: one, several, or none."""

import re
from dataclasses import dataclass, field, replace
from enum import StrEnum

from django.contrib.postgres.search import TrigramWordSimilarity

from neighbourhoods import matching
from neighbourhoods.matching import Around, Match, Matches
from neighbourhoods.models import Neighbourhood
from neighbourhoods.queries import holding_one_of, with_code
from places import search as places
from places.folding import fold
from places.postcode import NotAPostcode, PartOfPostcode, Postcode
from places.slips import slips
from places.spelling import guesses, names_alike
from places.street_words import JOINING_WORDS, written_out
from places.wide_names import WideNames, wide_names
from releases.month import Month

LONGEST_TEXT = 100
# The neighbourhoods of the largest district are 90; a word such as "and" is in thousands.
MOST_LISTED = 100
# Of England, Wales and Scotland; of Northern Ireland.
LSOA_CODE = re.compile(r"[EWSN]\d{8}|95[A-Z]{2}\d{2}[SW]\d", re.IGNORECASE | re.ASCII)
# How many last words may name the town: "High Street Leighton Buzzard".
MOST_WORDS_OF_A_TOWN = 3
# No name ends so, and no town begins so.
NO_ENDS = tuple(f" {word}" for word in JOINING_WORDS)
NO_BEGINNINGS = tuple(f"{word} " for word in JOINING_WORDS if word != "the")
# A guess this alike is followed without asking, if it is the only one.
SURE = 0.6
# Guesses that are this much less alike than the best are left out.
LESS_LIKELY = 0.15


class How(StrEnum):
    """How the matches are related to what was typed."""

    CALLED_SO = "called-so"
    GUESSED = "guessed"
    POSTCODE_BEGINS_SO = "postcode-begins-so"
    POSTCODE_ENDED = "postcode-ended"
    # The postcode is not known; the matches are those of its neighbours.
    POSTCODE_UNKNOWN = "postcode-unknown"


@dataclass(frozen=True)
class Answer:
    """What a text stands for. `text` is what was typed, tidied."""

    text: str
    how: How = How.CALLED_SO
    matches: Matches = field(default_factory=Matches)
    # The month in which the postcode was ended.
    ended: Month | None = None
    # Whether matches that were guessed are near enough to be followed without asking.
    is_sure: bool = True

    @property
    def only(self) -> Match | None:
        """The one match, if there is one alone, it has a page, and nothing need be said first."""
        if self.how in (How.POSTCODE_ENDED, How.POSTCODE_UNKNOWN) or not self.is_sure:
            return None
        found = self.matches.found
        if len(found) == 1 and not self.matches.too_many_streets and found[0].leads_to:
            return found[0]
        return None


def search(text: str) -> Answer:
    """Return what `text` stands for: exact names before likely ones, each page once."""
    text = " ".join(text.replace("\0", " ").split())[:LONGEST_TEXT].strip()
    if not fold(text):
        return Answer(text)
    answer = _postcode(text) or _part_of_postcode(text) or _lsoa(text) or _named(text)
    found = _each_once(answer.matches.found)
    matches = replace(answer.matches, found=found[:MOST_LISTED], is_cut=len(found) > MOST_LISTED)
    return replace(answer, matches=matches)


def _each_once(matches: list[Match]) -> list[Match]:
    """Keep the first match that leads to each page, and all that lead to none."""
    pages: set[tuple] = set()
    kept = []
    for match in matches:
        page = match.leads_to or ("no page", match.kind, match.name, match.within)
        if page not in pages:
            kept.append(match)
        pages.add(page)
    return kept


def _postcode(text: str) -> Answer | None:
    try:
        written = Postcode.parse(text)
    except NotAPostcode:
        return None
    place = places.postcode(written)
    if place:
        found = Matches(matching.placed([place]))
        how = How.POSTCODE_ENDED if place.ended else How.CALLED_SO
        return Answer(str(written), how, found, ended=place.ended)
    for beginning in (f"{written.outward} {written.inward[0]}", written.outward):
        if areas := _areas_of_postcodes(PartOfPostcode.parse(beginning)):
            return Answer(str(written), How.POSTCODE_UNKNOWN, Matches(areas))
    return None


def _part_of_postcode(text: str) -> Answer | None:
    try:
        areas = _areas_of_postcodes(PartOfPostcode.parse(text))
    except NotAPostcode:
        return None
    if not areas:
        return None
    coded = [matching.of_neighbourhood(area) for area in with_code(text)]
    return Answer(text.upper(), How.POSTCODE_BEGINS_SO, Matches(coded + areas))


def _areas_of_postcodes(part: PartOfPostcode) -> list[Match]:
    points = places.points_of_postcodes(part)
    return [matching.of_neighbourhood(area) for area in holding_one_of(points)] if points else []


def _lsoa(text: str) -> Answer | None:
    if not LSOA_CODE.fullmatch(text):
        return None
    place = places.lsoa(text)
    return Answer(text, matches=Matches(matching.placed([place] if place else [])))


def _named(text: str) -> Answer:
    wide = wide_names()
    # No town or street has a comma in its name; "Stone, Eccleshall and Gnosall" is an area.
    before, _, after = text.partition(",")
    has_comma = bool(fold(before) and fold(after))
    readings: list[tuple[str, Around | None]] = [(fold(text), None)]
    matches = matching.called([fold(text)], wide, code=text, areas_alone=has_comma)
    if matches:
        return Answer(text, matches=matches)
    for name, around in _with_towns(text, wide):
        readings.append((name, around))
        if matches := matching.called([name], wide, around):
            return Answer(text, matches=matches)
    # A name near a town that was spelt right is likelier than a long name spelt wrong.
    for name, where in sorted(readings, key=lambda reading: reading[1] is None):
        if answer := _guessed(text, name, wide, where):
            return answer
    return Answer(text)


def _with_towns(text: str, wide: WideNames) -> list[tuple[str, Around]]:
    """
    Return the ways to read the text as a name and where it is.

    "High Street, Luton" and "High Street Luton" both give ("high street", around Luton).
    """
    before, comma, after = text.partition(",")
    words = fold(text).split(" ")
    if comma:
        splits = [(fold(before), fold(after))]
    else:
        cuts = range(1, min(MOST_WORDS_OF_A_TOWN, len(words) - 1) + 1)
        splits = [(" ".join(words[:-cut]), " ".join(words[-cut:])) for cut in cuts]
    splits = [
        (name, town)
        for name, town in splits
        if name and town and not name.endswith(NO_ENDS) and not town.startswith(NO_BEGINNINGS)
    ]
    known = matching.around([town for _, town in splits], wide) if splits else {}
    if comma and splits and not known:
        [(name, town)] = splits
        spelt = [guess for guess, _ in guesses(town, may_be_street=False)[:1]]
        return [(name, where) for where in matching.around(spelt, wide).values()]
    return [(name, known[town]) for name, town in splits if town in known]


def _guessed(text: str, name: str, wide: WideNames, where: Around | None) -> Answer | None:
    """Look for what is called nearly so: the likeliest spelling and those almost as likely."""
    name = written_out(name)
    likeness = dict(slips(name)) or dict(_neighbourhoods_alike(name)) | dict(names_alike(name))
    best = max(likeness.values(), default=0)
    near_best = [spelt for spelt in likeness if likeness[spelt] >= best - LESS_LIKELY]
    matches = matching.called(near_best, wide, where) if near_best else Matches()
    if not matches:
        return None
    matches.found.sort(key=lambda match: -likeness.get(fold(match.name), 0))
    return Answer(text, How.GUESSED, matches, is_sure=best >= SURE)


def _neighbourhoods_alike(name: str) -> list[tuple[str, float]]:
    """Return names of neighbourhoods in which words like `name` stand, the likeliest first."""
    alike = Neighbourhood.objects.filter(folded__trigram_word_similar=name).annotate(
        likeness=TrigramWordSimilarity(name, "folded")
    )
    return list(alike.order_by("-likeness").values_list("folded", "likeness")[:5])
