"""Describe the terminal: how wide it is, and whether it shows colours."""

from typing import NamedTuple


class Screen(NamedTuple):
    """Where the answer goes: its width in cells, whether it shows colours, and is a terminal."""

    width: int = 80
    colour: bool = False
    is_terminal: bool = False
