"""Text made safe."""

from qhtrack.output import escaping


def test_a_line_obeys_nothing() -> None:
    """Controls and direction marks become spaces."""
    assert escaping.line("a\x1b[31m\n\u202eb") == "a [31m  b"


def test_markdown_and_html_show_text_as_it_is() -> None:
    """Nothing is read as a mark."""
    assert escaping.markdown("<b>*x*</b> | `y` &amp;") == (r"\<b\>\*x\*\</b\> \| \`y\` &amp;amp;")
