"""Bring the database to a registry's state: load."""

from pathlib import Path

from qhtrack.actions.context import Answer, Context, with_progress
from qhtrack.actions.opening import (
    database_path,
    last_registry,
    open_for_loading,
    refuse_registry,
)
from qhtrack.actions.registry_file import LoadResult, RegistryFile
from qhtrack.actions.registry_file import load as load_file
from qhtrack.domain.messages import message
from qhtrack.domain.text import visible
from qhtrack.output.formats import PageFormat, as_json
from qhtrack.words.catalogue import word
from qhtrack.words.language import Language

# the word for each kind of change
_CHANGES = {"added": "added", "changed": "change", "removed": "removed"}


def load(context: Context, path: str | None, kind: PageFormat | None, *, dry_run: bool) -> Answer:
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
            dry_run=dry_run,
            with_progress=with_progress,
        )
    context.notices += [
        message("settle_contradiction", contradiction=contradiction)
        for contradiction in result.contradictions
    ]
    if kind is not None:
        changes = {name: getattr(result.changes, name) for name in _CHANGES}
        row = {"registry": source.path, "unchanged": result.unchanged, **changes}
        return Answer([as_json(row, kind)])
    would = word("would_load", context.language) if dry_run else ""
    return Answer([f"{would}{visible(source.path)}: {_summary(result, context.language)}\n"])


def _summary(result: LoadResult, language: Language) -> str:
    if result.unchanged:
        return word("unchanged", language)
    return ", ".join(
        f"{word(key, language)} {len(getattr(result.changes, name))}"
        for name, key in _CHANGES.items()
    )
