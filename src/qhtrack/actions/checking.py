"""Validate registries without a database: check."""

from collections.abc import Sequence

from qhtrack.actions.context import Answer, Context
from qhtrack.actions.opening import shipped_registry
from qhtrack.actions.registry_file import RegistryFile
from qhtrack.domain.errors import (
    Problem,
    QhtrackError,
    RefusedError,
    RowsError,
    StorageError,
)
from qhtrack.domain.messages import message
from qhtrack.domain.oddities import oddities
from qhtrack.domain.text import visible
from qhtrack.output.formats import PageFormat, as_json
from qhtrack.words.catalogue import word


def check(context: Context, paths: Sequence[str], kind: PageFormat | None) -> Answer:
    """Answer that the files are valid: `--registry` where none is named, else the shipped one.

    What is odd in them, and yet may be so, is noted.

    Raises:
        RowsError: they have problems; every one of every file is named, and which cannot be read.
        StorageError: the only one cannot be read.
    """
    problems: list[tuple[Problem, type[QhtrackError]]] = []
    lines: list[str] = []
    for path in paths or [context.options.registry or shipped_registry()]:
        try:
            registry, _ = RegistryFile(path).parsed(context.clock.today)
        except RefusedError as error:
            problems += [(problem, RefusedError) for problem in error.problems]
            continue
        except StorageError as error:
            if len(paths) <= 1:
                raise
            problems.append((Problem(path, None, "", error.message), StorageError))
            continue
        said = (visible(path), word("valid", context.language))
        lines.append(word("colon", context.language).join(said) + "\n")
        context.notices += [
            message("located", place=path, message=oddity) for oddity in oddities(registry)
        ]
    if problems:
        raise RowsError(problems)
    return Answer([as_json([], kind)] if kind else lines)
