"""What the sheets of offices call their columns."""

import pytest

from qhtrack.words.catalogue import sentence
from qhtrack.words.heads import column_of, meant_by_head
from qhtrack.words.language import Language
from qhtrack.words.terms import FieldContext


@pytest.mark.parametrize("head", ["Constituency", "Sub-County"])
def test_a_part_of_a_county_is_a_region(head: str) -> None:
    """As counties and districts are."""
    assert column_of(head, ()) == FieldContext("regions", Language.EN)


@pytest.mark.parametrize(
    ("head", "said"),
    [
        ("Contractor", "; did you mean 'owner'?"),
        ("Contract Sum (KES)", "; did you mean 'investment_bn'?"),
        ("Start date", "; it goes in a row of its own: 'construction' with that date"),
        ("开工日期", "; it goes in a row of its own: 'construction' with that date"),
        ("Phase", ""),
    ],
)
def test_a_head_of_no_field_is_answered_with_the_one_it_may_be_meant_for(
    head: str, said: str
) -> None:
    """Where one is."""
    assert column_of(head, ()) is None
    reason = meant_by_head(head)
    assert (reason and sentence(reason, Language.EN)) == said
