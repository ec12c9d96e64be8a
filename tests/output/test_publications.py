"""Publications, and what rests on each."""

from collections.abc import Callable
from typing import cast

import pytest
from rich.cells import cell_len

from examples import named_event_row, project_row, scorecard_row, source_row
from qhtrack.domain.rows import PublicationDetails, PublicationRow
from qhtrack.output.publications import publication, publications
from qhtrack.output.screen import Screen
from qhtrack.words.language import Language
from qhtrack.words.vocabulary import Vocabulary

PAPER = source_row(
    "paper",
    title="纸",
    title_en="A paper",
    publisher="Press",
    publisher_zh="报社",
    date="2023-01",
    url="https://example.org/paper",
)
ROWS = [
    cast("PublicationRow", {**PAPER, "facts": 12}),
    cast("PublicationRow", {**source_row("a-visit-of-2024", title="A visit"), "facts": 3}),
]
PROMISE = scorecard_row(
    name="Road",
    name_zh="公路",
    milestone="operating",
    due="2023",
    chain="2023",
    wording="2023年通车",
    wording_en="to be open in 2023",
    outcome="overdue",
    days_late=1000,
    note="The whole road.",
)
DETAILS = cast(
    "PublicationDetails",
    {
        **PAPER,
        "promises": [PROMISE],
        "judged": [scorecard_row(name="Law", wording="x", outcome="met", reached="2024")],
        "events": [named_event_row(name="Road", status="construction", note="Begun.", open_km=0)],
        "projects": [project_row("road", name="Road", name_zh="公路")],
    },
)
NOTHING: dict[str, list[object]] = {key: [] for key in ("promises", "judged", "events", "projects")}


@pytest.mark.parametrize("width", [40, 60, 140])
@pytest.mark.parametrize("language", Language)
def test_publications_have_a_row_each(
    golden: Callable[[str, str], None], width: int, language: Language
) -> None:
    """Title, publisher, date, how many facts; the id where there is room."""
    text = publications(ROWS, Screen(width), Vocabulary(language))
    assert max(map(cell_len, text.splitlines())) <= width
    golden(f"pages/publications-{width}-{language}.txt", text)


@pytest.mark.parametrize("language", Language)
def test_a_publication_has_what_rests_on_it(
    golden: Callable[[str, str], None], language: Language
) -> None:
    """Promises that it makes and judges, events, projects."""
    words = {"road": {"operating": {Language.EN: "open", Language.ZH: "建成通车"}[language]}}
    text = publication(DETAILS, Screen(80), Vocabulary(language, words=words))
    golden(f"pages/publication-{language}.txt", text)


def test_what_nothing_rests_on_says_so() -> None:
    """And a title that is the reader's stands once."""
    row = cast("PublicationDetails", {**source_row("x", title="A visit"), **NOTHING})
    text = publication(row, Screen(80), Vocabulary(Language.EN))
    assert text == "A visit\nid  x\n\nfacts\n  none known\n"
