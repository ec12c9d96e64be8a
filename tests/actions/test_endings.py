"""Files whose names say what they hold."""

from pathlib import Path

import pytest

from conftest import Run
from qhtrack.actions.endings import check_export, check_report
from qhtrack.domain.errors import UsageError
from qhtrack.words.catalogue import sentence
from qhtrack.words.language import Language

LIST = "a table is written with: qhtrack list -f"


@pytest.mark.parametrize(
    ("path", "remedy"),
    [
        ("x.csv", f"{LIST} csv > x.csv"),
        ("a/X.TSV", f"{LIST} tsv > a/X.tsv"),
        ("x.jsonl", f"{LIST} jsonl > x.jsonl"),
        ("x.xlsx", f"{LIST} xlsx > x.xlsx"),
        ("x.xls", f"{LIST} xlsx > x.xlsx"),
        ("x y.ods", f"{LIST} xlsx > 'x y.xlsx'"),
        ("x.md", "write: qhtrack report -o x.md"),
        ("x.docx", "write: qhtrack report -o x.md"),
        ("x.txt", "write: qhtrack report -o x.md"),
    ],
)
def test_an_export_is_no_table_and_no_page(path: str, remedy: str) -> None:
    """What writes such a file is said."""
    with pytest.raises(UsageError) as raised:
        check_export(path)
    said = f"'{path}': export writes the registry, as .toml or .json; {remedy}"
    assert sentence(raised.value.message, Language.EN) == said


@pytest.mark.parametrize("path", ["x.toml", "x.json", "x", "x.toml.new", "x.bak", ".md", "csv"])
def test_an_export_goes_in_any_other_file(path: str) -> None:
    """A hidden file has no ending."""
    check_export(path)


@pytest.mark.parametrize(
    ("path", "remedy"),
    [
        ("x.xlsx", f"{LIST} xlsx > x.xlsx"),
        ("x.csv", f"{LIST} csv > x.csv"),
        ("x.docx", "write: qhtrack report -o x.md"),
        ("x.pdf", "write: qhtrack report -o x.md"),
        ("x.HTML", "write: qhtrack report -o x.md"),
        ("x.toml", "write: qhtrack report -o x.md"),
        ("x.JSON", "write: qhtrack report -o x.md"),
        ("a$b.csv", f"{LIST} csv > 'a$b.csv'"),
        ("x.tsv", f"{LIST} tsv > x.tsv"),
    ],
)
def test_a_report_is_text(path: str, remedy: str) -> None:
    """What writes such a file, or one like it, is said."""
    with pytest.raises(UsageError) as raised:
        check_report(path)
    said = f"'{path}': report writes Markdown, as .md; {remedy}"
    assert sentence(raised.value.message, Language.EN) == said


@pytest.mark.parametrize("path", ["x.md", "x.Markdown", "x.txt", "x", ".pdf", "x.md.new"])
def test_a_report_goes_in_a_text(path: str) -> None:
    """Or in what may be one."""
    check_report(path)


@pytest.mark.parametrize("command", ["export", "report"])
def test_nothing_is_written_in_a_file_of_another_kind(run: Run, sample: Path, command: str) -> None:
    """Nor compared with one."""
    path = sample.with_name("x.xlsx")
    assert run(command, "-o", str(path)).exit_code == 2
    assert run(command, "-o", str(path), "--check").exit_code == 2
    assert not path.exists()


def test_a_format_that_is_given_goes_before_the_name(run: Run, sample: Path) -> None:
    """Whoever gives one knows what the file will hold."""
    path = sample.with_name("x.txt")
    assert run("export", "-o", str(path), "--json").stdout == f"{path}: written\n"


def test_a_file_that_is_there_is_changed(run: Run, sample: Path) -> None:
    """An empty one too; one that is not is written."""
    for command, name in (("export", "b.toml"), ("report", "b.md")):
        path = sample.with_name(name)
        path.touch()
        assert run(command, "-o", str(path)).stdout == f"{path}: changed\n"
        assert run(command, "-o", str(path)).stdout == f"{path}: unchanged\n"
        path.unlink()
        assert run("--lang", "zh", command, "-o", str(path)).stdout == f"{path}：已写入\n"
