"""Match what people type with names that are data: categories, regions, publishers.

Takes a text and the names of each value; gives the values that may be meant. `抽蓄` is
抽水蓄能, `highways` are roads, `海南` and 海南藏族自治州 are 海南州, 海南省 is not.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from qhtrack.domain.text_folding import folded

_LEAST_SHORT = 2


class NameEntry(NamedTuple):
    """A value, and its names as they are written, its key the first."""

    value: str
    names: tuple[str, ...]

    @property
    def folded(self) -> tuple[str, ...]:
        """Return its names as they are compared."""
        return tuple(map(folded, self.names))


def exactly(text: str, named: Iterable[NameEntry]) -> list[str]:
    """Return the values of which a text is a whole name."""
    name = folded(text)
    return [one.value for one in named if name in one.folded]


def holding(text: str, named: Iterable[NameEntry]) -> list[str]:
    """Return the values of which a text is part of a name."""
    name = folded(text)
    return [one.value for one in named if name and any(name in known for known in one.folded)]


def shortened(text: str, named: Iterable[NameEntry]) -> list[str]:
    """Return the values that a word in Chinese is short for: of its characters, in their order.

    省交控 is 青海省交通控股集团有限公司.
    """
    name = folded(text)
    if name.isascii() or len(name) < _LEAST_SHORT:
        return []
    shape = re.compile(".*".join(map(re.escape, name)))
    return [one.value for one in named if any(map(shape.search, one.folded))]


def loosely(text: str, named: Sequence[NameEntry]) -> list[str]:
    """Return the values that a text may mean which is no name of any, by the first way that fits.

    It is part of a name, or a name with what kind of place it is; or it is that in other words;
    or names are part of it, as 水电 is of 水电站.
    """
    name = folded(text)
    other = in_other_words(name)
    ways: tuple[Callable[[], list[str]], ...] = (
        lambda: holding(name, named),
        lambda: [one.value for one in named if _is_place(name, one.folded)],
        lambda: exactly(other, named) or holding(other, named),
        lambda: [one.value for one in named if _is_part_of(name, one.folded)],
    )
    return next(filter(None, (way() for way in ways)), [])


def to_record(text: str, named: Sequence[NameEntry]) -> list[str]:
    """Return the values that a text may mean where it is kept what that is.

    Of a part of a name only its beginning will do: 海南 is 海南州, 南州 is no region.
    """
    whole = exactly(text, named)
    if whole or not holding(text, named):
        return whole or loosely(text, named)
    name = folded(text)
    return [entry.value for entry in named if any(one.startswith(name) for one in entry.folded)]


def _is_place(name: str, known: Sequence[str]) -> bool:
    """Tell whether a name is a region's with what kind of place that is, in either language.

    Of 海南州 that is 海南藏族自治州 or `hainan prefecture`: its beginning, and its last character.
    """
    from qhtrack.words.synonyms import KINDS_OF_REGIONS

    begin, _, kind = name.rpartition(" ")
    ending = KINDS_OF_REGIONS.get(kind, "")
    if ending and begin in known:
        return any(one.endswith(ending) for one in known)
    return any(
        one[-1:] in KINDS_OF_REGIONS.values()
        and name.startswith(one[:-1])
        and name.endswith(f"自治{one[-1:]}")
        for one in known
    )


def in_other_words(name: str) -> str:
    """Return a folded name in the words that names are made of; empty where it has no other."""
    from qhtrack.words.synonyms import NAMES

    for word, other in NAMES.items():
        if word in name:
            return name.replace(f"{word}s", other).replace(word, other)
    return ""


def _is_part_of(name: str, known: Sequence[str]) -> bool:
    """Tell whether a known name is part of what was typed; in Latin letters whole words alone.

    A place of another kind is another place, and so is one in it: Hainan Province is not
    Hainan, nor is 海西州格尔木市 all of 海西州.
    """
    from qhtrack.words.synonyms import KINDS_OF_REGIONS

    if name.rpartition(" ")[2] in KINDS_OF_REGIONS or name[-1:] in KINDS_OF_REGIONS.values():
        return False
    return any(f" {one} " in f" {name} " if one.isascii() else one in name for one in known)


def beginnings(text: str, names: Iterable[str]) -> Iterator[str]:
    """Yield names, and the beginnings of them that have as many words as a text."""
    count = len(text.split())
    for name in names:
        yield name
        yield " ".join(name.split()[:count])
