"""Tell English from Welsh: what on a Welsh page has not been translated."""

import re
from collections.abc import Collection
from functools import cache
from pathlib import Path

from django.conf import settings

# Words of nearly every English sentence that are no Welsh words.
ENGLISH = {"the", "of", "and", "for", "with", "this", "that", "are", "was", "were", "which", "from"}
MESSAGE = re.compile(r"^msgid (.*?)^msgstr (.*?)(?=^$|\Z)", re.M | re.S)
QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')


def english_in(text: str, names: Collection[str]) -> bool:
    """Say whether `text` is in English. `names` are those of places and forces in it."""
    if text.strip(" .:()") in translated():
        return True
    for name in names:
        text = text.replace(name, "")
    # Addresses and names of files are in no language.
    text = re.sub(r"\S+[./]\w+\S*", "", text)
    words = set(re.findall(r"[^\W\d_]+", text.lower()))
    return bool(words & ENGLISH)


@cache
def translated() -> frozenset[str]:
    """Return the English texts whose Welsh differs from them."""
    catalogue = Path(settings.BASE_DIR) / "locale" / "cy" / "LC_MESSAGES" / "django.po"
    pairs = [
        (_joined(english), _joined(welsh))
        for english, welsh in MESSAGE.findall(catalogue.read_text())
    ]
    return frozenset(english for english, welsh in pairs if english and english != welsh)


def _joined(quoted: str) -> str:
    return "".join(QUOTED.findall(quoted)).replace('\\"', '"').replace("\\n", " ").strip()
