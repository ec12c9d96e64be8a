"""What text may hold."""

import pytest

from qhtrack.domain.text import (
    from_spreadsheet,
    is_citation,
    is_line,
    is_text,
    shown,
    to_spreadsheet,
)


def test_control_characters_are_refused() -> None:
    """Tab and line end are for long texts."""
    assert is_line("玛尔挡 XVI [bold]")
    assert not is_line("a\tb")
    assert is_text("a\tb\nX")
    assert not is_line("a\n")
    assert not is_line("")
    assert not is_text("")


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("\x00", "\x08"),
        ("\x0b", "\x1f"),
        ("\x7f", "\x9f"),
        ("\u202a", "\u202e"),
        ("\u2066", "\u2069"),
        ("\ud800", "\udfff"),
    ],
)
def test_each_kind_of_control_character_is_refused(first: str, last: str) -> None:
    """From its first to its last: C0, C1, what turns the direction of text, halves."""
    for number in range(ord(first), ord(last) + 1):
        assert not is_line(f"a{chr(number)}b")
        assert not is_text(f"a{chr(number)}b")


def test_a_citation_is_an_address_or_words() -> None:
    """Anything else is an id."""
    assert is_citation("https://example.org")
    assert is_citation("site visit, 2026-11-20")
    assert is_citation("新华社2026年5月12日电")
    assert is_citation("source: gazette")
    assert is_citation("source: xinhua-2024-04-02")
    assert not is_citation("source: ")
    assert not is_citation("source:gazette")
    assert not is_citation("xinhua-2024-04-02")


def test_a_spreadsheet_runs_nothing() -> None:
    """A quote goes before what it would, and before such a quote; it comes off again."""
    texts = ("=1", "+1", "-1", "@x", "'=1", "x=1", "'x", "")
    cells = ["'=1", "'+1", "'-1", "'@x", "''=1", "x=1", "'x", ""]
    assert [to_spreadsheet(text) for text in texts] == cells
    assert [from_spreadsheet(cell) for cell in cells] == list(texts)
    assert from_spreadsheet("=1") == "=1"


def test_a_shown_value_cannot_harm_a_terminal() -> None:
    """Escapes are visible, length is bounded."""
    assert shown("a\x1b[31m机") == "'a\\x1b[31m机'"
    assert shown(["x"]) == "['x']"
    assert shown("x" * 78) == f"'{'x' * 78}'"
    assert shown("x" * 79) == f"'{'x' * 76}…"
