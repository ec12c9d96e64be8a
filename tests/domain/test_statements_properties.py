"""Whatever is said of an event, it is folded, undone and seen in the file that has it."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from qhtrack.domain.change_results import Verdict
from qhtrack.domain.citations import by_publication
from qhtrack.domain.filing import statements_after_load
from qhtrack.domain.statements import (
    Fact,
    Statement,
    addition,
    apply_statement,
    correction,
    removal,
    replay_statements,
)
from qhtrack.domain.toml_tables import TomlTable

SOURCE_ORDER = by_publication({"old": "2020", "new": "2024"})
EVENT = Fact("event", "dam", ("2024", "partial"))
BARE: TomlTable = {"date": "2024", "status": "partial"}

notes = st.sampled_from([None, "a", "b", "a\nb", "c"])
sources = st.sampled_from([None, "old", "new", "a book"])
figures = st.sampled_from([None, None, 1, 2])


@st.composite
def sayings(draw: st.DrawFn) -> list[tuple[str, TomlTable]]:
    """Draw what is said of one event, one after the other."""
    kinds = st.sampled_from(["tell", "tell", "replace", "drop"])
    fields = {"note": notes, "source": sources, "open_km": figures}
    values = st.fixed_dictionaries(fields).map(
        lambda row: {key: value for key, value in row.items() if value is not None}
    )
    return draw(st.lists(st.tuples(kinds, values), max_size=5))


def spoken(
    row: TomlTable | None, sayings: list[tuple[str, TomlTable]]
) -> list[tuple[TomlTable | None, Statement]]:
    """Return each saying that was heard, and what the fact was after it."""
    heard: list[tuple[TomlTable | None, Statement]] = []
    for kind, fields in sayings:
        if kind == "tell":
            statement = addition(EVENT, row, fields)
        elif row is None:
            continue
        else:
            statement = correction(EVENT, row, fields) if kind == "replace" else removal(EVENT, row)
        after, conflicts = apply_statement(row, statement, SOURCE_ORDER)
        if not conflicts and after != row:
            heard.append((after, statement._replace(number=len(heard) + 1)))
            row = after
    return heard


files = st.none() | st.fixed_dictionaries({"note": notes, "source": sources}).map(
    lambda row: BARE | {key: value for key, value in row.items() if value is not None}
)


def in_any_order(row: TomlTable | None) -> TomlTable | None:
    """Return an event with its sources and the lines of its note in one order."""
    if row is None:
        return None
    cited = sorted([str(row.get("source")), *row.get("also", ())])
    return row | {"note": sorted(str(row.get("note")).split("\n")), "source": cited, "also": []}


def test_what_was_said_is_folded_and_undone() -> None:
    """All gives what was shown, all undone the file; so does a load of what was written."""
    hits: Counter[str] = Counter()

    @settings(max_examples=400)
    @given(files, sayings(), st.integers(0, 4))
    def holds(file: TomlTable | None, said: list[tuple[str, TomlTable]], last: int) -> None:
        heard = spoken(file, said)
        statements = [statement for _, statement in heard]
        shown = heard[-1][0] if heard else file
        assert replay_statements(file, statements, SOURCE_ORDER) == (shown, [])
        undone = [one._replace(stands=False) for one in statements]
        assert replay_statements(file, undone, SOURCE_ORDER) == (file, [])
        # the file is written and loaded: nothing is left to say, and all can be undone, last first
        there = statements_after_load(shown, shown, statements, SOURCE_ORDER)
        assert replay_statements(shown, there, SOURCE_ORDER) == (shown, [])
        assert all(one.verdict is not Verdict.UNSEEN for one in there)
        assert all(one.verdict is Verdict.SEEN for one in there)
        back = [one._replace(stands=number <= last) for number, one in enumerate(there, 1)]
        row = [file, *(after for after, _ in heard)][min(last, len(heard))]
        left, conflicts = replay_statements(shown, back, SOURCE_ORDER)
        assert (in_any_order(left), conflicts) == (in_any_order(row), [])
        assert left == row or last > 0
        hits["taken back"] += any(not one.stands for one in back)
        hits["said"] += len(heard) > 1
        hits["dropped"] += any(one.after is None for one in statements)
        hits["replaced"] += any(one.after and not one.only_adds for one in statements)

    holds()
    assert min(hits[point] for point in ("taken back", "said", "dropped", "replaced")) > 20, hits
