"""Lines of a registry's text."""

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
    known = locate.lines(TEXT)
    assert known["schema",] == 2
    assert known["project", 0] == 4
    assert known["project", 0, "event", 0, "date"] == 11
    assert known["project", 1, "id"] == 14
    assert known["project", 1, "event", 1, "status"] == 17
    assert ("project", 0, "name") not in known


def test_an_unknown_key_lies_in_the_table_around_it() -> None:
    """Or nowhere."""
    known = locate.lines(TEXT)
    assert locate.line_of(("project", 1, "event", 0, "status"), known) == 15
    assert locate.line_of(("category", 0, "id"), known) is None


def test_an_event_before_any_project_is_counted_too() -> None:
    """A broken file is located all the same."""
    assert locate.lines("[[project.event]]\n") == {("project", 0, "event", 0): 1}


def test_conflict_markers_are_found() -> None:
    """An underlined heading in a comment is none."""
    assert locate.markers("<<<<<<< ours\na = 1\n=======\na = 2\n>>>>>>> theirs\n") == [1, 3, 5]


def test_comments_are_found_outside_strings() -> None:
    """A number sign in a string is text."""
    assert locate.has_comment("a = 1 # x")
    assert not locate.has_comment('a = "#"')
