"""Hold the values and rules: no I/O, no clock."""
