import pytest

from forces import markup


def test_harmless_markup_stays():
    text = '<p>See <a href="https://example.org/a?b=1">our page</a>, <strong>please</strong>.</p>'

    assert markup.clean(text) == (
        '<p>See <a href="https://example.org/a?b=1" rel="nofollow">our page</a>, '
        "<strong>please</strong>.</p>"
    )


@pytest.mark.parametrize(
    ("given", "left"),
    [
        ("<script>alert(1)</script><p>Hello</p>", "<p>Hello</p>"),
        ('<p onclick="x()" style="color:red">Hello</p>', "<p>Hello</p>"),
        ('<a href="javascript:x()">Hello</a>', '<a rel="nofollow">Hello</a>'),
        ("<h1>Hello</h1><table><tr><td>there</td></tr></table>", "Hellothere"),
        ("<iframe src='https://example.org'></iframe><p>Hello", "<p>Hello</p>"),
        ("<style>p {color: red}</style>Hello<!-- there -->", "Hello"),
        ("<img src=x onerror=x()>Hello", "Hello"),
    ],
)
def test_other_markup_goes(given, left):
    assert markup.clean(given) == left


def test_plain_text_gets_paragraphs_and_breaks():
    text = "First line\r\nsecond line\n\nNext paragraph"

    assert markup.clean(text) == "<p>First line<br>second line</p><p>Next paragraph</p>"


def test_plain_text_on_one_line_is_only_made_safe():
    assert markup.clean("Fish & chips, 3 < 4") == "Fish &amp; chips, 3 &lt; 4"


def test_markup_that_was_encoded_once_too_often_is_markup_again():
    assert (
        markup.clean("&lt;p&gt;Hello&lt;/p&gt;&lt;script&gt;x()&lt;/script&gt;") == "<p>Hello</p>"
    )


def test_cleaning_twice_changes_nothing():
    once = markup.clean("First & foremost\n\n<b>x</b>\nLast &amp; least")

    assert markup.clean(once) == once


@pytest.mark.parametrize(
    ("given", "line"),
    [
        ("Leake &amp; Keyworth", "Leake & Keyworth"),
        ("Hyde Park &amp;amp; Kensington Gardens", "Hyde Park & Kensington Gardens"),
        ("St James&rsquo;s Park", "St James’s Park"),
        (" Wing and Ivinghoe", "Wing and Ivinghoe"),
        ("Aylesbury North ", "Aylesbury North"),
        ("Wilstead,Shortstown ,Willington,", "Wilstead,Shortstown,Willington"),
        ("Bulk  &amp; Ridge", "Bulk & Ridge"),
        ("<b>Old</b> Town", "Old Town"),
        ("Clôs Elan", "Clôs Elan"),
        (", ,", ""),
    ],
)
def test_a_name_is_one_clean_line(given, line):
    assert markup.line(given) == line


def test_an_address_keeps_its_lines():
    assert markup.lines("74 Belgrave Gate\n, Leicester<br>\r\n\r\nLE1 3GG ") == (
        "74 Belgrave Gate\nLeicester\nLE1 3GG"
    )
