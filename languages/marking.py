"""
Mark words for translation where they stand; whoever shows them translates them.

    LABELS = {"low": gettext_noop("Low")}          here
    {% translate level.label %}                    in the template

Free of Django, so that plain vocabularies (levels, releases) can use it. `makemessages` knows
the function by its name.
"""


def gettext_noop(words: str) -> str:
    """Return `words` as they are."""
    return words
