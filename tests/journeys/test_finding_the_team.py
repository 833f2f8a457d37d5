"""A resident looks for the team of the area where they live."""


def test_resident_finds_their_neighbourhood_by_postcode(any_visitor):
    any_visitor.opens("/")
    any_visitor.searches_for("zd1 1aa")

    any_visitor.is_at("/forces/doggerland/D01/")
    any_visitor.sees_heading("Haven Gate")
    any_visitor.sees_section("Your team")
    any_visitor.sees_section("What the team is working on")
    any_visitor.sees_section("Meet the team")
    any_visitor.meets_no_accessibility_problems()


def test_resident_with_part_of_a_postcode_chooses_from_a_list(visitor):
    visitor.opens("/")
    visitor.searches_for("ZD1")

    visitor.sees_heading("Neighbourhoods in ZD1")
    visitor.follows("Haven Gate")
    visitor.sees_heading("Haven Gate")


def test_resident_misspells_a_village(visitor):
    visitor.opens("/")
    visitor.searches_for("hlomsand")

    visitor.sees("Holmsand and the Bight")


def test_resident_is_told_what_to_try(visitor):
    visitor.opens("/")
    visitor.searches_for("zqxj vwkq")

    visitor.sees_heading("Nothing found for “zqxj vwkq”")
    visitor.follows("choosing from the list of police forces")
    visitor.follows("Doggerland Constabulary")
    visitor.follows("Haven Gate")
    visitor.sees_heading("Haven Gate")


def test_resident_without_javascript_finds_all_there_is(visitor_without_javascript):
    visitor = visitor_without_javascript
    visitor.opens("/")
    visitor.searches_for("ZD1 1AA")

    visitor.sees_heading("Haven Gate")
    visitor.sees_section("Your team")
    visitor.sees("Issued")
    total = visitor.table("Recorded in Haven Gate in September 2026, by category")["Total"]
    assert int(total) > 0
    visitor.presses("Crime in Haven Gate, street by street")
    visitor.chooses("Burglary", in_list="Category")
    visitor.presses("Show")
    visitor.sees_heading("Burglary: September 2026")


def test_resident_uses_only_the_keyboard(visitor):
    visitor.opens("/")
    visitor.page.keyboard.press("Tab")
    visitor.sees("Skip to main content")
    visitor.page.keyboard.press("Enter")
    visitor.page.keyboard.press("Tab")
    visitor.page.keyboard.type("ZD1 1AA")
    visitor.page.keyboard.press("Enter")

    visitor.sees_heading("Haven Gate")
