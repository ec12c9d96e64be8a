"""Bring the database to a registry's state: load."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from qhtrack.actions.answering import row_limit
from qhtrack.actions.context import Answer, Context, with_progress
from qhtrack.actions.opening import (
    database_path,
    last_registry,
    open_for_loading,
    refuse_registry,
)
from qhtrack.actions.recorder import recorder
from qhtrack.actions.registry_file import LoadResult, RegistryFile
from qhtrack.actions.registry_file import load as load_file
from qhtrack.actions.results import readers_vocabulary
from qhtrack.database.rebasing import Choice
from qhtrack.domain.conflict_resolution import Overruled, Preference
from qhtrack.domain.load_changes import REGISTRY, FactChange
from qhtrack.domain.messages import FieldName, Message, message
from qhtrack.domain.statements import Fact, changed_keys
from qhtrack.domain.text import visible
from qhtrack.output.formats import Format, PageFormat, as_json
from qhtrack.words.catalogue import field_name, word
from qhtrack.words.language import Language
from qhtrack.words.vocabulary import Vocabulary

# the word for each kind of change
_CHANGES = {"added": "added", "changed": "change", "removed": "removed"}
# the words of an event and a promise; those of other kinds are their names
_KINDS = {"event": "an_event", "promise": "a_promise"}


def load(
    context: Context,
    path: str | None,
    page_format: PageFormat | None,
    *,
    preference: Preference | None,
    replace: bool,
    dry_run: bool,
) -> Answer:
    """Load a registry; without a path the last one again, else the shipped one."""
    refuse_registry(context)
    source = None if path is None else RegistryFile(path)
    if source and not Path(database_path(context)).exists():
        source.parsed(context.clock.today)  # what is refused leaves no empty database behind
    with open_for_loading(context, dry_run=dry_run) as connection:
        source = source or RegistryFile(last_registry(connection))
        result = load_file(
            connection,
            source,
            context.clock,
            Choice(preference, recorder(context, "load"), replace),
            dry_run=dry_run,
            with_progress=with_progress,
        )
        context.notices += _notices(result, preference)
        facts = list(result.facts) if dry_run or page_format is not None else []
        owners = {change.fact.owner for change in facts}
        vocabulary = readers_vocabulary(context, connection, owners)
    if page_format is not None:
        return Answer([as_json(_row(source.path, result, facts), page_format)])
    parts = (visible(source.path), _summary(result, context.language))
    summary = word("colon", context.language).join(parts) + "\n"
    if not dry_run:
        context.notices += _registry_notices(result)
        return Answer([summary])
    would = word("would_load", context.language)
    lines = _fact_lines(context, list(_without_overruled(facts, result.overruled)), vocabulary)
    return Answer([would + summary, *lines])


def _row(path: str, result: LoadResult, facts: Sequence[FactChange]) -> dict[str, object]:
    """Return what a load did, for a script."""
    return {
        "registry": path,
        "unchanged": result.unchanged,
        **{name: getattr(result.changes, name) for name in _CHANGES},
        "facts": [change.row for change in facts],
        "kept": result.kept,
        "dropped": [overruled.row for overruled in result.overruled],
        "conflicts": [conflict.row for conflict in result.decided],
    }


def _notices(result: LoadResult, preference: Preference | None) -> Iterator[Message]:
    """Yield what a load overruled, what the preference decided, and what contradicts itself."""
    yield from (overruled.located() for overruled in result.overruled)
    if preference is not None and not result.decided:
        yield message("nothing_to_settle")
    if preference is Preference.MINE:
        for conflict in result.decided:
            yield message("load_kept_mine", conflict=conflict.located())
    for contradiction in result.contradictions:
        yield message("settle_contradiction", contradiction=contradiction)


def _registry_notices(result: LoadResult) -> Iterator[Message]:
    """Yield that the registry says otherwise of itself; a dry run has a line of it."""
    for change in result.rows:
        if change.fact == REGISTRY:
            yield message("registry_changed", fields=tuple(map(FieldName, change.fields)))


def _summary(result: LoadResult, language: Language) -> str:
    """Return how many projects came, changed and went, and how many other rows if any did."""
    if result.unchanged:
        return word("unchanged", language)
    counts = {key: len(getattr(result.changes, name)) for name, key in _CHANGES.items()}
    counts["kept"] = len(result.kept)
    if other_rows := [change for change in result.rows if change.fact != REGISTRY]:
        counts["other_rows"] = len(other_rows)
    return word("separator", language).join(
        word("changes", language, name=word(key, language), count=count)
        for key, count in counts.items()
    )


def _without_overruled(
    facts: Iterable[FactChange], overruled: Iterable[Overruled]
) -> Iterator[FactChange]:
    """Yield what changes beside what a notice says was overruled."""
    fields_overruled: dict[Fact, set[str]] = {}
    for entry in overruled:
        fields_overruled.setdefault(entry.statement.fact, set()).update(
            changed_keys(entry.statement)
        )
    for change in facts:
        if change.fact not in fields_overruled:
            yield change
        elif other_fields := tuple(
            key for key in change.fields if key not in fields_overruled[change.fact]
        ):
            yield change._replace(fields=other_fields)


def _fact_lines(context: Context, facts: list[FactChange], vocabulary: Vocabulary) -> Iterator[str]:
    """Yield what a dry run would change, a line a fact: `+ event dam: 2025 operating`."""
    max_rows = row_limit(context, None, Format.TABLE)
    if max_rows is not None and len(facts) > max_rows:
        context.notices.append(message("more_facts", count=len(facts) - max_rows))
    for change in facts[:max_rows]:
        yield visible(_fact_line(change, vocabulary)) + "\n"


def _fact_line(change: FactChange, vocabulary: Vocabulary) -> str:
    fact = change.fact
    values = [
        vocabulary.status_in(fact.owner, value) if name in {"status", "milestone"} else value
        for name, value in fact.identity.items()
        if fact.is_event_or_promise
    ]
    identity = vocabulary.word("colon") + " ".join(values) if values else ""
    kind = vocabulary.word(_KINDS.get(fact.kind, fact.kind))
    owner = vocabulary.project(fact.owner) if fact.is_of_project else fact.owner
    text = f"{change.sign} {kind} {owner}{identity}".rstrip()
    fields = vocabulary.listed([field_name(key, vocabulary.language) for key in change.fields])
    return vocabulary.word("in_brackets", what=text, inner=fields) if fields else text
