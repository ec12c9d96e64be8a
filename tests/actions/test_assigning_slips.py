"""What is typed to `set` that another command or another spelling is for."""

import pytest

from conftest import Run


@pytest.mark.usefixtures("sample")
@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("set", "dam", "investment", "2.3"), "write investment=VALUE"),
        (("set", "new", "dam", "owner=X"), "'new' is not a kind; it is one of project"),
        (("set", "new", "dam", "owner=X"), "; a name of several words goes in quotes"),
        (("set", "dam", "status=open"), "'status' is not a field; record it with: qhtrack update"),
        (("set", "dam", "时限=2027"), "is not a field; record it with: qhtrack promise"),
        (("set", "dam", "investment=30", "billion"), "in quotes: 'investment=30 billion'\n"),
        (
            ("add", "region", "x", "name=Old", "Town", "Hall", "name_zh=某"),
            "'Town' is not FIELD=VALUE; a value of several words goes in quotes: 'name=Old Town",
        ),
        (("set", "dam", "owner=A", "B", "place=C", "D"), "in quotes: 'owner=A B'\n"),
        (("add", "region", "x", "Old", "name=Old"), "'Old' is not FIELD=VALUE\n"),
        (("set", "category", "road", "due=2"), "'due' is not a field; it is one of"),
    ],
)
def test_a_slip_is_answered_with_what_to_write(
    run: Run, arguments: tuple[str, ...], sentence: str
) -> None:
    """And nothing is recorded."""
    said = run(*arguments)
    assert (said.exit_code, said.stdout) == (2, "")
    assert sentence in said.stderr
    assert run("log", "--json").stdout == "[]\n"
