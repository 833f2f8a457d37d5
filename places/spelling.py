"""What a misspelt or shortened name may stand for."""

from django.contrib.postgres.search import TrigramSimilarity
from django.db import connection, transaction
from django.db.models import QuerySet

from forces.models import Force
from places.folding import fold
from places.models import District, PlaceName, StreetName

MOST_GUESSES = 5
# Trigrams that a guess must share with what was typed: of a whole name, and of the words of a
# street that tell it from others.
WHOLE_NAME = 0.4
TELLING_WORDS = 0.45

# Last words that many streets have. Left out of the question, they spare PostgreSQL looking
# at every road in the country (450 ms against 3).
STREET_WORDS = (
    "avenue", "close", "court", "crescent", "drive", "gardens", "green", "grove", "hill", "lane",
    "mews", "park", "place", "rise", "road", "row", "square", "street", "terrace", "view", "walk",
    "way",
)  # fmt: skip
SHORT_FOR = {
    "ave": "avenue", "cl": "close", "cres": "crescent", "ct": "court", "dr": "drive",
    "gdns": "gardens", "gr": "grove", "ln": "lane", "pl": "place", "rd": "road", "sq": "square",
    "st": "street", "ter": "terrace",
}  # fmt: skip


def written_out(name: str) -> str:
    """Write out the short last word of a folded street name: `mill rd` gives `mill road`."""
    *first, last = name.split(" ")
    return " ".join([*first, SHORT_FOR[last]]) if first and last in SHORT_FOR else name


def guesses(name: str) -> list[tuple[str, float]]:
    """
    Return up to five names that `name` may be misspelt for, the likeliest first.

    They are names, folded, of forces, districts, places and streets; likeness is from 0 to 1.
    """
    found = (
        _areas_alike(name)
        | _towns_alike(name)
        | _streets_alike(name)
        | _with_two_letters_swapped(name)
    )
    likeliest = sorted(found.items(), key=lambda guess: (-guess[1], guess[0]))
    return likeliest[:MOST_GUESSES]


def _with_two_letters_swapped(name: str) -> dict[str, float]:
    # The commonest slip of the hand is the one that leaves the fewest trigrams whole.
    swapped = {
        name[:at] + name[at + 1] + name[at] + name[at + 2 :] for at in range(len(name) - 1)
    } - {name}
    streets = StreetName.objects.filter(folded__in=swapped).values_list("folded", flat=True)
    towns = PlaceName.objects.filter(folded__in=swapped).values_list("folded", flat=True)
    return dict.fromkeys([*streets, *towns.distinct()], 1.0)


def _areas_alike(name: str) -> dict[str, float]:
    """Look through forces and districts: fewer than 400, so no index is needed."""
    found: dict[str, float] = {}
    for areas in (Force.objects.all(), District.objects.all()):
        alike = areas.annotate(likeness=TrigramSimilarity("name", name))
        alike = alike.filter(likeness__gte=WHOLE_NAME)
        found |= {fold(name): likeness for name, likeness in alike.values_list("name", "likeness")}
    return found


def _towns_alike(name: str) -> dict[str, float]:
    towns = PlaceName.objects.exclude(kind=PlaceName.Kind.STREET)
    return _likeliest(towns.filter(folded__trigram_similar=name), name)


def _streets_alike(name: str) -> dict[str, float]:
    *telling, last = name.split(" ")
    streets = StreetName.objects.all()
    if telling and last in STREET_WORDS:
        streets = streets.filter(
            folded__trigram_word_similar=" ".join(telling), folded__endswith=f" {last}"
        )
    else:
        streets = streets.filter(folded__trigram_word_similar=name)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL pg_trgm.word_similarity_threshold = {TELLING_WORDS}")
        return _likeliest(streets, name)


def _likeliest(names: QuerySet, name: str) -> dict[str, float]:
    alike = names.annotate(likeness=TrigramSimilarity("folded", name))
    alike = alike.filter(likeness__gte=WHOLE_NAME).order_by("-likeness", "folded")
    return dict(alike.values_list("folded", "likeness").distinct()[:MOST_GUESSES])
