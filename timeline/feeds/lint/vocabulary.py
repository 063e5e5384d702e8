"""What RFC 5545 and its successors know: components.toml and properties.toml, as frozen values."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class PropertyRow:
    """What a property's value may be; the fields are those that properties.toml explains."""

    section: str
    types: tuple[str, ...]
    many: bool = False
    values: tuple[str, ...] = ()
    range: tuple[int, int] | None = None
    utc: str = ""
    typed: bool = False
    filled: bool = False
    positive: bool = False
    relative: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ComponentRow:
    """What a component is made of; the fields are those that components.toml explains."""

    section: str
    within: tuple[str, ...]
    required: tuple[str, ...] = ()
    scheduled: tuple[str, ...] = ()
    once: tuple[str, ...] = ()
    many: tuple[str, ...] = ()
    exclusive: tuple[tuple[str, str], ...] = ()
    needs: tuple[tuple[str, str], ...] = ()
    holds: tuple[str, ...] = ()
    status: tuple[str, ...] = ()


@cache
def properties() -> Mapping[str, PropertyRow]:
    """Return the rows of the registered properties."""
    rows = _table("properties.toml")
    return {name: PropertyRow(**{**row, "section": _section(row["section"])}) for name, row in rows.items()}


@cache
def components() -> Mapping[str, ComponentRow]:
    """Return the rows of the registered components."""
    return {name: ComponentRow(**row) for name, row in _table("components.toml").items()}


def _section(said: str) -> str:
    return f"RFC 5545 {said}" if said.startswith("§") else said


def _table(name: str) -> dict[str, dict[str, Any]]:
    with Path(__file__).with_name(name).open("rb") as file:
        rows: dict[str, dict[str, Any]] = tomllib.load(file)
    return {key: {field: _frozen(said) for field, said in row.items()} for key, row in rows.items()}


def _frozen(said: object) -> object:
    return tuple(map(_frozen, said)) if isinstance(said, list) else said
