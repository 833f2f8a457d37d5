import pytest

from places.folding import fold


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("St. Mary's Road", "st marys road"),
        ("Hunter'S Close", "hunters close"),
        ("Clôs Elan", "clos elan"),
        ("Stow-on-the-Wold", "stow on the wold"),
        ("  Ærø  Street ", "aero street"),
        ("", ""),
    ],
)
def test_folds_case_accents_and_marks(written, folded):
    assert fold(written) == folded
