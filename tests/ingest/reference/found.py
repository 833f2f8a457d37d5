"""Look at what was loaded."""

from typing import TypeVar

from neighbourhoods.models import Neighbourhood

Thing = TypeVar("Thing")


def there(thing: Thing | None) -> Thing:
    """Return `thing`, which must be there."""
    assert thing is not None
    return thing


def neighbourhood(code: str) -> Neighbourhood:
    return Neighbourhood.objects.get(code=code)


def west(code: str) -> float:
    """Return the longitude of the western edge of a neighbourhood."""
    return there(neighbourhood(code).boundary).extent[0]
