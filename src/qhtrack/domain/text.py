"""Say which text a registry may hold."""

import re

# C0 and C1 controls and what turns the direction of text
UNSAFE = r"\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069"
LINE = rf"^[^\t\n{UNSAFE}]+\Z"
LINES = rf"^[^{UNSAFE}]+\Z"


def is_line(text: str) -> bool:
    """Tell whether the text is one line without control characters."""
    return re.match(LINE, text) is not None


def is_text(text: str) -> bool:
    """Tell whether the text has no control characters but tabs and line ends."""
    return re.match(LINES, text) is not None


def is_citation(source: str) -> bool:
    """Tell whether a source is an address or a citation in words, not a source's id."""
    return source.startswith(("http://", "https://")) or " " in source
