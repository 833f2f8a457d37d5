"""A researcher fetches data."""


def test_researcher_asks_for_a_file(any_visitor):
    any_visitor.opens("/data/")
    any_visitor.meets_no_accessibility_problems()
    any_visitor.page.get_by_label("Doggerland Constabulary").check()
    any_visitor.page.get_by_label("Include outcomes data").check()
    any_visitor.presses("Generate file")

    any_visitor.sees_heading("Your download")
    any_visitor.sees("1 police force")
    any_visitor.meets_no_accessibility_problems()
    any_visitor.need_not_scroll_sideways()


def test_researcher_without_javascript_chooses_all_forces(visitor_without_javascript):
    visitor_without_javascript.opens("/data/")
    visitor_without_javascript.page.get_by_label("All forces").check()
    visitor_without_javascript.presses("Generate file")

    visitor_without_javascript.sees("2 police forces")
    visitor_without_javascript.sees("See whether it is ready")
