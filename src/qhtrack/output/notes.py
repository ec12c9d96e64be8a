"""Say below a table what its figures leave out; nothing where they leave nothing out."""

from collections.abc import Collection, Iterable

from qhtrack.domain.groups import Group, SumKey
from qhtrack.words.vocabulary import Vocabulary


def of_sums(groups: Iterable[Group], keys: Collection[SumKey], vocabulary: Vocabulary) -> str:
    """Return what brackets and dashes mean where sums are not known of all projects."""
    sums = (group.sum_of(key) for group in groups for key in keys)
    is_shown = any(group_sum.known != group_sum.all for group_sum in sums)
    return _paragraph("known_explained", vocabulary) if is_shown else ""


def of_promises(unmeasurable: Collection[object], vocabulary: Vocabulary) -> str:
    """Return that counts of promises leave out those that nobody can judge."""
    return _paragraph("without_unmeasurable", vocabulary) if unmeasurable else ""


def _paragraph(key: str, vocabulary: Vocabulary) -> str:
    return f"\n{vocabulary.phrase(key)}\n"
