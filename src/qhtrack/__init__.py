"""Track public works: what was promised, what happened, and how we know."""

__version__ = "0.1.0"
