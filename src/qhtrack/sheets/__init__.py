"""Read the files that people record from."""
