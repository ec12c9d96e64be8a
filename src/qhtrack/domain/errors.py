"""Name every failure a user can meet, with its exit code."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

MOST_PROBLEMS_SHOWN = 50


class Problem(NamedTuple):
    """One fault of a file: where it lies and what is wrong."""

    path: str
    line: int | None
    where: str
    message: str

    def __str__(self) -> str:
        """Write it as compilers do: `path:line: where: message`."""
        place = self.path if self.line is None else f"{self.path}:{self.line}"
        return ": ".join(part for part in (place, self.where, self.message) if part)


class QhtrackError(Exception):
    """A failure that is the world's, not the program's."""

    exit_code = 70
    slug = "bug"

    def details(self) -> dict[str, Any]:
        """Return what a script gets beside the message."""
        return {}


class UsageError(QhtrackError):
    """The call itself is wrong."""

    exit_code = 2
    slug = "usage"


class RefusedError(QhtrackError):
    """A file's contents are refused; every problem is named."""

    exit_code = 3
    slug = "refused"

    def __init__(self, problems: Sequence[Problem]) -> None:
        """Write the first fifty problems a line each and count the rest."""
        self.problems = problems
        lines = [str(problem) for problem in problems[:MOST_PROBLEMS_SHOWN]]
        if len(problems) > MOST_PROBLEMS_SHOWN:
            lines.append(f"and {len(problems) - MOST_PROBLEMS_SHOWN} more problems")
        super().__init__("\n".join(lines))

    def details(self) -> dict[str, Any]:
        """Return all problems."""
        return {"problems": [problem._asdict() for problem in self.problems]}


class RowsError(RefusedError):
    """Rows of an update file are refused; the smallest of their exit codes decides."""

    def __init__(self, bad: Sequence[tuple[Problem, type[QhtrackError]]]) -> None:
        """Keep the problems by file and line, each with the error that it is."""
        first = min((kind for _, kind in bad), key=lambda kind: kind.exit_code)
        self.exit_code, self.slug = first.exit_code, first.slug
        paths = list(dict.fromkeys(problem.path for problem, _ in bad))
        super().__init__(
            sorted(
                (problem for problem, _ in bad),
                key=lambda problem: (paths.index(problem.path), problem.line or 0),
            )
        )


class ProjectError(QhtrackError):
    """A name fits no project, or several."""

    exit_code = 4
    slug = "unknown-project"

    def __init__(self, message: str, candidates: Iterable[str]) -> None:
        """Keep the ids that come nearest."""
        self.candidates = list(candidates)
        super().__init__(message)

    def details(self) -> dict[str, Any]:
        """Return the candidates."""
        return {"candidates": self.candidates}


class AmbiguousProjectError(ProjectError):
    """A name fits several projects."""

    slug = "ambiguous-project"


class StorageError(QhtrackError):
    """The database or the file system does not let us."""

    exit_code = 5
    slug = "storage"


class StateError(QhtrackError):
    """The present state forbids it."""

    exit_code = 6
    slug = "state"
