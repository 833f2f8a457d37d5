"""The areas on a still map of a neighbourhood, drawn and shaded by level."""

from dataclasses import dataclass
from pathlib import Path

from django.db import connection

from languages.current import is_welsh
from levels.bands import NO_BAND, Band
from levels.groups import Group
from levels.periods import Period
from levels.reasons import Reason
from levels.tiles import AREAS, NO_GROUP
from levels.vocabulary import DEFAULT_METHOD
from places.map_frame import Frame
from places.map_shapes import outlines_for
from places.models.map_shape import ShapeKind
from releases.month import Month

FRAME = (Path(__file__).parent / "sql" / "frame.sql").read_text()


@dataclass(frozen=True)
class ShadedArea:
    """An area as a still map draws it. `outline` is an SVG path, in pixels; so are x and y."""

    # The end of the address of its page: `doggerland/D01`, or the code of an LSOA.
    path: str
    name_en: str
    name_cy: str
    number: int
    reason_number: int
    # Whether its force supplied no figures for the month.
    is_missing: bool
    is_own: bool
    # Whether it shares people with the neighbourhood, or is a neighbourhood.
    is_near: bool
    outline: str
    x: int
    y: int

    @property
    def name(self) -> str:
        return (is_welsh() and self.name_cy) or self.name_en

    @property
    def band(self) -> Band | None:
        return None if self.number == NO_BAND else Band(self.number)

    @property
    def reason(self) -> Reason:
        return Reason(self.reason_number)


def areas_in(
    frame: Frame,
    own: int,
    *,
    kind: ShapeKind,
    month: Month,
    group: Group | None,
    period: Period,
) -> list[ShadedArea]:
    """Return the areas of `kind` in the frame: the neighbourhood `own` last, others by name."""
    with connection.cursor() as cursor:
        cursor.execute(
            FRAME.replace("{areas}", AREAS[kind]),
            {
                "own": own,
                "west": frame.west,
                "south": frame.south,
                "east": frame.east,
                "north": frame.north,
                "scale": frame.scale,
                "kind": int(kind),
                "outlines": outlines_for(kind, frame.zoom),
                "period": period.number,
                "group": group.number if group else NO_GROUP,
                "method": int(DEFAULT_METHOD),
                "month": month.first_day,
            },
        )
        return [ShadedArea(*row) for row in cursor.fetchall()]
