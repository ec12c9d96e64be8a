"""Say which text a registry may hold, and what a spreadsheet makes of it."""

import re
from datetime import date, time
from functools import cache

from qhtrack.domain.messages import Quotation

# C0 and C1 controls, what turns the direction of text, halves of characters
UNSAFE = r"\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff"
# what Unicode lets a program leave out, its blanks, and braille without a dot
_UNSEEN = (
    r" \xa0\xad\u034f\u061c\u115f\u1160\u1680\u17b4\u17b5\u180b-\u180f\u2000-\u200f"
    r"\u202f\u205f-\u2065\u206a-\u206f\u2800\u3000\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8"
    r"\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
_BETWEEN = r"\t\n\u2028\u2029"  # what parts columns and lines
LINE = rf"^[{_UNSEEN}]*[^{_BETWEEN}{UNSAFE}{_UNSEEN}][^{_BETWEEN}{UNSAFE}]*\Z"
LINES = rf"^[^{UNSAFE}]+\Z"
WORDS = rf"^[{_BETWEEN}{_UNSEEN}]*[^{_BETWEEN}{UNSAFE}{_UNSEEN}][^{UNSAFE}]*\Z"
# compiled where it is asked for, which takes longer than the rest of a start together
_SEEN = rf"[^{_BETWEEN}{UNSAFE}{_UNSEEN}]"
_CONSTANTS = {"None": "null", "True": "true", "False": "false"}
_ADDRESS = re.compile(r"https?://[^\s/]")


def is_line(text: str) -> bool:
    """Tell whether the text is one line that can be seen, without control characters."""
    return re.match(LINE, text) is not None


def is_text(text: str) -> bool:
    """Tell whether the text has no control characters but tabs and line ends."""
    return re.match(LINES, text) is not None


def can_be_seen(text: str) -> bool:
    """Tell whether the text has a character that can be seen."""
    return re.search(_SEEN, text) is not None


def is_address(source: str) -> bool:
    """Tell whether a source is an address."""
    return _ADDRESS.match(source) is not None


@cache
def _formula() -> re.Pattern[str]:
    """Return what begins a formula, which takes half a millisecond to compile."""
    return re.compile(r"[\s']*[=+\-@\uff1d\uff0b\uff0d\uff20]")


def is_citation(source: str) -> bool:
    """Tell whether a source is an address or a citation in words, not a source's id.

    An id has no space, and no letter that is not ASCII: Chinese needs no space. One word
    is a citation too where it stands after `source: `.
    """
    return is_address(source) or " " in source.strip() or not source.isascii()


def to_spreadsheet(text: str) -> str:
    """Return the cell of a text: a quote goes before what would be run as a formula.

    A blank before it hinders no spreadsheet, nor in some languages full width.
    """
    return f"'{text}" if _formula().match(text) else text


def from_spreadsheet(cell: str) -> str:
    """Return the text of a cell, the quote taken off again."""
    return cell[1:] if cell.startswith("'") and _formula().match(cell) else cell


def shown(value: object) -> Quotation:
    """Quote a value of somebody's file as it stands there, so that it harms no terminal."""
    text = _written(value)
    return Quotation(text if len(text) <= 80 else f"{text[:77]}…")


def _written(value: object) -> str:
    """Return a value as TOML and JSON write it, what a table holds aside."""
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, list):
        return f"[{', '.join(map(_written, value))}]"
    if isinstance(value, dict):
        return "{…}" if value else "{}"
    if isinstance(value, date | time):
        return value.isoformat()
    # what is longer may have too many digits for Python to write
    is_long = isinstance(value, int) and abs(value) >= 10**80
    text = f"{value:#x}" if is_long else str(value)
    return _CONSTANTS.get(text, text)


def quoted(path: str) -> Quotation:
    """Quote a path whole: its end says which file it is."""
    return Quotation(f"'{visible(path)}'")


def visible(text: str) -> str:
    """Return one line of text with what a terminal would obey escaped."""
    return "".join(
        character if character.isprintable() else ascii(character)[1:-1] for character in text
    )
