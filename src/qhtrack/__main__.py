"""Run the command line as `python -m qhtrack`."""

import sys

from qhtrack.cli import main

sys.exit(main())
