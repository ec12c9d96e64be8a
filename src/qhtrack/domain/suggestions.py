"""Suggest what a word that is unknown may have been meant for."""

from collections.abc import Collection, Iterable
from difflib import get_close_matches

from qhtrack.domain.messages import Message, message

# what is longer is no slip of the pen, and comparing it takes forty times its size
LONGEST_WORD = 100

_FEW = 15


def nearest(word: str, known: Iterable[str]) -> Message | str:
    """Return `; did you mean 'x'?`, or an empty text where nothing is near."""
    names_by_folded = {name.casefold(): name for name in known}
    folded = word[:LONGEST_WORD].casefold()
    matches = get_close_matches(folded, names_by_folded, n=1, cutoff=0.5)
    return message("did_you_mean", word=names_by_folded[matches[0]]) if matches else ""


def nearest_or_all(word: str, known: Collection[str]) -> Message | str:
    """Return the nearest, else all in the word's script where they are few."""
    alike = [name for name in known if name.isascii() is word.isascii()]
    are_few = 0 < len(alike) <= _FEW
    few = message("it_is_one_of", words=", ".join(alike)) if are_few else ""
    return nearest(word, known) or few
