"""Count the Latin letters among those of a Chinese report: `python tests/letters.py FILE`."""

import re
import sys
from pathlib import Path
from typing import NamedTuple

# what is no prose: charts and other blocks, the comment that says what made it, addresses
_ASIDE = re.compile(r"```.*?```|<!--.*?-->|https?://[^\s<>|）]+", re.DOTALL)


class Letters(NamedTuple):
    """How many letters and characters there are, and how many of them are Latin."""

    all: int
    latin: int

    @property
    def share(self) -> float:
        """Return the share of the Latin ones."""
        return self.latin / self.all


def letters(text: str) -> Letters:
    """Count letters and characters, what is no prose aside."""
    found = [character for character in _ASIDE.sub("", text) if character.isalpha()]
    return Letters(len(found), sum(character.isascii() for character in found))


if __name__ == "__main__":
    counted = letters(Path(sys.argv[1]).read_text(encoding="utf-8"))
    sys.stdout.write(f"{counted.latin} of {counted.all} letters, {counted.share:.2%}\n")
