"""Pages are asked for without a built set of static files."""

from tests.pages.conftest import plain_static_files

__all__ = ["plain_static_files"]
