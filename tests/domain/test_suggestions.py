"""What a word may have been meant for."""

import pytest

from qhtrack.domain.messages import Message, message
from qhtrack.domain.suggestions import (
    LONGEST_WORD,
    all_of,
    keeps_most,
    nearest,
    nearest_name,
    nearest_or_all,
)
from qhtrack.words.catalogue import sentence
from qhtrack.words.language import Language

OPERATING = message("did_you_mean", word="operating")


def test_the_nearest_word_is_offered() -> None:
    """As it is spelled; far ones are not."""
    assert nearest("operatng", ["operating", "partial"]) == OPERATING
    assert nearest("GONGHE", ["Gonghe"]) == message("did_you_mean", word="Gonghe")
    assert nearest("zzz", ["operating"]) == ""


@pytest.mark.parametrize(
    ("word", "name", "is_near"),
    [
        ("dma", "dam", True),  # in turn
        ("adm", "dam", True),
        ("mad", "dam", False),
        ("rod", "road", True),
        ("rooad", "road", True),
        ("rood", "road", True),
        ("ro", "road", False),
        ("stalled", "started", False),
        ("constuctin", "construction", True),  # two letters of a long word
        ("constctin", "construction", False),
        ("opertaing", "operating", True),
        ("pratail", "partial", False),  # twice in turn
        ("d", "da", True),
        ("aprovedd", "approved", True),  # a word of eight letters is a long one
        ("aproevd", "approved", False),
        ("short11", "short", False),
        ("青豫直流", "青桂直流", False),
        ("青桂直流", "青桂直流", True),
        ("《青桂直流》", "青桂直流", True),
        ("road", "路", False),
    ],
)
def test_near_is_a_slip_of_the_pen(word: str, name: str, is_near: bool) -> None:  # noqa: FBT001
    """In Chinese another character is another word."""
    assert nearest_name(word, [name]) == (name if is_near else None)


def test_what_looks_more_alike_does_not_hide_what_is_nearer() -> None:
    """Of `dma` eight names have all the letters in turn, and two more than it."""
    alike = [f"dma{letter}{letter}" for letter in "bcefghij"]
    assert nearest_name("dma", [*alike, "dam"]) == "dam"
    assert nearest_name("dma", alike) is None


def test_only_the_beginning_of_a_long_word_is_compared() -> None:
    """Nobody mistypes so much of one."""
    known = ["x" * LONGEST_WORD]
    assert nearest("x" * LONGEST_WORD + "y" * 10**6, known) == message(
        "did_you_mean", word=known[0]
    )
    assert nearest("y" * LONGEST_WORD + "x" * 10**6, known) == ""


def test_where_nothing_is_near_a_few_are_all_named() -> None:
    """In the reader's language, to Chinese in Chinese as far as there is any; up to fifteen."""
    known = {"operating": "建成投运", "partial": "部分投运", "dam-1": "dam-1"}
    assert nearest_or_all("operatng", known) == OPERATING
    assert _named(nearest_or_all("zzz", known)) == {
        Language.EN: "; it is one of operating, partial, dam-1",
        Language.ZH: "；可选：建成投运、部分投运、dam-1",
    }
    assert _named(nearest_or_all("开工", known)) == {
        Language.EN: "; it is one of 建成投运, 部分投运",
        Language.ZH: "；可选：建成投运、部分投运",
    }
    assert nearest_or_all("开工", {"dam-1": "dam-1"}) == ""
    names = {f"name-{number}": "名称" for number in range(16)}
    assert all_of("zzz", names) == all_of("名", names) == ""
    del names["name-0"]
    assert all_of("zzz", names) != "" != all_of("名", names)


def _named(suggestion: Message | str) -> dict[Language, str]:
    return {language: sentence(suggestion, language) for language in Language}


@pytest.mark.parametrize(
    ("word", "name", "is_near"),
    [
        ("玉树第二回线路", "玉树330千伏第二回线路工程", True),
        ("青豫直流", "青桂直流", False),
        # four in five, and not three in four
        ("西宁机场二", "西宁机场三期", True),
        ("宁西机场", "西宁机场", False),
        ("西宁机厂", "西宁机场", False),
        # in their order
        ("机场西宁二", "西宁二机场", False),
        ("场机宁西", "西宁机场", False),
        # half of the pairs: one of three is less, one of two and two of four are enough
        ("玛挡水站", "玛尔挡水电站", False),
        ("玛水站", "玛挡水站", True),
        ("玛水站", "玛挡水电站", False),
        ("玛尔水电站", "玛二尔三水电四站", False),
        ("玛尔水电站", "玛尔三水电四站", True),
        # nothing, and in Latin letters words
        ("dam", "dams", False),
        ("坝", "坝", True),
    ],
)
def test_what_keeps_most_characters_together_is_near(
    word: str, name: str, *, is_near: bool
) -> None:
    """A name may have more."""
    assert keeps_most(word, name) is is_near
