"""What tables leave out is said below them."""

from qhtrack.domain.groups import Group, Sum
from qhtrack.output import notes
from qhtrack.words.language import Language
from qhtrack.words.vocabulary import Vocabulary

EN = Vocabulary(Language.EN)
WHOLE, PART, NONE = Sum(3, 2, 2), Sum(3, 1, 2), Sum(None, 0, 2)
EXPLAINED = (
    "\nIn brackets: of how many projects the figure is known; without, of all; –, of none.\n"
)


def group(capacity: Sum) -> Group:
    """Return a group of two projects with a capacity."""
    return Group(None, 2, {}, capacity, PART, NONE, NONE, NONE, NONE)


def test_brackets_and_dashes_are_explained_where_there_are_any() -> None:
    """Of the figures that are shown: not where each is known of all."""
    assert notes.of_sums([group(WHOLE), group(PART)], ["capacity_mw"], EN) == EXPLAINED
    assert notes.of_sums([group(WHOLE), group(NONE)], ["capacity_mw"], EN) == EXPLAINED
    assert notes.of_sums([group(WHOLE)], ["capacity_mw"], EN) == ""
    assert notes.of_sums([group(WHOLE)], ["capacity_mw", "in_service_mw"], EN) == EXPLAINED
    assert notes.of_sums([group(PART)], [], EN) == ""


def test_it_is_said_what_counts_of_promises_leave_out() -> None:
    """If they do."""
    told = "\nPromises that are unmeasurable are not counted here.\n"
    assert (notes.of_promises([1], EN), notes.of_promises([], EN)) == (told, "")
