"""What Tab offers."""

from pathlib import Path

import pytest

from conftest import NOW, Run
from qhtrack.cli import main


@pytest.fixture
def tab(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> object:
    """Return what a shell is offered for a line."""

    def complete(shell: str, line: str) -> list[str]:
        monkeypatch.setattr("sys.argv", ["qhtrack"])
        monkeypatch.setenv("_QHTRACK_COMPLETE", f"complete_{shell}")
        monkeypatch.setenv("COMP_WORDS", line)
        monkeypatch.setenv("COMP_CWORD", str(line.count(" ")))
        monkeypatch.setenv("_TYPER_COMPLETE_ARGS", line)
        monkeypatch.setenv("_TYPER_COMPLETE_FISH_ACTION", "get-args")
        capsys.readouterr()
        assert main([], NOW) == 0
        monkeypatch.delenv("_QHTRACK_COMPLETE")
        return capsys.readouterr().out.split()

    return complete


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("qhtrack show ro", ["road-a", "road-b"]),
        ("qhtrack undo da", ["dam"]),
        ("qhtrack list -c ", ["hydropower", "road"]),
        ("qhtrack list -c road,h", ["road,hydropower"]),
        ("qhtrack list -r go", ["golog"]),
        ("qhtrack list -s pa", ["partial"]),
        ("qhtrack update dam op", ["operating"]),
        ("qhtrack promise dam --milestone pa", ["partial"]),
        ("qhtrack promise dam --due 1 --due 2 --milestone pa", ["partial"]),
        ("qhtrack drop dam 2021-05 con", ["construction"]),
        ("qhtrack add re", ["region"]),
        ("qhtrack add region x na", ["name=", "name_zh="]),
        ("qhtrack add category x name=X wo", ["words=", "words_zh="]),
        ("qhtrack set re", ["region"]),
        ("qhtrack set da", ["dam"]),
        ("qhtrack set dam pla", ["place=", "place_zh="]),
        ("qhtrack set source p", ["paper"]),
        ("qhtrack set source paper publisher=X da", ["date="]),
        ("qhtrack scorecard --outcome met", ["met", "met-late", "met-by"]),
        ("qhtrack scorecard --outcome f", ["failed"]),
        ("qhtrack scorecard --by p", ["publisher"]),
        ("qhtrack scorecard -c r", ["road"]),
        ("qhtrack scorecard source:p", ["source:paper"]),
        ("qhtrack scorecard milestone:op", ["milestone:operating"]),
        ("qhtrack compare 2023 2024 -- category:r", ["category:road"]),
        ("qhtrack list --columns id,ca", ["id,category", "id,capacity_mw"]),
        ("qhtrack list --sort id,-sta", ["id,-status"]),
        ("qhtrack list cate", ["category:hydropower", "category:road"]),
        ("qhtrack list capacity", ["capacity_mw:"]),
        ("qhtrack list l", ["length_km:", "latitude:", "longitude:"]),
        ("qhtrack stats --by re", ["region"]),
        ("qhtrack list category:r", ["category:road"]),
        ("qhtrack list 类别:r", ["类别:road"]),
        ("qhtrack list colour:r", []),
        ("qhtrack list id:road-a,d", ["id:road-a,dam"]),
        ("qhtrack list note:", []),
    ],
)
@pytest.mark.parametrize("shell", ["bash", "fish"])
def test_tab_offers_what_fits(
    run: Run, sample: Path, tab: object, shell: str, line: str, expected: list[str]
) -> None:
    """Ids from the database, closed sets from the program."""
    del run, sample
    assert callable(tab)
    assert tab(shell, line) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("qhtrack list category : ro", ["road"]),
        ("qhtrack list x category : road,h", ["road,hydropower"]),
        ("qhtrack list category :", ["hydropower", "road"]),
        ("qhtrack list 类别 : ro", ["road"]),
    ],
)
def test_bash_parts_words_at_colons(
    sample: Path, tab: object, line: str, expected: list[str]
) -> None:
    """And is answered with what stands behind."""
    del sample
    assert callable(tab)
    assert tab("bash", line) == expected


def test_zsh_is_offered_the_same(sample: Path, tab: object) -> None:
    """In its own form."""
    del sample
    assert callable(tab)
    assert '"dam"' in " ".join(tab("zsh", "qhtrack show d"))


def test_tab_makes_no_database(tab: object, tmp_path: Path) -> None:
    """And is quiet where one cannot be read."""
    assert callable(tab)
    assert tab("bash", "qhtrack show d") == []
    assert not (tmp_path / "test.db").exists()
    (tmp_path / "test.db").write_text("no database" * 100)
    assert tab("bash", "qhtrack show d") == []


def test_tab_reads_the_registry_that_is_named(sample: Path, tab: object, tmp_path: Path) -> None:
    """Instead of the database."""
    (tmp_path / "test.db").unlink()
    assert callable(tab)
    assert tab("bash", f"qhtrack --registry {sample} show da") == ["dam"]
