"""The calculation that docs/levels.md gives to readers, as they would copy it from there."""

import re
from pathlib import Path
from typing import Any

from django.conf import settings

DOCUMENT = Path(settings.BASE_DIR) / "docs" / "levels.md"


def documented() -> dict[str, Any]:
    """Return the functions of the document's Python: levels, levels_of and levels_of_file."""
    (program,) = re.findall(r"```python\n(.*?)```", DOCUMENT.read_text(), re.DOTALL)
    named: dict[str, Any] = {}
    exec(compile(program, str(DOCUMENT), "exec"), named)
    return named
