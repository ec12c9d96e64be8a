"""Where lines of Chinese break."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from qhtrack.output.line_breaking import BreakableText, breaks


def folded(text: str, width: int) -> list[str]:
    """Return the lines of a text."""
    lines = BreakableText(text).wrap(Console(width=width), width)
    return [line.plain for line in lines]


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("甲乙丙", 4, ["甲乙", "丙"]),
        ("甲乙丙", 6, ["甲乙丙"]),
        ("甲乙，丙", 4, ["甲", "乙，", "丙"]),
        ("甲（乙丙", 4, ["甲", "（乙", "丙"]),
        ("甲 list 乙", 7, ["甲 list", "乙"]),
        ("甲 list 乙", 6, ["甲", "list", "乙"]),
        ("用list乙", 6, ["用list", "乙"]),
        ("用list乙", 5, ["用", "list", "乙"]),
        ("abcdef", 4, ["abcd", "ef"]),
        ("甲\n\n乙", 4, ["甲", "", "乙"]),
        ("one two", 5, ["one", "two"]),
        ("a（a）", 4, ["a", "（a", "）"]),
        # signs of Chinese that take one cell
        ("甲乙“丙”丁", 8, ["甲乙“丙”", "丁"]),
        ("甲乙“丙”", 6, ["甲乙", "“丙”"]),
        ("甲“乙丙”2025年", 8, ["甲“乙丙”", "2025年"]),
        ("甲乙……1200元", 9, ["甲乙……", "1200元"]),
        ("甲“乙”“丙”", 9, ["甲“乙”", "“丙”"]),
        ("", 4, [""]),
    ],
)
def test_chinese_breaks_anywhere_but_before_a_closing_sign(
    text: str, width: int, lines: list[str]
) -> None:
    """Nor after an opening one; a word in letters stays whole where it fits."""
    assert folded(text, width) == lines


@pytest.mark.parametrize("sign", "，。、；：）》」』】”]…！？")
def test_no_line_begins_with_a_closing_sign(sign: str) -> None:
    """It takes what it closes along."""
    assert not any(line.startswith(sign) for line in folded(f"甲乙{sign}丙", 4))


@pytest.mark.parametrize("sign", "（《「『【“[")
def test_no_line_ends_with_an_opening_sign(sign: str) -> None:
    """It goes with what it opens."""
    assert not any(line.endswith(sign) for line in folded(f"甲{sign}丙丁", 4))


@given(st.text("甲乙，（）ab ", max_size=30), st.integers(4, 12))
def test_no_line_is_wider_and_no_character_is_lost(text: str, width: int) -> None:
    """But for blanks at the ends of lines."""
    lines = folded(text, width)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(cell_len(line) <= width for line in lines)
    assert [*breaks(text, width)] == sorted({*breaks(text, width)})
