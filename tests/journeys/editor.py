"""What an editor does and sees: a visitor who signs in and writes."""

from playwright.sync_api import Locator, expect

from tests.journeys.visitor import Visitor
from tests.staff.people import PASSWORD, code_now

# What a resident sees is to be no older than this, in milliseconds.
WITHIN = 5_000


class Editor(Visitor):
    def signs_in(self, email: str) -> None:
        """Sign in with password and the code of an authenticator app."""
        self.opens("/admin/")
        self.page.get_by_label("Email").fill(email)
        self.page.get_by_label("Password").fill(PASSWORD)
        self.presses("Sign in")
        self.page.get_by_label("Code").fill(code_now())
        self.presses("Sign in")
        self.sees_heading("Your neighbourhoods")

    def writes(self, text: str, *, into: str) -> None:
        """Replace a rich text."""
        box = self.page.get_by_role("textbox", name=into, exact=True)
        box.click()
        box.press("ControlOrMeta+a")
        self.page.keyboard.insert_text(text)

    def fills(self, label: str, text: str) -> None:
        self.page.get_by_label(label, exact=True).fill(text)

    def preview(self) -> Locator:
        return self.page.frame_locator("iframe.preview").locator("main")

    def finds_page_in_order(self) -> None:
        """Hold a page of staff against WCAG, and against a phone's width."""
        self.page.wait_for_load_state("load")
        self.meets_no_accessibility_problems()
        self.need_not_scroll_sideways()

    def met_nothing_broken(self) -> None:
        # Unlike a resident, an editor has cookies.
        assert not self.broken


class Resident(Visitor):
    """Somebody who has a public page open in a browser of their own, with its own cache."""

    def soon_sees(self, text: str) -> None:
        """See `text` on the page after reloading it, within five seconds."""
        self._reloads_until(lambda: self.page.get_by_text(text).count() > 0, text)

    def soon_sees_no(self, text: str) -> None:
        self._reloads_until(lambda: self.page.get_by_text(text).count() == 0, text)

    def _reloads_until(self, is_so, text: str) -> None:
        waited = 0
        while waited <= WITHIN:
            self.page.reload()
            if is_so():
                return
            self.page.wait_for_timeout(500)
            waited += 500
        expect(self.page.get_by_text(text)).to_have_count(0 if text else 1)
        raise AssertionError(f"After {WITHIN} ms still not so: {text}")
