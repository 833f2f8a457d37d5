"""Which outlines a map draws at which zoom."""

from places.models.map_shape import ZOOMS, ShapeKind

# Farther out than this a tile would hold a thousand neighbourhoods, all of them specks; LSOAs
# farther out than the second.
FROM_NEIGHBOURHOODS = 9
FROM_LSOAS = 11


def kind_at(zoom: int, smallest: ShapeKind = ShapeKind.NEIGHBOURHOOD) -> ShapeKind:
    """Return the smallest kind of area, `smallest` or larger, that can be told apart at `zoom`."""
    if zoom < FROM_NEIGHBOURHOODS:
        return ShapeKind.DISTRICT
    if smallest is ShapeKind.LSOA and zoom >= FROM_LSOAS:
        return ShapeKind.LSOA
    return ShapeKind.NEIGHBOURHOOD


def outlines_for(kind: ShapeKind, zoom: int) -> int:
    """Return which outlines of `kind` are good at `zoom`: the simplest that are."""
    return next(largest for largest in ZOOMS[kind] if zoom <= largest)
