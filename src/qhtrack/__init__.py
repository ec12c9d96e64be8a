"""Track public works: what was promised, what happened, and how we know."""

__version__ = "0.2.0"
