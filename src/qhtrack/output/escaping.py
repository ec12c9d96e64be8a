"""Make text safe for a terminal and Markdown."""

import re

# few texts have any, so few starts compile these
_CONTROL = r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]"
_BUT_ENDS = r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]"
_MARKDOWN = str.maketrans({"&": "&amp;"} | {sign: f"\\{sign}" for sign in "\\`*_[]<>|~#$"})


def line(text: str) -> str:
    """Return text on one line, without what a terminal would obey."""
    return text if text.isprintable() else re.sub(_CONTROL, " ", text)


def cell(text: str) -> str:
    """Return text with its line ends and tabs, without what a terminal would obey."""
    return text if text.isprintable() else re.sub(_BUT_ENDS, " ", text)


def markdown(text: str) -> str:
    """Return text that Markdown (and the HTML it becomes) shows as it is, on one line."""
    return line(text).translate(_MARKDOWN)
