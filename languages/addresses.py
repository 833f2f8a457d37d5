"""
The language of a page is that of its address: Welsh under `/cy/`, English elsewhere.

Nothing else is asked: no cookie and no Accept-Language, so that a shared cache may keep what it
is given, and a link shows everybody the same.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import translation

from languages.current import WELSH

PREFIX = f"/{WELSH}"


class LanguageOfAddress:
    """Middleware: speak Welsh while a Welsh address is answered."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not is_in_welsh(request.path_info):
            return self.get_response(request)
        with translation.override(WELSH):
            response = self.get_response(request)
        response.headers["Content-Language"] = WELSH
        return response


def is_in_welsh(path: str) -> bool:
    return path == PREFIX or path.startswith(f"{PREFIX}/")


def in_english(address: str) -> str:
    """Return the English address of the page at `address`, a path with or without a query."""
    path, mark, query = address.partition("?")
    if is_in_welsh(path):
        path = path.removeprefix(PREFIX) or "/"
    return f"{path}{mark}{query}"


def in_welsh(address: str) -> str:
    """Return the Welsh address of the page at `address`, a path with or without a query."""
    return PREFIX + in_english(address)
