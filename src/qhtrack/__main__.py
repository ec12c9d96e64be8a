"""Start the program: `python -m qhtrack`, and the command `qhtrack`."""

import gc
import os
import signal
from typing import NoReturn


def start() -> NoReturn:
    """Run one command and leave with its code; an interrupt is quiet even while it loads."""
    # it leaves no cycles worth the search for them, which costs a load a third of its time
    gc.disable()
    before = signal.signal(signal.SIGINT, lambda *_: os._exit(130))
    from qhtrack.cli import main

    signal.signal(signal.SIGINT, before)
    # who is told to end puts away what it has open, as who is interrupted does
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    code = main()
    # all is closed and flushed; to put the modules away takes longer than most answers
    os._exit(code)


if __name__ == "__main__":
    start()
