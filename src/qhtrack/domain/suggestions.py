"""Suggest what a word that is unknown may have been meant for."""

from collections.abc import Collection, Iterable
from difflib import get_close_matches

# what is longer is no slip of the pen, and comparing it takes forty times its size
LONGEST_WORD = 100


_FEW = 15


def nearest(word: str, known: Iterable[str]) -> str:
    """Return `; did you mean 'x'?`, or nothing where nothing is near."""
    lowered = {name.casefold(): name for name in known}
    found = get_close_matches(word[:LONGEST_WORD].casefold(), lowered, n=1, cutoff=0.5)
    return f"; did you mean '{lowered[found[0]]}'?" if found else ""


def nearest_or_all(word: str, known: Collection[str]) -> str:
    """Return the nearest, else all in the word's script where they are few."""
    alike = [name for name in known if name.isascii() is word.isascii()]
    few = f"; it is one of {', '.join(alike)}" if 0 < len(alike) <= _FEW else ""
    return nearest(word, known) or few
