"""Say below a table what its figures leave out; nothing where they leave nothing out."""

from collections.abc import Collection, Iterable

from qhtrack.domain.groups import Group, SumKey
from qhtrack.domain.status import rank_of
from qhtrack.words.vocabulary import Vocabulary


def of_sums(groups: Iterable[Group], keys: Collection[SumKey], vocabulary: Vocabulary) -> str:
    """Return what brackets and dashes mean where sums are not known of all projects."""
    sums = (group.sum_of(key) for group in groups for key in keys)
    is_shown = any(group_sum.known != group_sum.all for group_sum in sums)
    return _paragraph("known_explained", vocabulary) if is_shown else ""


def of_statuses(groups: Iterable[Group], vocabulary: Vocabulary) -> str:
    """Return which words of categories a status stands for where all are counted together."""
    own_words: dict[str, dict[str, None]] = {}
    for group in groups:
        for status in filter(None, group.statuses):
            word = vocabulary.status(status, group.key)
            if word != vocabulary.status(status):
                own_words.setdefault(status, {})[word] = None
    counts = [
        vocabulary.phrase(
            "status_includes",
            status=vocabulary.status(status),
            words=vocabulary.listed([*own_words[status]]),
        )
        for status in sorted(own_words, key=rank_of)
    ]
    listed = vocabulary.phrase("between_counts").join(counts)
    return _paragraph("statuses_explained", vocabulary, counts=listed) if counts else ""


def of_promises(unmeasurable: Collection[object], vocabulary: Vocabulary) -> str:
    """Return that counts of promises leave out those that nobody can judge."""
    return _paragraph("without_unmeasurable", vocabulary) if unmeasurable else ""


def _paragraph(key: str, vocabulary: Vocabulary, **values: object) -> str:
    return f"\n{vocabulary.phrase(key, **values)}\n"
