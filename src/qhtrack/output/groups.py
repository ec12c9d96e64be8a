"""Word groups for people: their names, and the heads of their columns."""

from collections.abc import Mapping, Sequence

from qhtrack.domain.groups import SUMS, Statistics, group_row
from qhtrack.domain.promises import NO_NEWS, Outcome
from qhtrack.domain.tallies import Sources, Tallies, tally_row
from qhtrack.output.scorecards import tally_name
from qhtrack.output.wording import group_name, outcome_head
from qhtrack.words.vocabulary import Vocabulary

Rows = Sequence[Mapping[str, object]]


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
