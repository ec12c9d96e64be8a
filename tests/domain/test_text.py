"""What text may hold."""

from datetime import UTC, date, datetime, time

import pytest

from qhtrack.domain.text import (
    can_be_seen,
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
    assert is_line("a b")
    assert not is_line("a\tb")
    assert is_text("a\tb\nX")
    assert not is_line("a\n")
    assert not is_line("a\u2028b")
    assert not is_line("a\u2029")
    assert is_text("a\u2028b")
    assert not can_be_seen(" \t\n\u2028\u2029")
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


UNSEEN = " \xa0\xad\u034f\u115f\u1160\u180e\u2000\u200b\u200f\u202f\u2060\u2064\u206f"
UNSEEN += "\u2800\u3000\u3164\ufe00\ufe0f\ufeff\uffa0\ufff8\U0001d173\U000e0000\U000e0020\U000e0fff"


@pytest.mark.parametrize("character", UNSEEN, ids=ascii)
def test_what_cannot_be_seen_is_no_line_by_itself(character: str) -> None:
    """Blanks, and what Unicode lets a program leave out; beside a letter it is fine."""
    assert not can_be_seen(character)
    assert not is_line(character * 2)
    assert is_line(f"{character}a{character}")


@pytest.mark.parametrize(
    "character", "a.–大\u115e\u1161\u2010\u2027\u2070\ufff9\U000e1000", ids=ascii
)
def test_what_can_be_seen_is_a_line(character: str) -> None:
    """Alone, and after a blank; a box for an unknown letter is seen."""
    assert can_be_seen(character)
    assert is_line(f" {character}")


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
    texts = (
        "=1",
        "+1",
        "-1",
        "@x",
        "'=1",
        "\t=1",
        " \n+1",
        "' @x",
        " '-1",
        "\uff1d1",
        "x=1",
        "'x",
        " x",
        "",
    )
    cells = ["'=1", "'+1", "'-1", "'@x", "''=1", "'\t=1", "' \n+1", "'' @x", "' '-1", "'\uff1d1"]
    cells += ["x=1", "'x", " x", ""]
    assert [to_spreadsheet(text) for text in texts] == cells
    assert [from_spreadsheet(cell) for cell in cells] == list(texts)
    assert from_spreadsheet("=1") == "=1"


def test_a_shown_value_cannot_harm_a_terminal() -> None:
    """Escapes are visible, length is bounded."""
    assert shown("a\x1b[31m机") == "'a\\x1b[31m机'"
    assert shown("x" * 78) == f"'{'x' * 78}'"
    assert shown("x" * 79) == f"'{'x' * 76}…"
    assert shown(10**80 - 1) == "9" * 80
    assert shown(10**80).startswith("0x35")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (["x", ["y"], 1.5], "['x', ['y'], 1.5]"),
        ({"a": 1}, "{…}"),
        ({}, "{}"),
        ([], "[]"),
        (True, "true"),
        (False, "false"),
        (None, "null"),
        (float("inf"), "inf"),
        (date(2024, 2, 1), "2024-02-01"),
        (datetime(2024, 2, 1, 7, tzinfo=UTC), "2024-02-01T07:00:00+00:00"),
        (time(7, 32), "07:32:00"),
        (10**79, f"1{'0' * 79}"),
        (-(16**99), f"-0x1{'0' * 73}…"),
        ([16**10_000], f"[0x1{'0' * 73}…"),
    ],
)
def test_a_shown_value_is_written_as_files_write_it(value: object, text: str) -> None:
    """Never as Python does."""
    assert shown(value) == text
