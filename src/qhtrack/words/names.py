"""Match what people type with names that are data: categories, regions, publishers.

Takes a text and the names of each value; gives the values that may be meant. `抽蓄` is
抽水蓄能, `highways` are roads, `海南` and 海南藏族自治州 are 海南州, 海南省 is not.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, partial
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


def in_chinese(entries: Iterable[NameEntry]) -> dict[str, str]:
    """Return each value with its name in Chinese, the last, or the last that it has."""
    return {entry.value: entry.names[-1] for entry in entries}


def exact_matches(text: str, entries: Iterable[NameEntry]) -> list[str]:
    """Return the values of which a text is a whole name."""
    name = folded(text)
    return [entry.value for entry in entries if name in entry.folded]


def partial_matches(text: str, entries: Iterable[NameEntry]) -> list[str]:
    """Return the values of which a text is part of a name."""
    name = folded(text)
    return [
        entry.value
        for entry in entries
        if name and any(name in known_name for known_name in entry.folded)
    ]


def shortened(text: str, entries: Iterable[NameEntry]) -> list[str]:
    """Return the values that a word in Chinese is short for: of its characters, in their order.

    省交控 is 青海省交通控股集团有限公司.
    """
    name = folded(text)
    if name.isascii() or len(name) < _LEAST_SHORT:
        return []
    shape = re.compile(".*".join(map(re.escape, name)))
    return [entry.value for entry in entries if any(map(shape.search, entry.folded))]


def loose_matches(text: str, entries: Sequence[NameEntry]) -> list[str]:
    """Return the values that a text may mean which is no name of any, by the first way that fits.

    It is part of a name, or a name with what kind of place it is; or it is that in other words;
    or names are part of it, as 水电 is of 水电站.
    """
    name = folded(text)
    ways: tuple[Callable[[], list[str]], ...] = (
        lambda: partial_matches(name, entries),
        lambda: [entry.value for entry in entries if _is_name_with_place_kind(name, entry.folded)],
        lambda: _other_matches(name, entries),
        *(partial(_other_matches, plain, entries) for plain in _without_works(name)),
        lambda: [entry.value for entry in entries if _is_part_of(name, entry.folded)],
    )
    return next(filter(None, (way() for way in ways)), [])


def _other_matches(name: str, entries: Sequence[NameEntry]) -> list[str]:
    """Return the values that a name is in other words; of several all that there are."""
    others = in_other_words(name)
    exact = [value for other in others for value in exact_matches(other, entries)]
    if exact or len(others) != 1:
        return exact
    return partial_matches(others[0], entries)


def whole_matches(text: str, entries: Sequence[NameEntry]) -> list[str]:
    """Return the values that a text means as a whole, by the first way that fits.

    It is a name, in the singular or plural, with hyphens or without, with what kind of place it
    is or without; or it is that in other words, of which but one is any: 海西, `national park`,
    `highways`, 抽蓄; or any of these with what is built there: `wind farms`, 铁路项目.
    """
    names = (folded(text), *_without_works(folded(text)))
    return next(filter(None, (_whole_matches(name, entries) for name in names)), [])


def _whole_matches(name: str, entries: Sequence[NameEntry]) -> list[str]:
    if whole := [entry.value for entry in entries if _is_whole_name(name, entry.folded)]:
        return whole
    meant = [value for other in in_other_words(name) for value in exact_matches(other, entries)]
    return meant if len(meant) == 1 else []


def _without_works(name: str) -> list[str]:
    """Return a name without what is built there: `wind` of `wind farms`, 铁路 of 铁路项目.

    Of 抽蓄电站 that is 抽蓄, or 抽蓄电: one of them may be a name.
    """
    from qhtrack.words.synonyms import KINDS_OF_WORKS

    endings = [
        ending
        for kind in KINDS_OF_WORKS
        for ending in ((f" {kind}", f" {kind}s") if kind.isascii() else (kind,))
    ]
    return [name.removesuffix(ending) for ending in endings if name.endswith(ending)]


def _is_whole_name(name: str, known_names: Sequence[str]) -> bool:
    from qhtrack.words.synonyms import KINDS_OF_REGIONS

    if name.isascii():
        spellings = {name, name.removesuffix("s"), f"{name}s", name.replace(" ", "-")}
    else:
        spellings = {name, *(f"{name}{place_kind}" for place_kind in KINDS_OF_REGIONS.values())}
    is_spelling = not spellings.isdisjoint(known_names)
    return is_spelling or _is_name_with_place_kind(name, known_names)


def to_record(text: str, entries: Sequence[NameEntry]) -> list[str]:
    """Return the values that a text may name in a recording, which keeps them.

    A part of a name must be its beginning: `海南` names 海南州, `南州` names no region. What is
    other words in English may be the id of what is not there yet, `grid` no transmission.
    """
    name = folded(text)
    if whole := exact_matches(text, entries):
        return whole
    if partial_matches(text, entries):
        return [
            entry.value
            for entry in entries
            if any(known.startswith(name) for known in entry.folded)
        ]
    return [] if name.isascii() and in_other_words(name) else loose_matches(text, entries)


def _is_name_with_place_kind(name: str, region_names: Sequence[str]) -> bool:
    """Tell whether a name is a region's with what kind of place that is, in either language.

    Of 海南州 that is 海南藏族自治州 or `hainan prefecture`: its beginning, and its last character.
    """
    from qhtrack.words.synonyms import KINDS_OF_REGIONS

    beginning, _, place_kind = name.rpartition(" ")
    ending = KINDS_OF_REGIONS.get(place_kind, "")
    if ending and beginning in region_names:
        return any(region_name.endswith(ending) for region_name in region_names)
    return any(
        region_name[-1:] in KINDS_OF_REGIONS.values()
        and name.startswith(region_name[:-1])
        and name.endswith(f"自治{region_name[-1:]}")
        for region_name in region_names
    )


def in_other_words(name: str) -> list[str]:
    """Return a folded name in the words that names are made of; none where it has no other.

    Of several words in it the longest is another: `high-speed rail` goes before `rail`.
    """
    from qhtrack.words.synonyms import NAMES

    match = _other_word().search(name)
    if match is None:
        return []
    word = match[0] if match[0] in NAMES else match[0].removesuffix("s")
    return [name.replace(match[0], other) for other in NAMES[word]]


@cache
def _other_word() -> re.Pattern[str]:
    """Return what finds a word that is another's, in Latin letters a whole one."""
    from qhtrack.words.synonyms import NAMES

    words = sorted(NAMES, key=len, reverse=True)
    latin = "|".join(word for word in words if word.isascii())
    chinese = "|".join(word for word in words if not word.isascii())
    return re.compile(rf"\b(?:{latin})s?\b|{chinese}")


