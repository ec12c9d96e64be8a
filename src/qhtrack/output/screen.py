"""Describe where an answer is read: a terminal or a page, how wide, and whether in colour."""

from typing import NamedTuple


class Screen(NamedTuple):
    """Where the answer goes: its width in cells, whether it shows colours, and is a terminal.

    Tables on a page (`is_page`) are written in Markdown.
    """

    width: int = 80
    colour: bool = False
    is_terminal: bool = False
    is_page: bool = False


# where everything has room
PAGE = Screen(width=1_000_000, is_page=True)
