"""Run commands through main() and compare what they say with golden files."""

import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, settings

from qhtrack.cli import main

# the machines are shared and slow now and then
settings.register_profile(
    "by chance", deadline=None, suppress_health_check=[HealthCheck.too_slow], database=None
)
# the same examples each time: a property counts how often it reached its point
settings.register_profile("steady", settings.get_profile("by chance"), derandomize=True)
settings.load_profile("steady")

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
ROOT = Path(__file__).parents[1]
REGISTRY = ROOT / "data" / "projects.toml"


def unmeasured(**more: str) -> dict[str, str]:
    """Return an environment in which coverage does not hold a process that is killed."""
    kept = {name: text for name, text in os.environ.items() if not name.startswith("COV")}
    return kept | more


class Result(NamedTuple):
    """What a command said, and its exit code."""

    exit_code: int
    stdout: str
    stderr: str


Run = Callable[..., Result]


def pytest_addoption(parser: pytest.Parser) -> None:
    """Offer `--update`, which rewrites golden files, and `--long`."""
    parser.addoption("--update", action="store_true", help="write the golden files anew")
    parser.addoption("--long", action="store_true", help="kill, race and fuzz for long")


def pytest_configure(config: pytest.Config) -> None:
    """Take other examples each time where one looks for long."""
    if config.getoption("--long"):
        settings.load_profile("by chance")


@pytest.fixture(autouse=True)
def _alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the user's environment and files out of a test."""
    for name in ("QHTRACK_LANG", "LC_ALL", "LC_MESSAGES", "LANG", "FORCE_COLOR", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("QHTRACK_DB", str(tmp_path / "test.db"))
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("LOGNAME", "tester")


@pytest.fixture
def platform_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the platform's place for a database, which the first use makes: none is named."""
    monkeypatch.delenv("QHTRACK_DB")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return tmp_path / "data" / "qhtrack" / "qhtrack.db"


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Return what runs a command in this process, with a fixed clock."""

    def call(*arguments: str) -> Result:
        capsys.readouterr()
        code = main(arguments, NOW)
        said = capsys.readouterr()
        return Result(code, said.out, said.err)

    return call


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Return what compares text with `golden/NAME`."""

    def compare(name: str, text: str) -> None:
        path = Path(__file__).parent / "golden" / name
        if request.config.getoption("--update"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        assert text == path.read_text(encoding="utf-8")

    return compare


SAMPLE = """# A heading

schema = 1
title = "Sample"
title_zh = "样本"

[[category]]
id = "hydropower"
name = "Hydropower"
name_zh = "水电"

[[category]]
id = "road"
name = "Roads"

[[region]]
id = "golog"
name = "Golog"
name_zh = "果洛州"

[[region]]
id = "haixi"
name = "Haixi"
name_zh = "海西州"

[[source]]
id = "paper"
title = "A [paper] on | the dam"
publisher = "Press"
date = "2021-05"
url = "https://example.org/paper"

[[project]]
id = "dam"
name = "The Dam"
name_zh = "大坝"
aliases = [
    "Old Dam",
]
category = "hydropower"
regions = [
    "golog",
]
owner = "Yellow River Co"
capacity_mw = 2320
investment_bn = 18.6
sources = [
    "paper",
]
note = "Five units."

[[project.promise]]
milestone = "operating"
due = "2023"
wording = "2023年建成"
wording_en = "to be finished in 2023"
source = "paper"

[[project.promise]]
milestone = "operating"
due = "2024-12"
made = "2024-01"
stretch = true
wording = "力争2024年底建成"

[[project.promise]]
wording = "加快建设"
source = "paper"

[[project.event]]
date = "2021-05"
status = "construction"
source = "paper"

[[project.event]]
date = "2024-04-01"
status = "partial"
in_service_mw = 550
source = "site visit, 2024"
note = "First unit."

[[project]]
id = "road-a"
name = "=Road *A*"
category = "road"
regions = [
    "golog",
    "haixi",
]

[[project.promise]]
milestone = "construction"
due = "2023"
wording = "开工"
source = "https://example.org/road"

[[project]]
id = "road-b"
name = "Road B"
name_zh = "乙路"
category = "road"

[[project.promise]]
milestone = "operating"
wording = "建成"
source = "paper"

[[project.event]]
date = "2022"
status = "cancelled"
"""


@pytest.fixture
def sample(tmp_path: Path, run: Run) -> Path:
    """Return the path of a small registry that is loaded."""
    path = tmp_path / "sample.toml"
    path.write_text(SAMPLE, encoding="utf-8")
    assert run("load", str(path)).exit_code == 0
    return path
