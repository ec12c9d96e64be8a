"""An update as it was typed."""

import pytest

from qhtrack.actions.update_validation import to_update, validate
from qhtrack.domain.fields import LARGEST
from qhtrack.domain.status import Status
from qhtrack.domain.updates import Update, UpdateInput
from qhtrack.words.catalogue import sentence
from qhtrack.words.language import Language

TODAY = "2026-11-23"
SOURCES = ("paper",)


@pytest.mark.parametrize(
    ("update_input", "field", "text"),
    [
        (UpdateInput("a", "unknown"), "status", "'unknown' is not a status"),
        (UpdateInput("a", "不详"), "status", "'不详' is not a status"),
        (UpdateInput("a", "operatng"), "status", "did you mean 'operating'?"),
        (UpdateInput("a", "partial", expect="x"), "expect", "'x' is not a status"),
        (UpdateInput("a", "partial", "2023-13"), "date", "'2023-13' is not a date"),
        (UpdateInput("a", "partial", "2026-12"), "date", "2026-12 lies in the future"),
        (UpdateInput("a", "partial", "2026-11-24"), "date", "2026-11-24 lies in the future"),
        (UpdateInput("a", "partial", note="\x1b"), "note", "'\\x1b' is empty or holds"),
        (UpdateInput("a", "partial", note="\ud800"), "note", "'\\ud800' is empty or holds"),
        (UpdateInput("a", "partial", note=""), "note", "'' is empty or holds"),
        (UpdateInput("a", "partial", source="a b\n"), "source", "is empty or holds"),
        (UpdateInput("a", "partial", source="papr"), "source", "did you mean 'paper'?"),
        (
            UpdateInput("a", "partial", in_service_mw="12 km"),
            "in_service_mw",
            "'12 km' has a unit of something else",
        ),
        (
            UpdateInput("a", "partial", in_service_mw="1e400"),
            "in_service_mw",
            "'1e400' is not a number",
        ),
        (
            UpdateInput("a", "partial", in_service_mw="nan"),
            "in_service_mw",
            "'nan' is not a number",
        ),
        (
            UpdateInput("a", "partial", in_service_mw="1e400"),
            "in_service_mw",
            "is not a number",
        ),
        (UpdateInput("a", "partial", in_service_mw=-0.001), "in_service_mw", "'-0.001' is not a"),
        (
            UpdateInput("a", "partial", in_service_mw=f"{LARGEST + 1} MW"),
            "in_service_mw",
            "is not a number",
        ),
        (UpdateInput("a", "partial", open_km="5 MW"), "open_km", "'5 MW' has a unit of"),
        (UpdateInput("a", "partial", open_km=f"{LARGEST + 1} km"), "open_km", "is not a number"),
        (UpdateInput("a", "partial", open_km="100001"), "open_km", "would be 100,001 km"),
        (UpdateInput("a", "partial", spent_bn=-0.001), "spent_bn", "'-0.001' is not a number"),
        (UpdateInput("a", "partial", by="maybe"), "by", "'maybe' is neither true nor false"),
        (UpdateInput("a", "partial", force="1"), "force", "'1' is neither true nor false"),
        (UpdateInput("a", "partial", note_zh=""), "note_zh", "'' is empty or holds"),
        (UpdateInput("a", "partial", also=["paper", "papr"]), "also", "did you mean 'paper'?"),
        (UpdateInput("a", "partial", also="paper\nx\x1b"), "also", "is empty or holds"),
    ],
)
def test_a_field_that_means_nothing_is_named(
    update_input: UpdateInput, field: str, text: str
) -> None:
    """It alone."""
    ((name, problem),) = validate(update_input, TODAY, SOURCES)
    assert name == field
    assert text in sentence(problem, Language.EN)


