"""Run the command line as `python -m qhtrack`."""

import sys

from qhtrack.cli import main


def run() -> None:
    """Leave with the command's exit code."""
    sys.exit(main())


if __name__ == "__main__":
    run()
