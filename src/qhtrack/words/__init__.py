"""Hold the words that people read or type; those of dates stand in `domain`."""