def _is_part_of(name: str, known_names: Sequence[str]) -> bool:
    """Tell whether a known name is part of what was typed; in Latin letters whole words alone.

    A place of another kind is another place, and so is one in it: Hainan Province is not
    Hainan, nor is 海西州格尔木市 all of 海西州.
    """
    from qhtrack.words.synonyms import KINDS_OF_REGIONS

    if name.rpartition(" ")[2] in KINDS_OF_REGIONS or name[-1:] in KINDS_OF_REGIONS.values():
        return False
    return any(
        f" {known_name} " in f" {name} " if known_name.isascii() else known_name in name
        for known_name in known_names
    )


def is_place_kind(word: str) -> bool:
    """Tell whether a word says in English what kind of place stands before it."""
    from qhtrack.words.synonyms import KINDS_OF_PLACES

    return folded(word) in KINDS_OF_PLACES


def without_place_kind(text: str) -> str:
    """Return a name in Latin letters without what kind of place it is: Gonghe of Gonghe County."""
    name, _, last_word = text.rpartition(" ")
    return name if name and is_place_kind(last_word) else text


def with_other_place_kind(text: str, entries: Sequence[NameEntry]) -> list[str]:
    """Return the values of which a text is the name with another kind of place: 海西县."""
    from qhtrack.words.synonyms import KINDS_OF_REGIONS

    name = folded(text)
    ends_with_kind = name[-1:] in KINDS_OF_REGIONS.values()
    plain = name[:-1] if ends_with_kind else without_place_kind(name)
    return [] if plain == name else whole_matches(plain, entries)


def with_beginnings(text: str, names: Iterable[str]) -> Iterator[str]:
    """Yield names, and the beginnings of them that have as many words as a text."""
    count = len(text.split())
    for name in names:
        yield name
        yield " ".join(name.split()[:count])
