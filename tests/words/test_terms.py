"""Terms, and how they are written."""

import pytest

from qhtrack.words.terms import WORD, Term, split, written


def test_commas_part_a_list() -> None:
    """Chinese ones too."""
    assert split("a, b，c、d") == ["a", "b", "c", "d"]
    assert split("") == [""]


@pytest.mark.parametrize(
    ("term", "expected"),
    [
        (Term("", ":", "大坝"), "大坝"),
        (
            Term("status", "=", "在建、获批", values=("construction", "approved")),
            "status:construction,approved",
        ),
        (Term("status", WORD, "在建", values=("construction",)), "status:construction"),
        (Term("status", "!=", "x", values=("partial",)), "status!=partial"),
        (Term("capacity_mw", ">=", "2GW", values=(2000.0,)), "capacity_mw>=2000"),
        (Term("capacity_mw", ":", "0", values=(0.0,)), "capacity_mw:0"),
        (Term("due", ":", "2023，2024"), "due:2023,2024"),
    ],
)
def test_a_term_is_written_in_its_plainest_form(term: Term, expected: str) -> None:
    """As a script would."""
    assert written(term) == expected
