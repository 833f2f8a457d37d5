"""The rows of a file that cannot be loaded: each kept with its line, its reason and itself."""

import numpy as np
import pandas as pd
from django.conf import settings

from ingest.reading import RawFile
from ingest.refusals import Refused


class SetAside:
    """Collects reasons by row; the first reason of a row stands."""

    def __init__(self, raw: RawFile):
        self.raw = raw
        self.reasons: dict[int, str] = dict(raw.ragged)
        self._rows = np.zeros(len(raw.rows), dtype=bool)

    def add(self, bad: np.ndarray | pd.Series, reason: str, values: pd.Series | None = None):
        """
        Set aside the rows where `bad`.

        `reason` may hold `{}` for the row's own entry in `values`.
        """
        bad = np.asarray(bad, dtype=bool)
        new = np.flatnonzero(bad & ~self._rows)
        lines = self.raw.rows.index.to_numpy()[new]
        shown = [""] * len(new) if values is None else values.iloc[new].astype(str)
        for line, value in zip(lines.tolist(), shown, strict=True):
            self.reasons[line] = reason.format(repr(value[:100]))
        self._rows |= bad
        self._refuse_too_many()

    @property
    def good(self) -> np.ndarray:
        """True for each row of the file that can be loaded."""
        return ~self._rows

    def listed(self) -> list[tuple[int, str, str]]:
        """Return (line, reason, text of the row), in the file's order."""
        lines = sorted(self.reasons)
        texts = self.raw.texts(lines)
        return [(line, self.reasons[line], text) for line, text in zip(lines, texts, strict=True)]

    def _refuse_too_many(self) -> None:
        total = len(self.raw.rows) + len(self.raw.ragged)
        most = max(
            settings.INGEST_MAX_ROWS_SET_ASIDE, int(total * settings.INGEST_MAX_SHARE_SET_ASIDE)
        )
        if len(self.reasons) > most or (total and len(self.reasons) == total):
            line = min(self.reasons)
            raise Refused(
                f"{self.raw.name} has {len(self.reasons):,} of {total:,} rows that cannot be "
                f"loaded (at most {most:,} are set aside), the first in line {line}: "
                f"{self.reasons[line]} Look at the file, or ask the force for it again."
            )
