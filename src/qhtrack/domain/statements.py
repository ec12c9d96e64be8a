"""Replay the statements of a fact over its row of the registry file."""

from collections.abc import Sequence
from typing import NamedTuple

from qhtrack.domain.change_results import Verdict
from qhtrack.domain.citations import SourceOrder
from qhtrack.domain.conflicts import Conflict
from qhtrack.domain.merging_facts import FINDING, NOTES, lines_of, sources_of
from qhtrack.domain.merging_rows import IDENTITY_KEYS, merge_row
from qhtrack.domain.toml_tables import RegistryPath, TomlTable

# what an event or a promise of a project is known by
IDENTITIES = {
    "event": ("date", "status"),
    "promise": ("milestone", "part", "due", "wording"),
}


# where the rows of a kind are named
_REFERENCES: dict[str, tuple[str, ...]] = {
    "source": ("source", "also", "evidence", "sources"),
    "category": ("category",),
    "region": ("regions",),
    "project": (),
}


class Fact(NamedTuple):
    """The key of a row of a registry: of a project, source, category, region, event or promise.

    `owner` is the row's id, of an event or promise its project's; these have a `key` besides,
    its values in the order of `IDENTITIES`.
    """

    kind: str
    owner: str
    key: tuple[str | None, ...] = ()

    @property
    def is_event_or_promise(self) -> bool:
        """Tell whether it is an event or a promise, which several may tell."""
        return self.kind in IDENTITIES

    @property
    def is_of_project(self) -> bool:
        """Tell whether it is a project, or told of one."""
        return self.is_event_or_promise or self.kind == "project"

    @property
    def identity(self) -> TomlTable:
        """Return the values that the row is known by."""
        if not self.is_event_or_promise:
            return {"id": self.owner}
        pairs = zip(IDENTITIES[self.kind], self.key, strict=True)
        return {key: value for key, value in pairs if value is not None}

    @property
    def path(self) -> RegistryPath:
        """Return where the row lies in a registry."""
        if not self.is_event_or_promise:
            return (self.kind, self.owner)
        return ("project", self.owner, self.kind, tuple(map(self.identity.get, IDENTITY_KEYS)))


def fact_of(kind: str, owner: str, row: TomlTable) -> Fact:
    """Return the key of a row."""
    return Fact(kind, owner, tuple(map(row.get, IDENTITIES.get(kind, ()))))


class Statement(NamedTuple):
    """What was said of one fact: a change from one state of it to another.

    `before` and `after` hold what it touches: `before` is None where the fact is told anew,
    `after` where it is dropped. `stands` tells whether it was not undone, `written` whether
    the registry file, as last loaded or written, has it.
    """

    fact: Fact
    before: TomlTable | None
    after: TomlTable | None
    stands: bool = True
    verdict: Verdict = Verdict.UNSEEN
    written: bool = False
    number: int = 0
    recording: int = 0

    @property
    def only_adds(self) -> bool:
        """Tell whether it changes and removes nothing that was there."""
        after = self.after
        return after is not None and all(
            _holds(after.get(key), value) for key, value in (self.before or {}).items()
        )

    @property
    def differs_from_file(self) -> bool:
        """Tell whether it makes the database differ from the file as it was loaded."""
        return self.verdict is (Verdict.UNSEEN if self.stands else Verdict.SEEN)

    @property
    def is_unfiled(self) -> bool:
        """Tell whether it is for the next export to bring it to the file."""
        return self.verdict is not Verdict.OVERRULED and self.stands != self.written


def _holds(after: object, before: object) -> bool:
    if isinstance(before, str) and isinstance(after, str):
        return set(lines_of(before)) <= set(lines_of(after))
    if isinstance(before, list) and isinstance(after, list):
        return set(before) <= set(after)
    return after == before


class Replayed(NamedTuple):
    """A fact's row after statements, None if there is none, and the conflicts."""

    row: TomlTable | None
    conflicts: list[Conflict]


def addition(fact: Fact, row: TomlTable | None, values: TomlTable) -> Statement:
    """Return the statement that a fact is so, beside what is known of it.

    Its `before` has what of it was known. For example, where an event has source `b`, that
    and the note "seen" are {source b} before, and both after.
    """
    new = values if row is None else _without_lines_of_translation(fact, row, values)
    before = None if row is None else known_part(fact, row, new)
    return Statement(fact, before, fact.identity | new)


def _without_lines_of_translation(fact: Fact, row: TomlTable, values: TomlTable) -> TomlTable:
    """Leave out the lines of a note that are known in Chinese: a note is typed in any language."""
    if not fact.is_event_or_promise or "note" not in values:
        return values
    known = set(lines_of(row.get("note_zh"))) - set(lines_of(row.get("note")))
    lines = [line for line in lines_of(values["note"]) if line not in known]
    rest = {key: value for key, value in values.items() if key != "note"}
    return rest | ({"note": "\n".join(lines)} if lines else {})


