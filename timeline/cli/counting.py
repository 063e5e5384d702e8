"""Counts in what the program reports of its work."""

from __future__ import annotations


def number(count: int, noun: str) -> str:
    """Return the count with its noun: `1 event`, `5 events`."""
    return f"{count} {noun}{'' if count == 1 else 's'}"
