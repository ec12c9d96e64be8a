"""Text made safe."""

import pytest

from qhtrack.output import escaping


def test_a_line_obeys_nothing() -> None:
    """Controls and direction marks become spaces."""
    assert escaping.line("a\x1b[31m\n\u202eb") == "a [31m  b"
    spans = [(0, 0x1F), (0x7F, 0x9F), (0x202A, 0x202E), (0x2066, 0x2069)]
    for first, last in spans:
        harm = "".join(map(chr, range(first, last + 1)))
        assert escaping.line(harm) == " " * len(harm)


def test_markdown_and_html_show_text_as_it_is() -> None:
    """Nothing is read as a mark."""
    assert escaping.markdown("<b>*x*</b> | `y` &amp;") == (r"\<b\>\*x\*\</b\> \| \`y\` &amp;amp;")


@pytest.mark.parametrize("character", "\\`*_[]<>|~#$")
def test_what_means_something_to_markdown_is_escaped(character: str) -> None:
    """Each of them, wherever it stands."""
    assert escaping.markdown(f"{character}a{character}") == f"\\{character}a\\{character}"
