"""Read arguments, ask, return the answer."""
