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
from qhtrack.domain.oddities import oddities
from qhtrack.domain.text import visible
from qhtrack.output.formats import PageFormat, as_json
from qhtrack.words.catalogue import sentence, word
from qhtrack.words.language import Language


def check(context: Context, paths: Sequence[str], page_format: PageFormat | None) -> Answer:
    """Answer that the files are valid: `--registry` where none is named, else the shipped one.

    What is odd in them, and yet may be so, is noted; JSON has it instead, as it has problems.

    Raises:
        RowsError: they have problems; every one of every file is named, and which cannot be read.
        StorageError: the only one cannot be read.
    """
    problems: list[tuple[Problem, type[QhtrackError]]] = []
    odd_problems: list[Problem] = []
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
        parts = (visible(path), word("valid", context.language))
        lines.append(word("colon", context.language).join(parts) + "\n")
        odd_problems += [Problem(path, None, "", oddity) for oddity in oddities(registry)]
    if page_format and not problems:
        rows = [
            odd_problem._replace(message=sentence(odd_problem.message, Language.EN))._asdict()
            for odd_problem in odd_problems
        ]
        return Answer([as_json(rows, page_format)])
    context.notices += [odd_problem.located() for odd_problem in odd_problems]
    if problems:
        raise RowsError(problems)
    return Answer(lines)
