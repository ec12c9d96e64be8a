"""An answer is compared with a file."""

from pathlib import Path

from qhtrack.actions.file_diff import difference


def test_what_is_equal_has_no_difference(tmp_path: Path) -> None:
    """Byte order marks and carriage returns aside."""
    path = tmp_path / "a"
    path.write_bytes("\ufeffa\r\nb\r\n".encode())
    same = difference(str(path), "a\nb\n")
    assert ("".join(same.text), same.exit_code) == ("", 0)


def test_what_differs_is_told_line_by_line(tmp_path: Path) -> None:
    """From the file to what stands here; exit 1."""
    path = tmp_path / "a"
    path.write_text("a\nb\n")
    other = difference(str(path), "a\nc\n")
    assert ("".join(other.text), other.exit_code) == (
        f"--- {path}\n+++ qhtrack\n@@ -1,2 +1,2 @@\n a\n-b\n+c\n",
        1,
    )