def known_part(fact: Fact, row: TomlTable, values: TomlTable) -> TomlTable:
    """Return what of a telling is known already."""
    known: TomlTable = {} if fact.is_event_or_promise else fact.identity
    sources = sources_of(row) if fact.is_event_or_promise else set()
    # a finding is one thing: known as a whole, or not at all
    is_finding_known = all(row.get(key) == values.get(key) for key in FINDING)
    for key, value in values.items():
        if key in FINDING:
            known_value = value if is_finding_known else None
        elif key == "source" and fact.is_event_or_promise:
            known_value = value if value in sources else None
        elif key == "also":
            known_value = [source for source in value if source in sources] or None
        elif key in NOTES and fact.is_event_or_promise:
            lines = lines_of(row.get(key))
            lines += lines_of(row.get("note_zh")) if key == "note" else []
            known_value = "\n".join(line for line in lines_of(value) if line in lines) or None
        elif isinstance(value, list):
            known_value = [item for item in value if item in row.get(key, ())] or None
        else:
            known_value = value if row.get(key) == value else None
        if known_value is not None:
            known[key] = known_value
    return known


def correction(fact: Fact, row: TomlTable, values: TomlTable) -> Statement:
    """Return the statement that fields of a fact are otherwise than known (None: absent)."""
    if fact.is_event_or_promise and values.keys() & {"source", "also"}:
        # one may move from the one field to the other
        source, also = ({**row, **values}.get(key) for key in ("source", "also"))
        others = [other for other in also or () if other != source]
        values = {**values, "source": source, "also": others or None}
    for group in (NOTES, FINDING) if fact.is_event_or_promise else ():
        # they are one thing: one note is lent to the other language, one finding replaces another
        if not values.keys().isdisjoint(group):
            values = {key: row.get(key) for key in group} | values
    before = fact.identity | {key: row[key] for key in values if key in row}
    after = fact.identity | {key: value for key, value in values.items() if value is not None}
    return Statement(fact, before, after)


def removal(fact: Fact, row: TomlTable) -> Statement:
    """Return the statement that there is no such fact."""
    return Statement(fact, row, None)


def apply_statement(
    row: TomlTable | None, statement: Statement, source_order: SourceOrder
) -> Replayed:
    """Return a fact after a statement.

    It is merged as the registries of two people are: what the statement found, what the
    fact is now, and what the statement makes of it.
    """
    fact, before, after = statement.fact, statement.before, statement.after
    if row is None and statement.only_adds and fact.is_event_or_promise:
        return Replayed(after, [])
    return Replayed(*merge_row(fact.path, before, row, after, source_order))


def revert_statement(
    row: TomlTable | None, statement: Statement, source_order: SourceOrder
) -> Replayed:
    """Return a fact without a statement that it has; what others have told since stays."""
    fact, before, after = statement.fact, statement.before, statement.after
    if row == after:
        return Replayed(None if before is None else fact.identity | before, [])
    if after is None:
        # who has told it since has told it anew
        return Replayed(*merge_row(fact.path, None, row, before, source_order))
    if row is None:
        return Replayed(None, [])
    if before is None and not fact.is_event_or_promise:
        # what is left of it would be no whole row
        return Replayed(*merge_row(fact.path, after, row, None, source_order))
    rest, conflicts = merge_row(fact.path, after, row, fact.identity | (before or {}), source_order)
    return Replayed(None if before is None and rest == fact.identity else rest, conflicts)


def depends_on(statement: Statement, fact: Fact) -> bool:
    """Tell whether a statement is about a row with an id or names it, as an event names `dam`."""
    if fact.kind == "project" and statement.fact.owner == fact.owner:
        return statement.fact.is_event_or_promise or statement.fact == fact
    names = [(statement.after or {}).get(key, ()) for key in _REFERENCES[fact.kind]]
    return statement.fact == fact or any(
        fact.owner == value if isinstance(value, str) else fact.owner in value for value in names
    )


def changed_keys(statement: Statement) -> list[str]:
    """Return the fields that a statement changes, tells or removes, beside the identity."""
    before, after = statement.before or {}, statement.after or {}
    return [
        key
        for key in before | after
        if key not in statement.fact.identity and before.get(key) != after.get(key)
    ]


def replay_statements(
    row: TomlTable | None, statements: Sequence[Statement], source_order: SourceOrder
) -> Replayed:
    """Return a fact's row of the file after its statements.

    First those that the file has and that were undone here are reverted, the newest first; then
    those that the file lacks are applied, in the order in which they were recorded.
    """
    conflicts: list[Conflict] = []
    for number in order_of_replaying(statements):
        row, new_conflicts = apply_or_revert(row, statements[number], source_order)
        conflicts += new_conflicts
    return Replayed(row, conflicts)


def order_of_replaying(statements: Sequence[Statement]) -> list[int]:
    """Return the numbers of the statements to replay: undone, newest first, then standing."""
    differing = [
        number for number, statement in enumerate(statements) if statement.differs_from_file
    ]
    undone = [number for number in differing if not statements[number].stands]
    return undone[::-1] + [number for number in differing if statements[number].stands]


def apply_or_revert(
    row: TomlTable | None, statement: Statement, source_order: SourceOrder
) -> Replayed:
    """Return a fact with a statement that stands, or without one that was undone."""
    return (apply_statement if statement.stands else revert_statement)(row, statement, source_order)
