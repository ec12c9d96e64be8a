"""Sources by their titles."""

from contextlib import closing

import pytest

from qhtrack.database import source_titles, sqlite
from qhtrack.domain.model import Registry, Source
from saving import save

SOURCES = (
    Source("dam", "The Dam Opens", title_zh="《大坝》竣工"),
    Source("report-1", "政府工作报告", title_zh="2023年政府工作报告", title_en="Work report"),
    Source("report-2", "政府工作报告", title_zh="2024年政府工作报告", title_en="Report"),
    Source("report", "Annual"),
    Source("same", "Same", title_en="same"),
    Source("link", "https://example.org/1"),
)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The Dam Opens", "dam"),
        (" the  dam opens ", "dam"),
        ("大坝竣工", "dam"),
        ("2023年政府工作报告", "report-1"),
        ("Work Report", "report-1"),
        ("same", "same"),
        ("Annual", "report"),
        # of two, and what is the id of another
        ("政府工作报告", "政府工作报告"),
        ("Report", "Report"),
        ("report", "report"),
        # a part, an address, and nothing
        ("Dam Opens", "Dam Opens"),
        ("https://example.org/1", "https://example.org/1"),
        ("", ""),
    ],
)
def test_a_title_that_one_source_alone_has_is_that_source(text: str, source: str) -> None:
    """However it is written, in any language; any other text stays."""
    with closing(sqlite.create_in_memory()) as connection:
        save(connection, Registry(schema=1, sources=SOURCES))
        assert source_titles.finder(connection)(text) == source


@pytest.mark.parametrize(
    ("title", "ids"),
    [
        ("政府工作报告", ["report-1", "report-2"]),
        ("2024年政府工作报告", ["report-2"]),
        ("report", ["report-2"]),
        ("same", ["same"]),
        # a part of one, two together, an id, and nothing
        *((text, []) for text in ("政府工作", "same\nsame\nsame", "report-1", "")),
    ],
)
def test_a_whole_title_finds_all_sources_that_have_it(title: str, ids: list[str]) -> None:
    """By their ids, in order."""
    with closing(sqlite.create_in_memory()) as connection:
        save(connection, Registry(schema=1, sources=SOURCES[::-1]))
        assert source_titles.ids_with_title(connection, title) == ids


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        (["2024", "报告"], ["report-2"]),
        (["工作"], ["report-1", "report-2"]),
        (["2024", "work"], []),
        (["2023", "work"], ["report-1"]),
    ],
)
def test_words_find_the_sources_whose_titles_hold_all(words: list[str], ids: list[str]) -> None:
    """In whatever language."""
    with closing(sqlite.create_in_memory()) as connection:
        save(connection, Registry(schema=1, sources=SOURCES[::-1]))
        assert source_titles.ids_with_words(connection, words) == ids


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("REPORT  work", ["report-1"]),
        ("工作 2024", ["report-2"]),
        ("work opens", []),
        (" ", []),
    ],
)
def test_the_words_of_a_title_may_stand_in_any_order(text: str, ids: list[str]) -> None:
    """Chinese ones too; none are no title's."""
    with closing(sqlite.create_in_memory()) as connection:
        save(connection, Registry(schema=1, sources=SOURCES))
        assert source_titles.ids_in_words(connection, text) == ids
