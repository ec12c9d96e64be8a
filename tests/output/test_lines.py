"""Lines and pages that fit a terminal."""

import pytest

from qhtrack.output.lines import Line, filled, page, wrapped
from qhtrack.output.screen import Screen


def test_a_page_has_facts_and_parts() -> None:
    """Labels align."""
    facts = [("a", "1"), ("名称", "2")]
    text = page(Line(0, "T"), facts, [("P", [Line(0, "x")])], Screen(80))
    assert text == "T\na     1\n名称  2\n\nP\nx\n"


def test_lines_are_wrapped_within_their_indent() -> None:
    """An address is not broken."""
    address = f"https://example.org/{'x' * 30}"
    plain = address.replace("https", "http")
    lines = [Line(6, "one two three four five"), Line(6, address), Line(6, plain)]
    assert wrapped(lines, Screen(20)) == (
        f"      one two three\n      four five\n      {address}\n      {plain}\n"
    )


def test_the_last_of_what_has_a_style_has_it() -> None:
    """A status may be a word of the name before it."""
    line = Line(0, "open road: open", "red", "open")
    assert wrapped([line], Screen(40, colour=True)) == "open road: \x1b[31mopen\x1b[0m\n"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("投产发电站共五台机。2024年末", ["投产发电站共", "五台机。2024", "年末"]),
        ("投产发电站共机。组", ["投产发电站共", "机。组"]),
        ("投产发电站“首台”", ["投产发电站", "“首台”"]),
        ("玛尔挡、Ma'erdang Dam", ["玛尔挡、", "Ma'erdang", "Dam"]),
        ("x" * 30, ["x" * 12, "x" * 12, "x" * 6]),
        ("one " + "二" * 7, ["one 二二二二", "二二二"]),
        ("123456789012  3", ["123456789012", "3"]),
        ("", [""]),
    ],
)
def test_a_line_is_broken_between_words_and_chinese_characters(text: str, lines: list[str]) -> None:
    """Of twelve cells; never before a closing sign, nor after an opening one."""
    assert wrapped([Line(0, text)], Screen(12)).rstrip("\n").split("\n") == lines


@pytest.mark.parametrize(
    ("width", "lines"),
    [(10, ["a, b: c, d"]), (9, ["a, b: c,", "d"]), (8, ["a, b: c,", "d"]), (5, ["a, b:", "c, d"])],
)
def test_a_sentence_is_broken_after_its_commas(width: int, lines: list[str]) -> None:
    """Where the next part does not fit."""
    assert filled("a, b: c, d", width) == "\n".join(lines)


def test_a_sentence_is_broken_before_its_brackets() -> None:
    """In Chinese too."""
    assert filled("one two (three), four", 10) == "one two\n(three),\nfour"
    assert filled("承诺十项（八个），", 12) == "承诺十项\n（八个），"
