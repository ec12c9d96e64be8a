"""Validate registries without a database: check."""

from collections.abc import Sequence

from qhtrack.actions.context import Answer, Context
from qhtrack.actions.opening import shipped_registry
from qhtrack.actions.registry_file import RegistryFile
from qhtrack.domain.errors import Problem, RefusedError
from qhtrack.domain.messages import message
from qhtrack.domain.oddities import oddities
from qhtrack.domain.text import visible
from qhtrack.output.formats import PageFormat, as_json
from qhtrack.words.catalogue import word


def check(context: Context, paths: Sequence[str], kind: PageFormat | None) -> Answer:
    """Answer that the files are valid: `--registry` where none is named, else the shipped one.

    What is odd in them, and yet may be so, is noted.

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
        context.notices += [
            message("located", place=path, message=oddity) for oddity in oddities(registry)
        ]
    if problems:
        raise RefusedError(problems)
    return Answer([as_json([], kind)] if kind else lines)
