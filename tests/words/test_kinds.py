"""The kinds of rows that people add and change."""

import pytest

from qhtrack.words.catalogue import sentence
from qhtrack.words.kinds import KINDS, kind_of, not_a_kind
from qhtrack.words.language import Language


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("project", "project"),
        ("Source", "source"),
        ("类别", "category"),
        (" 地区", "region"),
        ("来源", "source"),
        ("项目", "project"),
        ("机场", None),
        ("", None),
    ],
)
def test_a_kind_is_named_in_either_language(text: str, kind: str | None) -> None:
    """However it is written."""
    assert kind_of(text) == kind


def test_what_is_no_kind_is_answered_with_those_that_there_are() -> None:
    """In the script of what was typed; or with the one that was meant."""
    assert sentence(not_a_kind("机场"), Language.ZH).endswith("可选：项目、来源、类别、地区")
    assert sentence(not_a_kind("event"), Language.EN).endswith(", ".join(KINDS))
    assert sentence(not_a_kind("projct"), Language.EN).endswith("did you mean 'project'?")
