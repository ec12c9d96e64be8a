"""Name every failure a user can meet, with its exit code."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from qhtrack.domain.messages import English, Message, message

# says a message in a language: `words.catalogue.sentence` with its language
Say = Callable[[Message | str], str]

MOST_PROBLEMS_SHOWN = 50


def reason(error: Exception) -> English:
    """Return why the system refused, in its own words."""
    return English(getattr(error, "strerror", None) or error)


class Problem(NamedTuple):
    """What is wrong in a file, and where: its line, and the path within it."""

    path: str
    line: int | None
    where: Message | str
    message: Message | str

    def located(self) -> Message:
        """Return it as compilers write it: `path:line: where: message`."""
        if self.where and isinstance(self.message, Message) and self.message.key == "of_cell":
            values = {"path": self.path, "line": self.line, "cell": self.where}
            return message("located_cell", **values, **self.message.values)
        place = self.path if self.line is None else f"{self.path}:{self.line}"
        inner = message("located", place=self.where, message=self.message)
        return message("located", place=place, message=inner if self.where else self.message)


class QhtrackError(Exception):
    """A failure that is the world's, not the program's."""

    exit_code = 70
    slug = "bug"

    def __init__(self, message: Message | str) -> None:
        """Keep the message, which is put into words where it is shown."""
        self.message = message
        super().__init__(message)

    def details(self, say: Say) -> dict[str, object]:
        """Return what a script gets beside the message."""
        del say
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
        lines = [problem.located() for problem in problems[:MOST_PROBLEMS_SHOWN]]
        if len(problems) > MOST_PROBLEMS_SHOWN:
            count = len(problems) - MOST_PROBLEMS_SHOWN
            lines.append(
                message("one_more_problem" if count == 1 else "more_problems", count=count)
            )
        super().__init__(message("lines", lines=lines))

    def details(self, say: Say) -> dict[str, object]:
        """Return all problems."""
        return {
            "problems": [
                problem._replace(where=say(problem.where), message=say(problem.message))._asdict()
                for problem in self.problems
            ]
        }


class RowsError(RefusedError):
    """Rows or files are refused, each for a reason of its own; the smallest exit code decides."""

    def __init__(self, refusals: Sequence[tuple[Problem, type[QhtrackError]]]) -> None:
        """Keep the problems by file and line, each with the error that it is."""
        error_class = min(
            (error_class for _, error_class in refusals),
            key=lambda error_class: error_class.exit_code,
        )
        self.exit_code, self.slug = error_class.exit_code, error_class.slug
        paths = list(dict.fromkeys(problem.path for problem, _ in refusals))
        super().__init__(
            sorted(
                (problem for problem, _ in refusals),
                key=lambda problem: (paths.index(problem.path), problem.line or 0),
            )
        )


class ProjectError(QhtrackError):
    """A name fits no project, or several."""

    exit_code = 4
    slug = "unknown-project"

    def __init__(self, message: Message | str, candidates: Iterable[Message | str]) -> None:
        """Keep the ids that come nearest, or what facts are known by."""
        self.candidates = list(candidates)
        super().__init__(message)

    def details(self, say: Say) -> dict[str, object]:
        """Return the candidates."""
        return {"candidates": [say(candidate) for candidate in self.candidates]}


class AmbiguousProjectError(ProjectError):
    """A name fits several projects."""

    slug = "ambiguous-project"


class FactError(ProjectError):
    """What an event or a promise is named by fits none of its project, or several."""

    slug = "unknown-fact"


class StorageError(QhtrackError):
    """The database or the file system does not let us."""

    exit_code = 5
    slug = "storage"


class StateError(QhtrackError):
    """The present state forbids it."""

    exit_code = 6
    slug = "state"


class DisputeError(StateError):
    """A file and what was recorded here say otherwise; every conflict is named."""

    slug = "conflict"

    def __init__(self, message: Message | str, conflicts: Sequence[Mapping[str, object]]) -> None:
        """Keep the conflicts as rows."""
        self.conflicts = conflicts
        super().__init__(message)

    def details(self, say: Say) -> dict[str, object]:
        """Return the conflicts."""
        del say
        return {"conflicts": self.conflicts}
