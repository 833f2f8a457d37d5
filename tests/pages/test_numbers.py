import pytest

from pages.templatetags.numbers import as_change


@pytest.mark.parametrize(
    ("percentage", "written"),
    [(4.44, "+4.4%"), (-0.52, "−0.5%"), (1234.5, "+1,234.5%"), (-0.04, "0.0%"), (0, "0.0%")],
)
def test_a_change_has_its_sign_and_one_decimal(percentage, written):
    assert as_change(percentage) == written
