"""
The numbers by which stored levels name the kind of area and the method.

Free of numpy and Django.
"""

from enum import IntEnum


class AreaKind(IntEnum):
    """Areas are compared with those of the same kind in the same force."""

    LSOA = 1
    NEIGHBOURHOOD = 2
    DISTRICT = 3

    @property
    def slug(self) -> str:
        return {1: "lsoa", 2: "neighbourhood", 3: "district"}[self]


class Method(IntEnum):
    """A method by its name, version included: a changed method is a new one."""

    SD_1 = 1
    RATIO_EB_1 = 2

    @property
    def slug(self) -> str:
        return {1: "sd-1", 2: "ratio-eb-1"}[self]


DEFAULT_METHOD = Method.RATIO_EB_1
METHODS = {method.slug: method for method in Method}
