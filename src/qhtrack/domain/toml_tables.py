"""Name what a registry is before it is checked: tables of plain values, and paths in them."""

from typing import Any

TomlTable = dict[str, Any]  # a registry, or a table of it, as TOML and JSON hold it
RegistryPath = tuple[Any, ...]  # with keys in place of numbers: ("project", "dam", "owner")
