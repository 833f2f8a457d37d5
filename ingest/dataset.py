"""What the loader needs to know of one kind of file."""

from collections.abc import Callable
from dataclasses import dataclass, field

import pandas as pd

from releases.kinds import Kind


@dataclass(frozen=True)
class Dataset:
    """
    One kind of force file.

    `columns` maps the published header to our name for each column; `earlier_columns` does
    the same for the files of 2012 and before. `codes` names the columns with few distinct
    values, which are read as categories.

    `clean(rows, month, aside)` takes the columns of text and gives the columns to load, one row
    for each row of the file, with None where a value is absent; what cannot be loaded it puts
    into `aside`, a `SetAside`. `staging` declares the columns of the table that takes the rows.
    """

    kind: Kind
    table: str
    columns: dict[str, str]
    codes: frozenset[str]
    clean: Callable[..., pd.DataFrame]
    staging: dict[str, str]
    module_path: str
    earlier_columns: dict[str, str] = field(default_factory=dict)
