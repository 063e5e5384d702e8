"""A content line → a property with its parameters and value (RFC 5545 §3.1), or what keeps it from being one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from timeline.feeds.lint.faults import Fault
    from timeline.feeds.lint.octets import Line

_NAME: Final = r"[A-Za-z0-9-]++"
_PARAM_VALUE: Final = r'(?:"[^"]*+"|[^";:,]*+)'
_PARAM: Final = rf";({_NAME})=({_PARAM_VALUE}(?:,{_PARAM_VALUE})*+)"
_EACH_PARAM: Final = re.compile(_PARAM)
_HEAD: Final = re.compile(rf"({_NAME})((?:{_PARAM})*+)")
_SHOWN: Final = 40  # characters of a name in a message
_BEFORE: Final = re.compile(r"[^:;]*+")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter: its name in capitals, its value as written but for the quotation marks around the whole of it."""

    name: str
    value: str
    at: int


@dataclass(frozen=True, slots=True)
class Property:
    """A property: its name in capitals, its value as written, and the character at which the value begins."""

    line: Line
    name: str
    parameters: tuple[Parameter, ...]
    value: str
    at: int

    def parameter(self, name: str) -> str | None:
        """Return the value of a parameter, None without it."""
        for each in self.parameters:
            if each.name == name:
                return each.value
        return None

    def fault(self, rule: str, what: str, section: str = "", at: int | None = None) -> Fault:
        """Return a breach, at the beginning of the value unless told; its text begins with the property's name."""
        return self.line.fault(rule, self.at if at is None else at, f"{self.name[:_SHOWN]}: {what}", section)


def parse(line: Line) -> Property | Fault:
    """Return the property of a line that is not empty, or the fault for which it is none."""
    head = _HEAD.match(line.text)
    if head is None or line.text[head.end() : head.end() + 1] != ":":
        return _diagnosed(line, head.end() if head else 0)
    found = _EACH_PARAM.finditer(head[2]) if head[2] else ()
    start = head.end(1)
    parameters = tuple(Parameter(one[1].upper(), _unquoted(one[2]), start + one.start()) for one in found)
    return Property(line, head[1].upper(), parameters, line.text[head.end() + 1 :], head.end() + 1)


def _unquoted(value: str) -> str:
    return value[1:-1] if value[:1] == '"' == value[-1:] and value.count('"') == 2 else value


def _diagnosed(line: Line, at: int) -> Fault:
    """Return why a line is no property; `at` is where its name and the parameters that can be read end."""
    if ":" not in line.text:
        what = "has no colon; write a line break in a text as \\n, begin a folded line with a space"
        return line.fault("no-colon", 0, what)
    before = _BEFORE.match(line.text)
    if before is not None and before.end() > at:
        what = "does not begin with the name of a property; write a line break in a text as \\n"
        return line.fault("name", at, what)
    if line.text.count('"', at) % 2:
        return line.fault("parameter", at, "a parameter's quotation mark is not closed; close it, write ^' for one")
    what = "a parameter is not of the form ;NAME=value; put a value with : ; or , between quotation marks"
    return line.fault("parameter", at, what)
