"""Coordinates as text."""


def six_decimals(millionths: int) -> str:
    """Return degrees as crimes have them: always six decimals, `-0.182180`."""
    return f"{millionths / 1_000_000:.6f}"


def shortest(degrees: float) -> str:
    """Return degrees as areas have them: up to ten decimals, no zeros at the end, `52.6389`."""
    written = f"{degrees:.10f}".rstrip("0").rstrip(".")
    return "0" if written == "-0" else written
