"""Records of CSV files."""

import pytest

from qhtrack.sheets.csv import read
from qhtrack.sheets.records import UnreadableError
from qhtrack.words.catalogue import sentence
from qhtrack.words.language import Language


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_spreadsheets_file_is_read(separator: str) -> None:
    """With what Excel makes of it: separators, dates, empty rows and columns, quoted line ends."""
    text = (
        "project,status,date,note,in_service_mw,\n"
        'dam,operating,2024/5/1,"all\nunits",2320,\n'
        ",,,,,\n"
        "road-a, 在建 ,,'=x\n"
    ).replace(",", separator)
    first = {
        "project": "dam",
        "status": "operating",
        "date": "2024/5/1",
        "note": "all\nunits",
        "in_service_mw": "2320",
    }
    second = {"project": "road-a", "status": " 在建 ", "date": None, "note": "=x"}
    assert list(read(text)) == [(2, first), (5, second | {"in_service_mw": None})]


def test_a_head_may_have_several_lines() -> None:
    """Those of the records are counted from there on."""
    text = '"project\n","\nstatus"\na,b\n'
    assert list(read(text)) == [(4, {"project": "a", "status": "b"})]


def test_a_cell_beyond_the_header_is_kept() -> None:
    """Unless it is empty."""
    text = "project,status\na,b,c\na,b, \n"
    named = {"project": "a", "status": "b"}
    assert [record.values for record in read(text)] == [named | {"": "c"}, named]


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("", 1, "no column is called project"),
        ("project,date\n", 1, "no column is called status"),
        ("project,statsu\n", 1, "'statsu' is not a column; did you mean 'status'?"),
        ("project,status,project\n", 1, "the column project stands twice"),
        ('project,status\na,b\n"a,b\n', 3, "unexpected end of data"),
        ('project,status\na,"b"c\n', 2, "',' expected after '\"'"),
        ('project,status\n"a\n",b\na,"b"c\n', 4, "',' expected after '\"'"),
        ("project,status\na," + "b" * 200_000, 2, "field larger than field limit (131072)"),
    ],
)
def test_what_is_malformed_is_located(text: str, line: int, reason: str) -> None:
    """By the line on which the record begins."""
    with pytest.raises(UnreadableError) as error:
        list(read(text))
    assert (error.value.line, sentence(error.value.message, Language.EN)) == (line, reason)
