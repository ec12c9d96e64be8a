"""Do what a command asks, without Typer."""
