"""From facts to bytes: templates, style sheet and script are files in `templates/`, their words stand in `wording`."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from timeline.clean import clean

_HERE: Final = Path(__file__).with_name("templates")


def render(template: str, **values: object) -> bytes:
    """Return a template with its values, in UTF-8.

    Pages and pictures escape what they are given; every file gets it without control characters.
    """
    return _environment().get_template(template).render(values).encode()


def asset(name: str) -> bytes:
    """Return a file that is published as it stands."""
    return (_HERE / name).read_bytes().replace(b"\r\n", b"\n")


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(_HERE, encoding="utf-8"),
        autoescape=select_autoescape(["html", "svg", "xml"]),
        finalize=_cleaned,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _cleaned(value: object) -> object:
    return clean(value) if isinstance(value, str) and not isinstance(value, Markup) else value
