"""What is wrong with an iCalendar file, from its octets alone: RFC 5545 and RFC 7986, and what clients are known to do.

Any octets give faults or none, in time linear in their number; nothing is mended on the way, and no other library's
reading stands between the file and the rules. The rules are data: rules.toml says what each is about,
components.toml and properties.toml what the standard knows. To add one: a row in rules.toml, the line that finds it,
and an example of a few octets in tests/.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from timeline.feeds.lint import octets
from timeline.feeds.lint.faults import ERROR, WARNING, Fault, Rule, rules
from timeline.feeds.lint.nesting import Nesting

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["ERROR", "WARNING", "Fault", "Rule", "lint", "rules"]

MOST: Final = 10


def lint(data: bytes, most: int = MOST) -> list[Fault]:
    """Return what is wrong with a file, in the order of its lines: of each rule the first `most` faults.

    The last of these has in `more` how many there are besides. A file without an `error` among them is fit to publish.
    """
    told: list[Fault] = []
    last: dict[str, int] = {}
    counted: Counter[str] = Counter()
    for fault in _faults(data):
        counted[fault.rule] += 1
        if counted[fault.rule] <= most:
            last[fault.rule] = len(told)
            told.append(fault)
    for rule, index in last.items():
        told[index] = replace(told[index], more=counted[rule] - min(counted[rule], most))
    return sorted(told, key=lambda fault: (fault.line, fault.octet))


def _faults(data: bytes) -> Iterator[Fault]:
    """Yield every fault, as it is found."""
    data, marked = octets.without_mark(data)
    yield from marked
    nesting = Nesting()
    for line in octets.lines(data):
        yield from nesting.read(line)
    yield from nesting.end()