@pytest.mark.parametrize(
    "update_input",
    [
        UpdateInput("a", "partial", in_service_mw=0),
        UpdateInput("a", "partial", in_service_mw="0"),
        UpdateInput("a", "operating", in_service_mw=f"{LARGEST} MW"),
        UpdateInput("a", "approved", in_service_mw=1, open_km=0, spent_bn="0.5"),
        UpdateInput("a", "partial", open_km=f"{LARGEST} km", spent_bn=f"{LARGEST}bn"),
        UpdateInput("a", "partial", open_km=10**5, spent_bn=10**5),
        UpdateInput("a", "partial", by=" TRUE ", force="False", note_zh="首台\n机组"),
        UpdateInput("a", "partial", by=True, force=False, also=["paper", "a visit"]),
        UpdateInput("a", "partial", also="paper\nhttps://example.org/1"),
        UpdateInput("a", "partial", TODAY),
        UpdateInput("a", "partial", "2026"),
        UpdateInput("a", "partial", "2026-11"),
        UpdateInput("a", "partial", expect="unknown"),
        UpdateInput("a", "partial", expect=" 不详 "),
        UpdateInput("a", " Partial "),
        UpdateInput("a", "partial", note="a\n\tb"),
        UpdateInput("a", "partial", source="paper"),
        UpdateInput("a", "partial", source="a visit"),
        UpdateInput("a", "partial", source="https://example.org/1"),
    ],
)
def test_what_is_just_right_is_valid(update_input: UpdateInput) -> None:
    """The least and the most, today, the statuses in any language."""
    assert list(validate(update_input, TODAY, SOURCES)) == []


def test_every_field_that_means_nothing_is_named() -> None:
    """In the order of an event's fields, what is expected after the status."""
    update_input = UpdateInput(
        "a", "x", "y", "z", "", "a", "b", "c", "d", "e", "f", note_zh="", also="g"
    )
    fields = [invalid.field for invalid in validate(update_input, TODAY, SOURCES)]
    assert fields == [
        *("status", "expect", "date", "note", "source"),
        *("in_service_mw", "open_km", "spent_bn", "force", "by", "note_zh", "also"),
    ]


def test_an_update_is_read_in_both_languages() -> None:
    """No date is today, figures are whole where they can be."""
    update_input = UpdateInput("dam", " 部分投运", None, "paper", "n", "550.0", "不详")
    update = to_update(update_input, "the-dam", TODAY)
    assert update == Update(
        "the-dam", Status.PARTIAL, TODAY, "paper", "n", 550, "unknown", is_dated=False
    )
    assert str(update.in_service_mw) == "550"


def test_what_is_not_given_is_unknown() -> None:
    """But what is 0 is known, and a part of a megawatt is one."""
    update = to_update(UpdateInput("dam", "partial", "2025"), "dam", TODAY)
    assert update == Update("dam", Status.PARTIAL, "2025")
    assert (update.force, update.by, update.also) == (False, False, ())
    zero = UpdateInput("dam", "partial", in_service_mw="0", open_km="0.0", spent_bn=0)
    figures = to_update(zero, "dam", TODAY)[5:6] + to_update(zero, "dam", TODAY)[9:11]
    assert figures == (0, 0, 0)
    part = UpdateInput("dam", "partial", in_service_mw=0.5, open_km="1.5", spent_bn="2e-3")
    update = to_update(part, "dam", TODAY)
    assert (update.in_service_mw, update.open_km, update.spent_bn) == (0.5, 1.5, 0.002)


@pytest.mark.parametrize(
    ("flag", "expected"),
    [(None, False), (False, False), ("false", False), (" True", True), (True, True)],
)
def test_a_flag_is_one_or_a_word(flag: bool | str | None, *, expected: bool) -> None:  # noqa: FBT001
    """As JSON has it, and as spreadsheets write it."""
    update = to_update(UpdateInput("dam", "partial", force=flag, by=flag), "dam", TODAY)
    assert (update.force, update.by) == (expected, expected)


@pytest.mark.parametrize(
    ("also", "expected"),
    [
        (None, ()),
        ("", ()),
        (["a, b", "c"], ("a, b", "c")),
        ("paper", ("paper",)),
        ("paper\n other ", ("paper", "other")),
        ("paper,https://example.org/1", ("paper", "https://example.org/1")),
        ("site visit, 2024", ("site visit, 2024",)),
        ("site visit, 2024\n\npaper", ("site visit, 2024", "paper")),
        ("paper,新华社", ("paper,新华社",)),
    ],
)
def test_further_sources_are_a_list_or_a_cell(
    also: list[str] | str | None, expected: tuple[str, ...]
) -> None:
    """Commas part ids and addresses alone: a citation in words may hold one."""
    assert to_update(UpdateInput("dam", "partial", also=also), "dam", TODAY).also == expected


def test_a_note_may_be_in_two_languages() -> None:
    """Each is kept."""
    update = to_update(UpdateInput("dam", "partial", note="n", note_zh="注"), "dam", TODAY)
    assert (update.note, update.note_zh) == ("n", "注")
