"""Two neighbourhoods to search for. Positions are (latitude, longitude)."""

import pytest

from tests.builders import make_neighbourhood, square

HARBOUR = (54.50, 2.50)
MOOR = (54.60, 2.50)


@pytest.fixture
def harbour():
    return make_neighbourhood("Harbour", code="H1", boundary=square(*HARBOUR))


@pytest.fixture
def moor():
    return make_neighbourhood("Moor", code="M1", boundary=square(*MOOR))


def names(answer):
    """Return the names of the neighbourhoods that a search found, in its order."""
    return [match.neighbourhood.name for match in answer.matches.found]
