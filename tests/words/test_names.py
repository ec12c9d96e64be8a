"""Names that are data."""

import pytest

from qhtrack.domain.text_folding import folded
from qhtrack.words import synonyms
from qhtrack.words.names import (
    NameEntry,
    exact_matches,
    in_other_words,
    loose_matches,
    partial_matches,
    shortened,
    to_record,
    whole_matches,
    with_beginnings,
    with_other_place_kind,
)

CATEGORIES = [
    NameEntry(names[0], names)
    for names in (
        ("railway", "Railways", "铁路"),
        ("road", "Roads", "公路"),
        ("water", "Water", "水利"),
        ("hydropower", "Hydropower", "水电"),
        ("pumped-storage", "Pumped storage", "抽水蓄能"),
        ("thermal-power", "Thermal power", "火电"),
    )
]
REGIONS = [
    NameEntry(names[0], names)
    for names in (
        ("xining", "Xining", "西宁市"),
        ("haibei", "Haibei", "海北州"),
        ("hainan", "Hainan", "海南州"),
        ("qinghai", "Qinghai", "青海省"),
    )
]


def test_a_whole_name_or_a_part_of_one() -> None:
    """However it is written."""
    assert exact_matches("ＲＯＡＤＳ", CATEGORIES) == ["road"]
    assert exact_matches("roa", CATEGORIES) == []
    assert partial_matches("power", CATEGORIES) == ["hydropower", "thermal-power"]
    assert partial_matches("", CATEGORIES) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("hydro", "hydropower"),
        ("power", "hydropower thermal-power"),
        ("抽蓄", "pumped-storage"),
        ("highways", "road"),
        ("高铁", "railway"),
        ("Pumped Hydro", "pumped-storage"),
        ("水电站", "hydropower"),
        ("高速公路", "road"),
        ("roads of Golog", "road"),
        ("waterway", ""),
        ("bridge", ""),
        ("dams", "hydropower water"),
        ("coal plants", "thermal-power"),
        ("煤电厂", "thermal-power"),
        ("battery", ""),
        ("", ""),
    ],
)
def test_a_category_is_called_in_many_ways(text: str, expected: str) -> None:
    """A part, other words, or more words."""
    assert loose_matches(text, CATEGORIES) == expected.split()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("海南", "hainan"),
        ("海南藏族自治州", "hainan"),
        ("Hainan Prefecture", "hainan"),
        ("Xining City", "xining"),
        ("Qinghai Province", "qinghai"),
        ("Hainan Province", ""),
        ("海南省", ""),
        ("海南藏族自治县", ""),
        ("海西蒙古族藏族自治州", ""),
        ("海", "haibei hainan qinghai"),
        ("Golmud City", ""),
    ],
)
def test_a_region_is_called_by_a_part_or_in_full(text: str, expected: str) -> None:
    """Another kind of place of that name is another place."""
    found = loose_matches(text, REGIONS)
    # a name within another word is no region
    assert found == expected.split()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("省交控", "a"),
        ("青海 交控", "a"),
        ("省控", "a b"),
        ("控省", ""),
        ("省", ""),
        ("省.控", ""),
        ("QTH", ""),
        ("QTH交", ""),
    ],
)
def test_a_company_is_called_by_characters_of_its_name_in_their_order(
    text: str, expected: str
) -> None:
    """Two at least; letters are no characters."""
    named = [
        NameEntry("a", ("Qinghai Transport Holding", "青海省交通控股集团")),
        NameEntry("b", ("青海省控股公司",)),
    ]
    assert shortened(text, named) == expected.split()


def test_other_words_take_the_place_of_a_word() -> None:
    """One of them, singular or plural; nothing where there are none."""
    assert in_other_words("哇让抽蓄电站") == ["哇让抽水蓄能电站"]
    assert in_other_words("highways") == in_other_words("highway") == ["road"]
    assert in_other_words("high-speed rail") == ["railway"]
    assert in_other_words("lijiaxia dams") == ["lijiaxia hydropower", "lijiaxia water"]
    assert in_other_words("batteries") == ["storage", "industry"]
    for text in ("road", "railways", "damage", "trailer", ""):
        assert in_other_words(text) == []


