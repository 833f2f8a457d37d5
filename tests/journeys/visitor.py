"""What a visitor does and sees, in the visitor's words."""

import json
import re
from functools import cache
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

AXE = Path(__file__).parent.parent.parent / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


class Visitor:
    """A person with a browser. `page` is there for what has no word here yet."""

    def __init__(self, page: Page, site: str):
        self.page = page
        self.site = site
        self.broken: list[str] = []
        page.on("pageerror", lambda error: self.broken.append(f"script: {error}"))
        page.on("requestfailed", self._notice_silence)
        page.on("request", self._notice_other_sites)
        page.on("response", self._notice_failures)

    def opens(self, path: str) -> None:
        self.page.goto(path)

    def searches_for(self, text: str) -> None:
        self.page.get_by_label("Postcode, town, street or neighbourhood").fill(text)
        self.page.get_by_role("button", name="Search").click()

    def follows(self, link: str) -> None:
        self.page.get_by_role("link", name=link).first.click()

    def chooses(self, option: str, *, in_list: str) -> None:
        self.page.get_by_label(in_list).select_option(option)

    def presses(self, button: str) -> None:
        self.page.get_by_role("button", name=button).click()

    def unfolds(self, summary: str) -> None:
        self.page.locator("summary", has_text=summary).first.click()

    def unfolds_everything(self) -> None:
        self.page.evaluate("document.querySelectorAll('details').forEach((one) => one.open = true)")

    def is_at(self, path: str) -> None:
        expect(self.page).to_have_url(f"{self.site}{path}")

    def sees_heading(self, text: str) -> None:
        expect(self.page.get_by_role("heading", level=1)).to_have_text(text)

    def sees_section(self, text: str) -> None:
        expect(self.page.get_by_role("heading", name=text).first).to_be_visible()

    def sees(self, text: str) -> None:
        expect(self.page.get_by_text(text).first).to_be_visible()

    def sees_no(self, text: str) -> None:
        expect(self.page.get_by_text(text)).to_have_count(0)

    def table(self, name: str) -> dict[str, str]:
        """Read a table: its first column against its second."""
        rows = self.page.get_by_role("table", name=name).locator("tr")
        cells = [row.locator("th, td").all_inner_texts() for row in rows.all()]
        return {row[0]: row[1] for row in cells[1:]}

    def looks_at_the_map(self) -> None:
        """Scroll to the page's map, where it has one that moves: it begins when it is seen."""
        for frame in self.page.locator(".map:has(.map-moving)").all():
            frame.scroll_into_view_if_needed()
            # It is fetched only now, from a server that may be busy with other tests.
            expect(frame.locator(".leaflet-control-zoom")).to_be_visible(timeout=20_000)
            expect(frame.locator(".map-still:visible")).to_have_count(0)
            # The last piece of it.
            expect(frame.locator(".leaflet-areas-pane")).to_have_count(1)

    def circles(self) -> Locator:
        """Return the circles of this neighbourhood on the map, once it is drawn."""
        self.looks_at_the_map()
        circles = self.page.locator(".street-point:not(.outside)")
        expect(circles.first).to_be_visible()
        return circles

    def crimes_on_the_map(self) -> int:
        return sum(map(int, self.circles().all_inner_texts()))

    def zooms_in(self) -> None:
        """Zoom the map in by a step, and wait until it has stopped moving."""
        self.page.get_by_role("button", name="Zoom in").click()
        expect(self.page.locator(".leaflet-zoom-anim")).to_have_count(0)

    def meets_no_accessibility_problems(self) -> None:
        """Hold the page against WCAG 2.2 AA with axe-core."""
        self.page.evaluate(_axe())
        # Telling all that is well takes several times as long as telling what is not.
        found = self.page.evaluate(
            "rules => axe.run({runOnly: rules, resultTypes: ['violations']})", RULES
        )
        problems = [
            f"{problem['help']}: {node['html'][:200]}"
            for problem in found["violations"]
            for node in problem["nodes"]
            if not _is_where_the_map_says(problem, node)
        ]
        assert not problems, json.dumps(problems, indent=2)

    def need_not_scroll_sideways(self) -> None:
        width = self.page.evaluate("document.documentElement.scrollWidth")
        assert width <= self.page.viewport_size["width"], self.page.url

    def met_nothing_broken(self) -> None:
        """Hold the whole visit to: no script failed, nothing was missing, nobody else was asked."""
        assert not self.broken, self.broken
        assert not self.page.context.cookies()

    def _notice_silence(self, asked) -> None:
        # Who leaves a page takes back what it was still asking for.
        if asked.failure != "net::ERR_ABORTED":
            self.broken.append(f"no answer: {asked.url}: {asked.failure}")

    def _notice_other_sites(self, asked) -> None:
        if not asked.url.startswith((self.site, "data:")):
            self.broken.append(f"asks another site: {asked.url}")

    def _notice_failures(self, answer) -> None:
        if answer.status >= 500 or (answer.status >= 400 and re.search("/static/", answer.url)):
            self.broken.append(f"{answer.status}: {answer.url}")


@cache
def _axe() -> str:
    return AXE.read_text()


def _is_where_the_map_says(problem: dict, node: dict) -> bool:
    """
    Tell whether a target is small only because a circle must lie where its street is.

    WCAG 2.5.8 names pins on a map as its example of an essential place. The circles are 24 pixels
    wide and never cover each other; one under a button or the edge of the map shows less.
    """
    return problem["id"] == "target-size" and "leaflet-marker-icon" in node["html"]
