"""Suggest known words for an unknown one."""

from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher, get_close_matches

from qhtrack.domain.messages import Message, message
from qhtrack.domain.text_folding import folded

# what is longer is no slip of the pen, and comparing it takes forty times its size
LONGEST_WORD = 100

_FEW = 15
_LONG = 8
_LIKE = 0.5
_MOST = 0.8


def nearest(word: str, names: Iterable[str]) -> Message | str:
    """Return `; did you mean 'x'?`, or an empty text where nothing is a slip of the pen away."""
    name = nearest_name(word, names)
    return message("did_you_mean", word=name) if name else ""


def nearest_name(word: str, names: Iterable[str]) -> str | None:
    """Return the name that a word is a slip of the pen away from, None where none is.

    That is a letter too many, too few, another or two in turn; two of them in a long word. In
    Chinese another character is another word: of `青豫直流` none is near, 青桂直流 neither.
    """
    names_by_folded = {folded(name): name for name in names}
    slip = folded(word[:LONGEST_WORD])
    if not slip.isascii():
        return names_by_folded.get(slip)
    for name in get_close_matches(slip, names_by_folded, n=9, cutoff=_LIKE):
        if name.isascii() and _edit_distance(slip, name) <= (1 if len(slip) < _LONG else 2):
            return names_by_folded[name]
    return None


def keeps_most(word: str, name: str) -> bool:
    """Tell whether a name has most of a word in Chinese, both folded: in order, little of it apart.

    That is four characters in five, and half of the pairs: of 玉树第二回线路 is
    玉树330千伏第二回线路工程, of 青豫直流 not 青桂直流.
    """
    most = _MOST * len(word)
    if word.isascii() or sum(character in name for character in word) < most:
        return False
    blocks = SequenceMatcher(None, word, name, autojunk=False).get_matching_blocks()
    sizes = [block.size for block in blocks if block.size]
    return sum(sizes) >= most and sum(sizes) - len(sizes) >= (len(word) - 1) / 2


def _edit_distance(word: str, name: str) -> int:
    """Return how many letters are too many, too few, other or in turn between two words.

    Of `opertaing` and `operating` that is 1: the table has a row a letter of the one word.
    """
    rows = [list(range(len(name) + 1))]
    for index, letter in enumerate(word, 1):
        row = [index]
        for column, name_letter in enumerate(name, 1):
            costs = [
                rows[-1][column] + 1,
                row[-1] + 1,
                rows[-1][column - 1] + (letter != name_letter),
            ]
            pair = name[max(column - 2, 0) : column]
            if index > 1 and word[index - 2 : index] == pair[::-1]:
                costs.append(rows[-2][column - 2] + 1)
            row.append(min(costs))
        rows.append(row)
    return rows[-1][-1]


def nearest_or_all(word: str, names: Mapping[str, str]) -> Message | str:
    """Return the nearest name, else all where they are few, as `all_of` does."""
    return nearest(word, names) or all_of(word, names)


def all_of(word: str, names: Mapping[str, str]) -> Message | str:
    """Return all names where they are few, each of which has its Chinese one: `road`, 公路.

    A word in Chinese is answered in Chinese, any other in the reader's language.
    """
    rows = [{"name": name, "name_zh": name_zh} for name, name_zh in names.items()]
    chinese = [name_zh for name_zh in names.values() if not name_zh.isascii()]
    words = rows if word.isascii() else chinese
    return message("it_is_one_of", words=tuple(words)) if 0 < len(words) <= _FEW else ""
