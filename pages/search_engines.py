"""`/robots.txt` and `/sitemap.xml`: what search engines may read, and every area's page."""

from typing import Any

from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps.views import sitemap
from django.http import HttpResponse
from django.urls import reverse

from forces.queries import in_official_order
from neighbourhoods.queries import paths
from pages.caching import PublicRequest, public_page
from places.queries import districts

PAGES = (
    "home",
    "forces",
    "crime-levels",
    "unmapped",
    "coverage",
    "how-it-works",
    "accuracy",
    "about",
    "contact",
    "accessibility",
    "privacy",
)
# Results of searches are no pages of their own.
NOT_FOR_ENGINES = ("/admin/", "/api/", "/search/", "/cy/search/")


class EveryPage(Sitemap):
    """
    Pages by name and arguments, each in both languages.

    Small statistical areas (LSOAs) are left out: 36,000 of them that nobody looks for by name.
    """

    i18n = True
    alternates = True

    def items(self) -> list[tuple[str, list[Any]]]:
        return [
            *((name, []) for name in PAGES),
            *(("force", [force.slug]) for force in in_official_order()),
            *(("neighbourhood", list(path)) for path in paths()),
            *(("district", [district.code]) for district in districts()),
        ]

    def location(self, item: tuple[str, list[Any]]) -> str:
        name, arguments = item
        return reverse(name, args=arguments)


@public_page
def robots(request: PublicRequest) -> HttpResponse:
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in NOT_FOR_ENGINES)]
    lines.append(f"Sitemap: {request.build_absolute_uri(reverse('sitemap'))}")
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@public_page
def site_map(request: PublicRequest) -> HttpResponse:
    return sitemap(request, {"pages": EveryPage}).render()
