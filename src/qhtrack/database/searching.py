"""Make the texts in which a word of a QUERY is looked for."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from qhtrack.domain.text_folding import folded

if TYPE_CHECKING:
    # costs a start that asks ten milliseconds
    from qhtrack.domain.model import Project, Source


def names(project: "Project") -> str:
    """Return what a project is called, folded, a name a line, its id the first."""
    project_names = (project.id, project.name, project.name_zh, *project.aliases)
    return folded("\n".join(filter(None, project_names)))


def text(project: "Project", categories: Mapping[str, str], regions: Mapping[str, str]) -> str:
    """Return what a project is beside, folded; so are the names of categories and regions by id."""
    texts = (
        *(project.place, project.place_zh, project.owner, project.owner_zh),
        *(project.note, project.note_zh),
    )
    own_text = "\n".join(filter(None, texts))
    parts = (
        own_text and folded(own_text),
        categories.get(project.category, project.category),
        *(regions.get(region, region) for region in project.regions),
    )
    return "\n".join(filter(None, parts))


def names_of(name: str, name_zh: str | None) -> str:
    """Return the names of a category or region, folded."""
    return folded(f"{name}\n{name_zh}" if name_zh else name)


def titles(source: "Source") -> str:
    """Return what a source is called, folded, a title a line."""
    return folded("\n".join(filter(None, (source.title, source.title_en, source.title_zh))))


def spaced(folded_text: str) -> str:
    """Return a text with a blank for each dash: `xining golmud` is `xining-golmud` too."""
    return folded_text.replace("-", " ")


def holding(column: str, folded_text: str) -> tuple[str, str]:
    """Return the SQL that a column holds a text, and its parameter; dashes are blanks."""
    if "-" not in folded_text and " " not in folded_text:
        return f"instr({column}, ?)", folded_text
    return f"instr(replace({column}, '-', ' '), ?)", spaced(folded_text)
