"""Clean one column at a time, whole columns at once."""

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from ingest.set_aside import SetAside
from releases.month import Month

NO_LOCATION = "no location"


def check_month(column: pd.Series, month: Month, aside: SetAside) -> None:
    """Set aside rows of another month than the file's."""
    aside.add(column != str(month), f"The month is {{}}; the file is for {month}.", column)


def code(
    column: pd.Series, keys: dict[str, int], what: str, aside: SetAside, *, may_be_blank: bool
) -> pd.Series:
    """
    Return the key of each value, None where blank; unknown values are set aside.

    `keys` is looked up without regard to case or outer blanks, once per distinct value.
    """
    texts = column.cat.categories
    found = [keys.get(text.strip().lower()) for text in texts]
    unknown = {text for text, key in zip(texts, found, strict=True) if key is None and text.strip()}
    if unknown:
        aside.add(column.isin(unknown), f"{{}} is not a known {what}.", column)
    if not may_be_blank:
        aside.add(column.astype(str).str.strip() == "", f"The {what} is blank.")
    by_position = pd.array([*found, None], dtype="Int16")
    return pd.Series(by_position[column.cat.codes.to_numpy()], index=column.index)


def crime_id(column: pd.Series, aside: SetAside) -> pd.Series:
    """Return the Crime ID as PostgreSQL writes 32 bytes (`\\x...`), None where blank."""
    blank = column == ""
    good = column.str.fullmatch("[0-9a-fA-F]{64}")
    aside.add(~good & ~blank, "The crime id {} is not 64 hexadecimal digits.", column)
    return ("\\x" + column.str.lower()).where(good, None)


def position(longitude: pd.Series, latitude: pd.Series, aside: SetAside) -> pd.DataFrame:
    """
    Return `longitude_e6` and `latitude_e6` in millionths of a degree, both None where blank.

    Published positions have six decimals, so the whole numbers are exact.
    """
    columns = {}
    for name, texts, limit in (("longitude", longitude, 180), ("latitude", latitude, 90)):
        blank = texts.str.strip() == ""
        degrees = _numbers(texts.where(~blank, None))
        with np.errstate(invalid="ignore"):
            off = ~blank.to_numpy() & ~(np.abs(degrees.to_numpy()) <= limit)
        aside.add(off, f"The {name} {{}} is not a number of degrees up to {limit}.", texts)
        whole = (degrees * 1_000_000).round()
        columns[f"{name}_e6"] = whole.where(~(blank | off), None).astype("Int64")
    found = pd.DataFrame(columns)
    alone = found["longitude_e6"].isna() != found["latitude_e6"].isna()
    aside.add(alone, "The row has one coordinate of two.")
    return found


def _numbers(texts: pd.Series) -> pd.Series:
    """Return texts as floats, NaN where blank or no number."""
    try:
        # Nearly always every text is a number, and Arrow reads them ten times as fast.
        numbers = pc.cast(pa.array(texts, from_pandas=True), pa.float64())
    except pa.ArrowInvalid:
        return pd.to_numeric(texts, errors="coerce").astype(float)
    return pd.Series(numbers.to_numpy(zero_copy_only=False), index=texts.index)


def street_name(column: pd.Series) -> pd.Series:
    """
    Return the location as published.

    Only line ends and tabs at its ends go: the blank after a bare "On or near " is genuine.
    """
    return column.str.strip("\r\n\t")


def lsoa_code(column: pd.Series, aside: SetAside) -> pd.Series:
    """Return the LSOA code, None where blank."""
    texts = pd.Series(column.cat.categories)
    wrong = set(texts[(texts != "") & ~texts.str.fullmatch("[A-Z0-9]{8,9}")])
    if wrong:
        aside.add(column.isin(wrong), "{} is not an LSOA code.", column)
    return column.astype(object).where(column != "", None)
