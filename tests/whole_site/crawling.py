"""Follow the links of the site from some addresses, a few pages of each kind."""

from collections import Counter, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import parse_qsl, urldefrag, urljoin, urlsplit

from django.test import Client
from django.urls import Resolver404, resolve
from django.utils.translation import override

from languages.addresses import is_in_welsh
from tests.whole_site.reading import Page, read

# Pages of one kind that are read in each language; their links are all looked at.
OF_ONE_KIND = 2
ORIGIN = "http://testserver"
NOT_FOLLOWED = ("/admin/", "/api/", "/static/")


@dataclass
class Visited:
    """An answer, and the page on it if it is one. `linked_from` is the first page that led here."""

    address: str
    linked_from: str
    status: int
    page: Page | None


def crawl(client: Client, starts: Iterable[str]) -> Iterator[Visited]:
    """Yield what links lead to: every kind of page, and of each kind the first few."""
    waiting = deque((start, "") for start in starts)
    met = set(starts)
    of_kind: Counter[tuple] = Counter()
    while waiting:
        address, linked_from = waiting.popleft()
        kind = kind_of(address)
        if of_kind[kind] >= OF_ONE_KIND:
            continue
        of_kind[kind] += 1
        response = client.get(address)
        is_page = response.headers.get("Content-Type", "").startswith("text/html")
        page = read(response.content.decode()) if is_page else None
        yield Visited(address, linked_from, response.status_code, page)
        if 300 <= response.status_code < 400:
            onward = [response.headers["Location"]]
        else:
            onward = page.links if page else []
        for link in onward:
            target = internal(address, link)
            if target and target not in met:
                met.add(target)
                waiting.append((target, address))


def internal(address: str, link: str) -> str:
    """Return the path and query to which `link` on the page `address` leads; empty if elsewhere."""
    whole, _ = urldefrag(urljoin(ORIGIN + address, link))
    target = whole.removeprefix(ORIGIN)
    return "" if target == whole or target.startswith(NOT_FOLLOWED) else target or "/"


def kind_of(address: str) -> tuple:
    """Return what pages alike have in common: the view, the names in the query, the language."""
    parts = urlsplit(address)
    asked = tuple(sorted({name for name, _ in parse_qsl(parts.query)}))
    welsh = is_in_welsh(parts.path)
    with override("cy" if welsh else "en-gb"):
        try:
            view = resolve(parts.path).view_name
        except Resolver404:
            view = parts.path
    return view, asked, welsh
