"""What an operator does and sees: a visitor who signs in and looks after the data."""

from pathlib import Path

from playwright.sync_api import expect

from tests.journeys.visitor import Visitor
from tests.staff.people import PASSWORD, code_now

WIDTHS = (390, 1280)
# A month of one force takes a few seconds, a busy machine more.
LOADING = 90_000


class Operator(Visitor):
    def signs_in(self, email: str) -> None:
        """Sign in with password and the code of an authenticator app."""
        self.opens("/admin/")
        self.page.get_by_label("Email").fill(email)
        self.page.get_by_label("Password").fill(PASSWORD)
        self.presses("Sign in")
        self.page.get_by_label("Code").fill(code_now())
        self.presses("Sign in")
        self.sees_heading("Your neighbourhoods")

    def sends(self, file: Path, *, then: str = "Uploaded files") -> None:
        """Choose a file on a page for uploads, send it, and see the page `then`."""
        self.page.get_by_label("Files").set_input_files(file)
        self.presses("Send")
        self.sees_heading(then)

    def soon_sees(self, text: str) -> None:
        """See `text` appear on the page that is open, without doing anything."""
        self.page.evaluate("window.wasNotLoadedAnew = true")
        expect(self.page.get_by_text(text).first).to_be_visible(timeout=LOADING)
        assert self.page.evaluate("window.wasNotLoadedAnew")

    def finds_page_in_order(self) -> None:
        """Hold the page against WCAG, and against the width of a phone and of a desk."""
        for width in WIDTHS:
            self.page.set_viewport_size({"width": width, "height": 900})
            self.meets_no_accessibility_problems()
            self.need_not_scroll_sideways()

    def met_nothing_broken(self) -> None:
        # Unlike a resident, an operator has cookies.
        assert not self.broken
