"""Keep the registry and what was recorded since in one SQLite file."""
