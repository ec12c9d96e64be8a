"""The scorecard by group: what gives way on a narrow screen, and what is said below."""

import pytest
from rich.cells import cell_len

from conftest import Run
from examples import scorecard_row, source_row
from qhtrack.domain.tallies import tallies as counted
from qhtrack.output.scorecards import tallies
from qhtrack.output.screen import Screen
from qhtrack.words.language import Language
from qhtrack.words.vocabulary import Vocabulary

EN = Vocabulary(Language.EN)
SOURCES = {"paper": source_row("paper", title="A paper", publisher="Press", date="2023-01")}
ROWS = [
    scorecard_row(source="paper", outcome="met-late"),
    scorecard_row(source="paper", outcome="met-by"),
    scorecard_row(source="a visit", outcome="overdue", no_news=True),
]


def test_the_last_outcomes_go_where_the_screen_is_narrow() -> None:
    """Once heads were stacked and names cut; what has no room is named."""
    groups = counted(ROWS, "source", {}, SOURCES)

    def drawn_on(width: int) -> list[str]:
        lines = tallies(groups, SOURCES, Screen(width), EN).splitlines()
        assert max(map(cell_len, lines)) <= width
        return lines

    heads = ["source", "promises", "met", "late", "met", "by", "no", "news"]
    assert drawn_on(57)[0].split() == heads
    for width in (56, 47):
        assert drawn_on(width)[1].split() == ["source", "promises", "late", "by", "news"]
        assert not any("room" in line for line in drawn_on(width))
    assert drawn_on(46)[1].split() == ["source", "promises", "late", "by"]
    for width, hidden in [
        (46, "no news"),
        (36, "met by, no news"),
        (35, "met late, met by, no news"),
        (20, "met late, met by, no news"),
    ]:
        assert f" No room for: {hidden}. A promise is" in " ".join(drawn_on(width))


@pytest.mark.parametrize("by", ["source", "publisher", "year", "category", "region"])
@pytest.mark.parametrize("language", Language)
def test_it_is_said_where_a_term_finds_more_than_is_counted(by: str, language: Language) -> None:
    """A promise that two papers tell is found by both and counted under one."""
    vocabulary = Vocabulary(language)
    notes = {
        ("source", "en"): "under the first source that tells it; source:X also finds",
        ("publisher", "en"): "under the first source that tells it; publisher:X also finds",
        ("source", "zh"): "计入首个来源；按来源检索时",
        ("publisher", "zh"): "计入首个来源；按发布单位检索时",
    }
    note = notes.get((by, language), "")
    assert note in tallies(counted(ROWS, by, {}, SOURCES), SOURCES, Screen(200), vocabulary)
    for rows, grouping in ((ROWS, "year"), (ROWS[:0], by)):
        text = tallies(counted(rows, grouping, {}, SOURCES), SOURCES, Screen(200), vocabulary)
        assert ":X" not in text
        assert "检索时" not in text


def test_all_outcomes_of_the_shipped_registry_have_room_in_96_cells(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So that the counts of each row make up its promises, in both languages."""
    monkeypatch.setenv("COLUMNS", "96")
    for language in Language:
        text = run("--lang", language, "scorecard", "--by", "source", "-f", "table").stdout
        rows = [line.split() for line in text.split("\n\n", 1)[0].splitlines()[-30:]]
        for row in rows:
            promises, *outcomes = (int(cell.replace("·", "0")) for cell in row[-10:])
            assert promises == sum(outcomes)
