"""Lines of a registry's text."""

import pytest

from qhtrack.domain.consistency import Path
from qhtrack.registry import locate

TEXT = '''# heading [[project]]
schema = 1

[[project]]
id = "a"
note = """
[[project]]
name = "not here"
"""
[[ project . event ]]
"date" = "2023"

[[project]]
id = "b" # [[x]]
[[project.event]]
[[project.event]]
status = 'x'
'''


def test_tables_and_keys_have_lines() -> None:
    """What a string or comment says is no table."""
    lines = locate.lines_by_path(TEXT)
    assert lines["schema",] == 2
    assert lines["project", 0] == 4
    assert lines["project", 0, "event", 0, "date"] == 11
    assert lines["project", 1, "id"] == 14
    assert lines["project", 1, "event", 1, "status"] == 17
    assert ("project", 0, "name") not in lines


def test_words_of_a_category_have_lines() -> None:
    """Those of the category above them."""
    text = """[[category]]
[category.words]
operating = "open"
[[category]]
id = "b"
[ category . words_zh ]
partial = "x"
[[category.other]]
"""
    lines = locate.lines_by_path(text)
    assert lines["category", 0, "words"] == 2
    assert lines["category", 0, "words", "operating"] == 3
    assert lines["category", 1, "words_zh", "partial"] == 7
    assert lines["category", 1, "other", 0] == 8


def test_an_unlines_key_lies_in_the_table_around_it() -> None:
    """Or nowhere."""
    lines = locate.lines_by_path(TEXT)
    assert locate.line_of(("project", 1, "event", 0, "status"), lines) == 15
    assert locate.line_of(("category", 0, "id"), lines) is None


def test_an_event_before_any_project_is_counted_too() -> None:
    """Project is a table there then, which it may not be."""
    lines = {("project",): 1, ("project", "event", 0): 1}
    assert locate.lines_by_path("[[project.event]]\n") == lines


@pytest.mark.parametrize(
    ("line", "path"),
    [
        ("[a]", ("a",)),
        ("[a.b]", ("a", "b")),
        (" [ a . b ] # [c]", ("a",)),
        ("[\"a b\".'c.d']", ("a b", "c.d")),
        ("a.b = 1", ("a", "b")),
        ("'a b' = 1", ("a b",)),
        ('"a = b" = 1', ("a = b",)),
        ("[[a.b.c]]", ("a", "b", "c", 0)),
    ],
)
def test_what_is_unknown_has_a_line_too(line: str, path: Path) -> None:
    """Tables, dotted keys, keys in quotes."""
    assert locate.lines_by_path(f"schema = 1\n{line}\nx = 1\n")[path] == 2


@pytest.mark.parametrize("line", ['    "a = b",', '    "[a]",', "    ['a'],", '    "a"'])
def test_an_item_of_a_list_is_no_key(line: str) -> None:
    """Though it looks like one."""
    assert locate.lines_by_path(f"\n{line}\n") == {}


def test_keys_below_a_table_are_its_own() -> None:
    """Not those of the row before it."""
    lines = locate.lines_by_path("[[project]]\nid = 1\n[other]\nid = 2\nid = 3\n")
    assert (lines["project", 0, "id"], lines["other", "id"]) == (2, 4)


def test_conflict_markers_are_found() -> None:
    """An underlined heading in a comment is none."""
    assert locate.conflict_markers("<<<<<<< ours\na = 1\n=======\na = 2\n>>>>>>> theirs\n") == [
        1,
        3,
        5,
    ]


def test_of_a_conflict_our_side_is_kept() -> None:
    """Of several, of any length, with the base between the sides and at the end of the text."""
    text = (
        "a = 1\n<<<<<<< ours\nb = 2\n||||||| base\nb = 1\n=======\nb = 3\n>>>>>>> theirs\nc = 1\n"
    )
    longer = "<<<<<<<<< x\nd = 1\n=========\n>>>>>>>>> y"
    assert locate.without_conflicts(text + longer) == "a = 1\nb = 2\nc = 1\nd = 1\n"
    assert locate.without_conflicts("a = 1\n=======\n") == "a = 1\n=======\n"


def test_comments_are_found_outside_strings() -> None:
    """A number sign in a string is text."""
    assert locate.has_comment("a = 1 # x")
    assert not locate.has_comment('a = "#"')


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("x = [1]\n", None),
        ("x = [1,\n[2,\n", (1, 5)),
        ("]\n  [", (2, 3)),
        ("x = '['\ny = [] # [\n", None),
    ],
)
def test_the_first_bracket_that_is_not_closed_is_found(
    text: str, place: tuple[int, int] | None
) -> None:
    """What strings and comments say opens nothing."""
    assert locate.open_bracket(text) == place


def test_what_is_nested_most_deeply_is_found_where_it_begins() -> None:
    """Of two alike the first."""
    assert locate.deepest("x = [[1]]\ny = [\n[[1]]]\nz = [[[1]]]\n") == 2
