"""Word groups for people: their names, their sums, and the heads of their columns."""

from collections.abc import Mapping, Sequence

from qhtrack.domain.groups import SEVERAL, SUMS, Group, Statistics, Sum, SumKey, group_row
from qhtrack.domain.promises import NO_NEWS, Outcome
from qhtrack.domain.status import UNKNOWN
from qhtrack.domain.tallies import Sources, Tallies, Tally, tally_row
from qhtrack.output.wording import number, outcome_head, source_name
from qhtrack.words.vocabulary import Vocabulary

Rows = Sequence[Mapping[str, object]]
# digits after the point of a sum that is at least so large
_DIGITS = ((10_000, 0), (100, 1), (1, 3))
_MOST_DIGITS = 6


def tallies(counts: Tallies, sources: Sources, vocabulary: Vocabulary) -> Rows:
    """Return a row a group of promises, by its name."""
    by = counts.by
    return [
        {**tally_row(group, by), by: tally_name(group, by, sources, vocabulary)}
        for group in counts.groups
    ]


def with_tally_heads(vocabulary: Vocabulary) -> Vocabulary:
    """Return the vocabulary in which a column that counts an outcome is called as that is."""
    counts = {outcome.replace("-", "_"): outcome for outcome in Outcome} | {"no_news": NO_NEWS}
    heads = {key: outcome_head(outcome, vocabulary) for key, outcome in counts.items()}
    return vocabulary._replace(heads=heads | {"promises": vocabulary.word("promises_head")})


def statistics(counts: Statistics, vocabulary: Vocabulary) -> Rows:
    """Return a row a group of projects, by its name."""
    by = counts.by
    return [
        {**group_row(group, by), by: group_name(group.key, by, vocabulary)}
        for group in counts.groups
    ]


def with_sum_heads(vocabulary: Vocabulary) -> Vocabulary:
    """Return the vocabulary with a head for the count behind each sum: `capacity_mw_known`."""
    heads = {
        f"{key}_known": vocabulary.word("known_head", what=vocabulary.head(key)) for key in SUMS
    }
    return vocabulary._replace(heads=heads)


def group_name(key: str | None, by: str, vocabulary: Vocabulary) -> str:
    """Return the name of a group of projects: of a category, a region, a status or a year."""
    if by == "status":
        return vocabulary.status(key or UNKNOWN)
    if by == "region" and key == SEVERAL:
        return vocabulary.word("several")
    return vocabulary.names_by_id.get(by, {}).get(key, key) if key else "–"


def tally_name(group: Tally, by: str, sources: Sources, vocabulary: Vocabulary) -> str:
    """Return the name of a group of promises: a source's title, a publisher, a year."""
    if group.key is None:
        return vocabulary.word("unknown_source") if by == "source" else "–"
    if by == "source":
        return source_name(group.key, sources, vocabulary)
    if by == "publisher":
        rows = (source for source in sources.values() if source["publisher"] == group.key)
        return vocabulary.text(next(rows), "publisher") or group.key
    return group_name(group.key, by, vocabulary)


def sum_of(group: Group, key: SumKey, vocabulary: Vocabulary) -> tuple[str, str]:
    """Return one of the sums of a group, and of how many projects it is known.

    That is left out where it is all or none: `("2,320", " (1 of 2)")`, `("550", "")`.
    """
    group_sum = group.sum_of(key)
    total = None if group_sum.value is None else _rounded(vocabulary.in_unit(key, group_sum.value))
    return number(total), _share(group_sum, vocabulary)


def _rounded(total: float) -> float:
    """Return a sum with as many digits as a reader takes in: 5,908.70313 is 5,908.7."""
    digits = next((digits for least, digits in _DIGITS if abs(total) >= least), _MOST_DIGITS)
    return round(total, digits)


def _share(sum_: Sum, vocabulary: Vocabulary) -> str:
    if sum_.known in {0, sum_.all}:
        return ""
    return vocabulary.word("known_of", known=sum_.known, all=sum_.all)
