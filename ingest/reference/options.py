"""What an operator may add to `load_reference KIND PATH`."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Options:
    """
    `year` and `source` describe populations; `force` and `neighbourhood` say whose a file is
    that does not say so itself; `replace` removes what the files no longer hold.
    """

    year: int | None = None
    source: str = ""
    force: str = ""
    neighbourhood: str = ""
    replace: bool = False
