"""What is English, in other languages."""

import errno
import json
import os
from pathlib import Path

import pytest
import tomli

from conftest import Run
from qhtrack.domain.errors import reason
from qhtrack.domain.messages import English, message
from qhtrack.domain.status import UNKNOWN, Status
from qhtrack.domain.text import shown
from qhtrack.words.catalogue import sentence, status_label
from qhtrack.words.language import Language
from qhtrack.words.translations import translated
from qhtrack.words.translations_zh import TRANSLATIONS

# what a person may meet with files
ERRORS = (
    *(errno.ENOENT, errno.EACCES, errno.EPERM, errno.EISDIR, errno.ENOTDIR, errno.EEXIST),
    *(errno.ENAMETOOLONG, errno.EFBIG, errno.ELOOP, errno.EROFS, errno.ENOSPC, errno.EDQUOT),
    *(errno.EIO, errno.EBUSY),
)
NO_TOML = ("a", "a = ", "[a", "[[a]", "a = [1", "a = {b = 1", "= 1", 'a = "\\d"', "a = 1 b = 2")


def test_a_sentence_takes_along_what_it_speaks_of() -> None:
    """English words stay in English, and what has no other words anywhere."""
    text = "Invalid value for '-n' / '--limit': 'x' is not a valid int."
    assert translated(text, Language.EN) == text
    assert translated(text, Language.ZH) == "-n / --limit 的取值无效：“x”不是整数"
    assert translated("gone fishing", Language.ZH) == "gone fishing"
    # only a reason is English itself
    extra = "Got unexpected extra argument(s) (project)"
    assert translated(extra, Language.ZH) == "多出参数 project"


@pytest.mark.parametrize("number", ERRORS, ids=errno.errorcode.get)
def test_what_the_system_says_of_files_is_known(number: int) -> None:
    """By its own words."""
    text = reason(OSError(number, os.strerror(number)))
    assert translated(text, Language.ZH) != os.strerror(number)


@pytest.mark.parametrize("text", NO_TOML)
def test_what_the_parser_of_toml_says_is_known(text: str) -> None:
    """As it says it in the version that is installed."""
    with pytest.raises(tomli.TOMLDecodeError) as error:
        tomli.loads(text)
    assert translated(error.value.msg, Language.ZH) != error.value.msg


@pytest.mark.parametrize("text", ["[", "{", '{"a" 1', '{"a":1 1', '"a', '"a\nb"', '"\\x"', "1 2"])
def test_what_the_parser_of_json_says_is_known(text: str) -> None:
    """As it says it in this Python."""
    with pytest.raises(json.JSONDecodeError) as error:
        json.loads(text)
    assert translated(error.value.msg, Language.ZH) != error.value.msg


@pytest.mark.parametrize(
    ("command", "chinese"),
    [
        ("list --overdu", "没有选项 --overdu；可能是指 --overdue"),
        ("list -z", "没有选项 -z"),
        ("list --db x", "选项 --db 应写在命令名之前"),
        ("lst", "没有命令 lst；可能是指 list、set"),
        ("fly", "没有命令 fly；查询请用 qhtrack list fly"),
        ("update", "缺少参数：项目"),
        ("compare", "缺少参数：第一个日期"),
        ("list -n x", "-n / --limit 的取值无效：“x”不是整数"),
        ("list -n -1", "-n / --limit 的取值无效：应为 0 或正整数"),
        ("load --prefer x", "--prefer 的取值无效：“x”不是可用取值；可选：file、mine"),
        ("redo x y", "多出参数 x y"),
        ("list -f", "选项 -f 缺少取值"),
        ("set", "缺少参数：[种类] 编号 字段=值..."),
        ("list --overdue=3", "选项 --overdue 不带取值"),
    ],
)
def test_a_slip_in_a_command_line_is_told_in_chinese(
    run: Run, tmp_path: Path, command: str, chinese: str
) -> None:
    """Before any command has begun; a script gets English."""
    database = ["--lang", "zh", "--db", str(tmp_path / "a.db")]
    result = run(*database, *command.split())
    assert (result.exit_code, result.stderr) == (2, f"qhtrack：{chinese}\n")
    asked = run(*database, *command.split(), "--json")
    assert json.loads(asked.stderr)["message"].isascii()


def test_a_status_in_a_sentence_has_its_label() -> None:
    """In English it is the word that is typed; other text stays as it is."""
    assert all(
        TRANSLATIONS[status] == status_label(status, Language.ZH) for status in (*Status, UNKNOWN)
    )
    step = message("same_event", date="2023", status=Status.PARTIAL)
    assert "状态为“部分投运”" in sentence(step, Language.ZH)
    assert "status 'partial'" in sentence(step, Language.EN)
    assert sentence(message("missing_key", key="partial"), Language.ZH) == "缺少“partial”"
    unknown = message("unknown_id", id=shown("a"), kind=English("source"), suggestion="")
    assert sentence(unknown, Language.ZH) == "项目库中没有编号为“a”的来源"
