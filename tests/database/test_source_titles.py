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
