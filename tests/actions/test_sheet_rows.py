"""What rows of sheets say."""

import pytest

from qhtrack.actions.cells import ParsedRow
from qhtrack.actions.sheet_rows import RowParts, fields_for_language, parts_of, problems
from qhtrack.domain.toml_tables import TomlTable
from qhtrack.sheets.records import Row
from qhtrack.words.catalogue import sentence
from qhtrack.words.language import Language
from qhtrack.words.terms import FieldContext


def said(values: TomlTable, **columns: FieldContext) -> ParsedRow:
    """Return a row that says this."""
    return ParsedRow(
        0, Row("x", 2, values, columns, {key: key[0].upper() for key in values}, 2), values
    )


@pytest.mark.parametrize(
    ("values", "parts"),
    [
        (
            {"project": "dam", "status": "partial", "note": "x", "owner": "A"},
            RowParts(None, {"status": "partial", "note": "x"}, {}, {"owner": "A"}),
        ),
        (
            {"project": "dam", "progress": "x", "note": "x"},
            RowParts(None, {"progress": "x", "note": "x"}, {}, {}),
        ),
        (
            {"project": "dam", "spent_bn": 1, "source": "p", "force": True},
            RowParts(None, {"spent_bn": 1, "source": "p", "force": True}, {}, {}),
        ),
        ({"project": "dam", "note": "x"}, RowParts(None, {}, {}, {"note": "x"})),
        (
            {"project": "dam", "wording": "x", "note": "y", "due": "2027", "name_zh": "坝"},
            RowParts(None, {}, {"wording": "x", "note": "y", "due": "2027"}, {"name_zh": "坝"}),
        ),
        (
            {"project": "dam", "status": "a", "note": "n", "source": "s", "by": True}
            | {"wording": "x", "due": "2027", "milestone": "operating", "made": "2024"},
            RowParts(
                None,
                {"status": "a", "note": "n", "source": "s", "by": True},
                {"source": "s", "wording": "x", "due": "2027", "milestone": "operating"}
                | {"made": "2024"},
                {},
            ),
        ),
        (
            {"id": "a", "name": "A", "category": "road"},
            RowParts(None, {}, {}, {"name": "A", "category": "road"}),
        ),
        (
            {"kind": "source", "id": "p", "title": "x", "date": "2024"},
            RowParts("source", {}, {}, {"title": "x", "date": "2024"}),
        ),
        ({"kind": "project", "id": "a", "name": "A"}, RowParts(None, {}, {}, {"name": "A"})),
    ],
)
def test_a_row_says_several_things(values: TomlTable, parts: RowParts) -> None:
    """An event or a promise, and beside it fields of its project; or a row with an id."""
    assert parts_of(said(values)) == parts
    assert list(problems(said(values), parts)) == []


@pytest.mark.parametrize(
    ("values", "where", "reason"),
    [
        ({"project": "dam"}, "", "status: missing"),
        ({"status": "partial"}, "", "project: missing"),
        ({"kind": "source", "title": "x"}, "", "id: missing"),
        ({"kind": "sorce", "id": "x"}, "K2", "kind: 'sorce' is not a kind"),
        ({"kind": "source", "id": "x", "status": "a"}, "S2", "status: is not a field of a source"),
        (
            {"project": "dam", "status": "a", "wording": "b", "reached": "2024"},
            "R2",
            "reached: a row tells of an event or of what became of a promise, not both",
        ),
        ({"project": "dam", "date": "2024"}, "D2", "date: means nothing in a row without status"),
        (
            {"project": "dam", "due": "2024", "owner": "A"},
            "D2",
            "due: means nothing in a row without wording",
        ),
        ({"project": "dam", "url": "x"}, "U2", "url: means nothing in a row without kind"),
    ],
)
def test_nothing_that_a_row_says_is_dropped(values: TomlTable, where: str, reason: str) -> None:
    """What goes with nothing else in it is named where it stands, and so is what it lacks."""
    row = said(values)
    (problem,) = problems(row, parts_of(row))
    assert problem.where == where
    assert sentence(problem.message, Language.EN).startswith(reason)


def test_a_chinese_text_is_set_in_the_chinese_field() -> None:
    """Under a head in Chinese, unless the other one holds it already."""
    row = said({"owner": "甲", "place": "B"}, owner=FieldContext("owner", Language.ZH))
    assert fields_for_language(row, {"owner": "甲"}, {}) == {"owner_zh": "甲"}
    assert fields_for_language(row, {"owner": "甲"}, {"owner": "甲"}) == {"owner": "甲"}
    assert fields_for_language(row, {"owner": "A"}, {}) == {"owner": "A"}
    by_key = said({"owner": "甲"}, owner=FieldContext("owner"))
    assert fields_for_language(by_key, {"owner": "甲"}, {}) == {"owner": "甲"}
    assert fields_for_language(row, {"owner": "甲", "owner_zh": "乙"}, {}) == {"owner_zh": "乙"}