def test_no_other_word_is_what_it_stands_for() -> None:
    """Each is folded, and says something else."""
    for word, others in synonyms.NAMES.items():
        assert word == folded(word)
        assert word not in others
        assert [*others] == [*map(folded, others)]


def test_a_name_begins_with_as_many_words() -> None:
    """And is itself."""
    assert [*with_beginnings("state gird", ["State Grid Qinghai", "CGN"])] == [
        *("State Grid Qinghai", "State Grid", "CGN", "CGN")
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("海南州", ["hainan"]),
        ("Hainan", ["hainan"]),
        ("海南", ["hainan"]),
        ("海南藏族自治州", ["hainan"]),
        ("南州", []),
        ("海", ["haibei", "hainan"]),
        ("海西州", []),
    ],
)
def test_what_is_kept_is_named_in_full_or_by_its_beginning(text: str, expected: list[str]) -> None:
    """A part within a name is none, though a question may be asked so."""
    assert to_record(text, REGIONS) == expected
    assert to_record("抽蓄", CATEGORIES) == ["pumped-storage"]
    assert to_record("highway", CATEGORIES) == to_record("dam", CATEGORIES) == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        *((text, ["railway"]) for text in ("railway", "Railways", "铁路", "railroad", "高铁")),
        *((text, ["railway"]) for text in ("铁路项目", "railway lines", "rail", "high speed rail")),
        *((text, ["thermal-power"]) for text in ("火电厂", "煤电", "Coal Plants", "coal power")),
        *((text, ["hydropower"]) for text in ("水电站", "hydro plant")),
        *((text, ["water"]) for text in ("水利工程", "水库", "reservoirs")),
        *((text, []) for text in ("dams", "大坝", "plants", "power plants", "项目", "battery")),
        *((text, ["pumped-storage"]) for text in ("PUMPED STORAGE", "pumped-storage", "抽蓄")),
        *((text, ["thermal-power"]) for text in ("thermal power", "thermal powers")),
        *((text, ["hainan"]) for text in ("海南", "海南州", "海南藏族自治州", "Hainan Prefecture")),
        *((text, ["xining"]) for text in ("西宁", "西宁市", "xining city")),
        *((text, []) for text in ("power", "水", "高速公路", "铁", "pumped", "")),
        *((text, []) for text in ("海南省", "hainan city", "海南藏族", "南州")),
    ],
)
def test_a_whole_name_is_in_the_plural_or_with_its_kind_too(text: str, values: list[str]) -> None:
    """A part is none, nor a longer word."""
    assert whole_matches(text, [*CATEGORIES, *REGIONS]) == values


def test_a_word_of_several_names_is_the_one_that_there_is() -> None:
    """Where a registry has but one of them it is that, by its whole name."""
    assert whole_matches("dams", CATEGORIES[3:]) == ["hydropower"]
    assert whole_matches("dams", [NameEntry("w", ("w", "Hydropower and more"))]) == []
    assert loose_matches("dams", [NameEntry("w", ("w", "Hydropower and more"))]) == []
    assert loose_matches("coal", [NameEntry("w", ("w", "Thermal power and more"))]) == ["w"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("海北县", "haibei"),
        ("青海州", "qinghai"),
        ("Hainan  Province", "hainan"),
        ("Xining township", "xining"),
        ("海北", None),
        ("Hainan", None),
        ("共和县", None),
        ("Gonghe County", None),
        ("海北湖", None),
        ("", None),
    ],
)
def test_another_kind_of_place_is_behind_a_name(text: str, value: str | None) -> None:
    """In either language; what is no name is nothing, and no kind is none."""
    assert with_other_place_kind(text, REGIONS) == ([value] if value else [])
