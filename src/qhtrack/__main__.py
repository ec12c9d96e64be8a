"""Start the program: `python -m qhtrack`, and the command `qhtrack`."""

import gc
import os
import signal


def start() -> int:
    """Run one command; an interrupt is quiet even while the program loads."""
    # it leaves no cycles worth the search for them, which costs a load a third of its time
    gc.disable()
    before = signal.signal(signal.SIGINT, lambda *_: os._exit(130))
    from qhtrack.cli import main

    signal.signal(signal.SIGINT, before)
    return main()


if __name__ == "__main__":
    raise SystemExit(start())
