"""When a force last changed what it says of a neighbourhood."""

import datetime
from collections.abc import Iterable
from typing import Any


def edited_at(area: Any) -> datetime.datetime | None:
    """
    Return when staff last changed the texts of a neighbourhood, as `queries.with_team` gives it.

    None where nobody of the force has touched them since they were loaded.
    """
    texts: Iterable = (
        area,
        *area.team.all(),
        *area.priorities.all(),
        *area.upcoming_meetings,
        *area.links.all(),
        *area.locations.all(),
    )
    return max((text.edited_at for text in texts if text.edited_at), default=None)
