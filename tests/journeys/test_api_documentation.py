"""The interactive page of our own API, on a phone."""

from playwright.sync_api import expect


def test_a_programmer_tries_a_method(phone_visitor):
    page = phone_visitor.page
    phone_visitor.opens("/api/v1/docs")
    page.locator("#operations-tag-Figures").click()
    counts = page.locator("[id$='-counts_counts']")
    counts.locator("button").first.click()
    counts.get_by_placeholder("force", exact=True).fill("doggerland")
    counts.get_by_role("button", name="Execute").click()

    answer = counts.locator(".live-responses-table")
    expect(answer).to_contain_text("200")
    expect(answer).to_contain_text('"area": "doggerland"')
    phone_visitor.meets_no_accessibility_problems()
    phone_visitor.need_not_scroll_sideways()
    phone_visitor.met_nothing_broken()
