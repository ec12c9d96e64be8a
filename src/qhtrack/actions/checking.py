"""Validate registries without a database: check."""

from collections.abc import Sequence

from qhtrack.actions.context import Answer, Context
from qhtrack.actions.opening import shipped_registry
from qhtrack.actions.registry_file import RegistryFile
from qhtrack.domain.errors import Problem, RefusedError
from qhtrack.domain.messages import message
from qhtrack.domain.model import Registry, facts
from qhtrack.domain.text import visible
from qhtrack.output.formats import PageFormat, as_json
from qhtrack.words.catalogue import word


def check(context: Context, paths: Sequence[str], kind: PageFormat | None) -> Answer:
    """Answer that the files are valid: `--registry` where none is named, else the shipped one.

    Raises:
        RefusedError: they have problems; every one of every file is named.
    """
    problems: list[Problem] = []
    lines: list[str] = []
    for path in paths or [context.options.registry or shipped_registry()]:
        try:
            registry, _ = RegistryFile(path).parsed(context.clock.today)
        except RefusedError as error:
            problems += error.problems
            continue
        lines.append(f"{visible(path)}: {word('valid', context.language)}\n")
        _note_facts_without_source(context, path, registry)
    if problems:
        raise RefusedError(problems)
    return Answer([as_json([], kind)] if kind else lines)


def _note_facts_without_source(context: Context, path: str, registry: Registry) -> None:
    count = sum(fact.source is None for project in registry.projects for fact in facts(project))
    if count:
        key = "fact_without_source" if count == 1 else "facts_without_source"
        context.notices.append(message(key, path=path, count=count))
