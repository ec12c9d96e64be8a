"""Rows of a registry, merged three-way."""

import pytest

from qhtrack.domain.citations import by_publication
from qhtrack.domain.merging_rows import identity, merge_row
from qhtrack.domain.toml_tables import TomlTable

PATH = ("project", "dam")
BASE: TomlTable = {"id": "dam", "owner": "X", "aliases": ["a"], "words": {"partial": "one"}}


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "expected"),
    [
        (None, None, None, None),
        (None, None, BASE, BASE),
        (None, BASE, BASE, BASE),
        (BASE, BASE, None, None),
        (BASE, BASE | {"owner": "Y"}, BASE | {"place": "P"}, BASE | {"owner": "Y", "place": "P"}),
        (BASE, BASE | {"aliases": ["a", "b"]}, BASE | {"aliases": ["c"]},
         BASE | {"aliases": ["b", "c"]}),
        (BASE, BASE | {"words": {}}, BASE | {"words": {"partial": "one", "retired": "two"}},
         BASE | {"words": {"retired": "two"}}),
    ],
)  # fmt: skip
def test_a_row_is_merged_field_by_field(
    base: TomlTable | None,
    ours: TomlTable | None,
    theirs: TomlTable | None,
    expected: TomlTable | None,
) -> None:
    """Lists item by item, tables within it key by key."""
    assert merge_row(PATH, base, ours, theirs, by_publication({})) == (expected, [])


@pytest.mark.parametrize(
    ("ours", "theirs", "path"),
    [
        (BASE | {"owner": "Y"}, BASE | {"owner": "Z"}, (*PATH, "owner")),
        (BASE | {"owner": "Y"}, None, PATH),
        (None, BASE | {"owner": "Y"}, PATH),
    ],
)
def test_what_both_changed_is_named(
    ours: TomlTable | None, theirs: TomlTable | None, path: tuple[str, ...]
) -> None:
    """Ours stands, as far as there is one."""
    row, conflicts = merge_row(PATH, BASE, ours, theirs, by_publication({}))
    assert [conflict.path for conflict in conflicts] == [path]
    assert row == (ours or theirs)


def test_a_row_is_known_by_its_id_or_by_what_it_tells() -> None:
    """An item of a list by itself."""
    assert identity("a") == "a"
    assert identity({"id": "a", "name": "A"}) == "a"
    assert identity({"date": "2024", "status": "partial", "note": "x"}) == (
        *(None, None, None, None),
        *("2024", "partial"),
    )


def test_a_translation_is_lent_no_line_that_was_there_before() -> None:
    """The other side has taken it out, and translated what it told."""
    event = {"date": "2021", "status": "construction"}
    place = ("project", "dam", "event", identity(event))
    base, ours = event | {"note": "one"}, event | {"note": "one\nthree"}
    theirs = event | {"note": "two", "note_zh": "二"}
    row, conflicts = merge_row(place, base, ours, theirs, by_publication({}))
    assert (row, conflicts) == (event | {"note": "three\ntwo", "note_zh": "three\n二"}, [])


EVENT: TomlTable = {"date": "2021", "status": "construction"}


@pytest.mark.parametrize(
    ("base", "known", "told", "expected"),
    [
        (None, "c", "a", "c\na"),
        (None, "a\nc", "b", "a\nc\nb"),
        (None, "c\na", "b\na", "c\na\nb"),
        (None, "c\na", "a\nc", "c\na"),
        (None, "c", "a\nc", "c\na"),
        # what one side alone has changed is as it was written
        ("c\na", "c\na", "a\nc", "a\nc"),
        ("c\na", "a\nc", "c\na", "a\nc"),
        ("x", "x\nc", "a", "c\na"),
        ("x\ny", "x", "y", None),
    ],
)
def test_what_is_told_is_a_further_line(
    base: str | None, known: str, told: str, expected: str | None
) -> None:
    """Whatever the letters that it begins with, and whichever source is older."""
    rows = [EVENT | ({"note": note} if note else {}) for note in (base, known, told, expected)]
    place = ("project", "dam", "event", identity(EVENT))
    assert merge_row(place, rows[0], rows[1], rows[2], by_publication({})) == (rows[3], [])
    ours, theirs = rows[1] | {"source": "new"}, rows[2] | {"source": "old"}
    row, _ = merge_row(place, rows[0], ours, theirs, by_publication({"old": "2020", "new": "2021"}))
    assert row is not None
    assert row.get("note") == expected
