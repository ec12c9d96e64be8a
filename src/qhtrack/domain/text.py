"""Say which text a registry may hold, and what a spreadsheet makes of it."""

import re

# C0 and C1 controls, what turns the direction of text, halves of characters
UNSAFE = r"\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff"
LINE = rf"^[^\t\n{UNSAFE}]+\Z"
LINES = rf"^[^{UNSAFE}]+\Z"
_ADDRESS = re.compile(r"https?://[^\s/]")
_FORMULA = re.compile(r"'*[=+\-@]")


def is_line(text: str) -> bool:
    """Tell whether the text is one line without control characters."""
    return re.match(LINE, text) is not None


def is_text(text: str) -> bool:
    """Tell whether the text has no control characters but tabs and line ends."""
    return re.match(LINES, text) is not None


def is_address(source: str) -> bool:
    """Tell whether a source is an address."""
    return _ADDRESS.match(source) is not None


def is_citation(source: str) -> bool:
    """Tell whether a source is an address or a citation in words, not a source's id.

    An id has no space, and no letter that is not ASCII: Chinese needs no space. One word
    is a citation too where it stands after `source: `.
    """
    return is_address(source) or " " in source.strip() or not source.isascii()


def to_spreadsheet(text: str) -> str:
    """Return the cell of a text: a quote goes before what would be run as a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def from_spreadsheet(cell: str) -> str:
    """Return the text of a cell, the quote taken off again."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def shown(value: object) -> str:
    """Quote a value of somebody's file so that a terminal cannot be harmed by it."""
    text = quoted(value) if isinstance(value, str) else ascii(value)
    return text if len(text) <= 80 else f"{text[:77]}…"


def quoted(path: str) -> str:
    """Quote a path whole: its end says which file it is."""
    return f"'{visible(path)}'"


def visible(text: str) -> str:
    """Return one line of text with what a terminal would obey escaped."""
    return "".join(
        character if character.isprintable() else ascii(character)[1:-1] for character in text
    )
