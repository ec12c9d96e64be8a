"""Grids of CSV files."""

import pytest

from qhtrack.sheets.csv import read
from qhtrack.sheets.records import UnreadableError
from qhtrack.words.catalogue import sentence
from qhtrack.words.language import Language


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_spreadsheets_file_is_read(separator: str) -> None:
    """With what Excel makes of it: separators, dates, empty rows and columns, quoted line ends."""
    text = (
        "project,status,date,note,\n"
        'dam,operating,2024/5/1,"all\nunits",\n'
        ",,,,\n"
        "road-a, 在建 ,,'=x\n"
    ).replace(",", separator)
    assert [line[:3] for line in read(text)] == [
        (1, 1, ["project", "status", "date", "note", ""]),
        (2, 2, ["dam", "operating", "2024/5/1", "all\nunits", ""]),
        (4, 3, ["", "", "", "", ""]),
        (5, 4, ["road-a", " 在建 ", "", "'=x" if separator == "\t" else "=x"]),
    ]


def test_the_first_line_of_several_cells_tells_what_parts_them() -> None:
    """A title above the head is a line of one cell; a file of one column has commas."""
    assert [line.cells for line in read("重点项目\na;b;c,d\n")] == [
        ["重点项目"],
        ["a", "b", "c,d"],
    ]
    assert [line.cells for line in read("project\ndam\n")] == [["project"], ["dam"]]
    assert list(read("")) == []


def test_a_note_may_be_as_long_as_it_likes() -> None:
    """Longer than the library's own limit."""
    (line,) = read("a," + "b" * 200_000)
    assert len(str(line.cells[1])) == 200_000


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ('project,status\na,b\n"a,b\n', 3, "unexpected end of data"),
        ('project,status\na,"b"c\n', 2, "',' expected after '\"'"),
        ('project,status\n"a\n",b\na,"b"c\n', 4, "',' expected after '\"'"),
    ],
)
def test_what_is_malformed_is_located(text: str, line: int, reason: str) -> None:
    """By the line on which the record begins."""
    with pytest.raises(UnreadableError) as error:
        list(read(text))
    assert (error.value.line, sentence(error.value.message, Language.EN)) == (line, reason)
