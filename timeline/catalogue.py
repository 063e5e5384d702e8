"""The catalogue: the facts that people keep in `events/*.toml`, read and checked.

Each file holds `[[event]]` and `[[observance]]` blocks; docs/catalogue.md tells how to write them. Reading is all or
nothing: a catalogue with a fault is not loaded. To add a key, add its row to the table of fields below and its
attribute to the model.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from timeline import datafile
from timeline.datafile.fields import (
    Field,
    Node,
    address,
    by_language,
    day,
    edtf,
    flag,
    identifier,
    list_of,
    one_of,
    record,
    text,
    year,
)
from timeline.errors import DataError
from timeline.model import LANGUAGES, Citation, Claim, Conflict, Event, Observance, Related

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from timeline.datafile.fields import Reader
    from timeline.when import When

KINDS: Final = ("treaty", "law", "resolution", "test", "milestone", "meeting", "speech", "vote")
"""What an event can be."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All facts of a catalogue, each tuple sorted by (when, id)."""

    events: tuple[Event, ...] = ()
    observances: tuple[Observance, ...] = ()


def load(folder: Path, tell: Callable[[str], None] = lambda _: None) -> Catalogue:
    """Return the catalogue in the folder's `*.toml`. Raises the first DataError that `check` would list.

    `tell` is called with the name of each file before it is read.
    """
    facts, faults = _read(folder, tell)
    if faults:
        raise faults[0]
    events = [fact for fact in facts if isinstance(fact, Event)]
    observances = [fact for fact in facts if isinstance(fact, Observance)]
    return Catalogue(tuple(sorted(events, key=_order)), tuple(sorted(observances, key=_order)))


def check(folder: Path) -> list[DataError]:
    """Return everything that is wrong with the catalogue, by file and line."""
    return _read(folder, lambda _: None)[1]


def place(folder: Path, id: str) -> tuple[Path, int] | None:  # noqa: A002 - what it is called everywhere
    """Return the file and the line at which a fact is stated; None if no file that can be read does."""
    for node in _nodes(folder, []):
        if isinstance(node.value, dict) and node.value.get("id") == id:
            return node.file.path, node.file.line(*node.place)
    return None


def _order(fact: Event | Observance) -> tuple[tuple[int, int, int, str], str]:
    return fact.when.order, fact.id


def _read(folder: Path, tell: Callable[[str], None]) -> tuple[list[Event | Observance], list[DataError]]:
    faults: list[DataError] = []
    nodes = _nodes(folder, faults, tell)
    facts = [fact for node in nodes if (fact := _fact(node)) is not None]
    _check_ids(nodes)
    _check_names(nodes)
    return facts, sorted(faults, key=lambda fault: (str(fault.path), fault.line or 0))


def _nodes(folder: Path, faults: list[DataError], tell: Callable[[str], None] = lambda _: None) -> list[Node]:
    """Return the node of every fact; report files that cannot be read."""
    nodes: list[Node] = []
    for path in _files(folder, faults):
        tell(path.name)
        try:
            file = datafile.read(path)
        except DataError as error:
            faults.append(error)
        else:
            nodes += _blocks(Node(file.data, file, (), faults))
    return nodes


def _files(folder: Path, faults: list[DataError]) -> list[Path]:
    try:
        files = [path for path in folder.iterdir() if path.suffix == ".toml" and not path.name.startswith(".")]
        return sorted(files, key=lambda path: path.name)
    except OSError as error:
        faults.append(DataError(f"cannot be read as a folder of events: {error.strerror}", path=folder))
        return []


def _blocks(top: Node) -> Iterator[Node]:
    """Yield the node of every `[[event]]` and `[[observance]]`; report whatever else the file holds."""
    record({name: Field(list_of(lambda block: block.value)) for name in _FIELDS})(top)
    for kind in top.children():
        if kind.key in _FIELDS and isinstance(kind.value, list):
            yield from kind.children()


def _source(node: Node) -> Citation:
    """Return where a fact comes from: a title with an address, or with one of our documents."""
    values = _SOURCE(node)
    if values and not values.keys() & {"url", "document"}:
        node.wrong("a source needs a 'url' or a 'document'")
    return Citation(**{"title": "", **values})


def _once(node: Node) -> When | None:
    """Return the date of something that happened once."""
    when = edtf(node)
    if when is not None and when.yearly:
        node.wrong(f"{node.value!r} comes every year; an event needs its year, or write [[observance]]")
    return when


def _yearly(node: Node) -> When | None:
    """Return a day of every year."""
    when = edtf(node)
    if when is not None and not when.yearly:
        node.wrong(f"{node.value!r} has a year; an observance is kept every year: write XXXX-MM-DD")
    return when


def _history(node: Node) -> tuple[dt.date, ...]:
    """Return the days on which a fact was written and changed, in order: one date, or a list."""
    if not isinstance(node.value, list):
        return (day(node),)
    days: tuple[dt.date, ...] = list_of(day)(node)
    if not days:
        node.wrong("'revised' is empty: give the day on which this was written")
    elif all(type(each) is dt.date for each in days) and list(days) != sorted(days):
        node.wrong("'revised' is not in order; the latest day stands last")
    return days


def _titles(node: Node) -> dict[str, str]:
    """Return the titles by language, at least one."""
    titles: dict[str, str] = by_language(text)(node)
    if node.value == {}:
        node.wrong("'titles' is empty: give a title in at least one language")
    return titles


_SOURCE: Final = record(
    {"title": Field(text, required=True), "url": Field(address), "document": Field(text), "quote": Field(text)},
)
_FACT: Final = {
    "id": Field(identifier, required=True),
    "titles": Field(_titles, required=True),
    "revised": Field(_history, required=True),
    "tags": Field(list_of(identifier)),
    "confidence": Field(one_of("high", "medium", "low")),
    "names": Field(by_language(list_of(text))),
    "about": Field(by_language(list_of(text))),
    "attested": Field(list_of(one_of(*LANGUAGES))),
    "notes": Field(list_of(text)),
    "sources": Field(list_of(_source)),
}
_FIELDS: Final[Mapping[str, Mapping[str, Field]]] = {
    "event": {
        **_FACT,
        "when": Field(_once, required=True),
        "kind": Field(one_of(*KINDS), required=True),
        "commemorate": Field(flag),
        "unconfirmed": Field(list_of(edtf)),
        "related": Field(list_of(record({"when": Field(edtf, required=True), "what": Field(text, required=True)}))),
        "conflicts": Field(
            list_of(
                record({"when": Field(edtf, required=True), "source": Field(text, required=True), "note": Field(text)})
            )
        ),
    },
    "observance": {**_FACT, "when": Field(_yearly, required=True), "since": Field(year), "born_of": Field(identifier)},
}
_READERS: Final[Mapping[str, Reader]] = {name: record(fields) for name, fields in _FIELDS.items()}


def _fact(node: Node) -> Event | Observance | None:
    """Return the fact that a block states, None (with its faults reported) if it states it wrongly."""
    before = len(node.faults)
    values = _READERS[node.key](node)
    if values.get("conflicts") and not values.get("sources"):
        node.child("conflicts").wrong("'conflicts' need a source on our side too: add 'sources'")
    if len(node.faults) > before:
        return None
    values["citations"] = values.pop("sources", ())
    *values["earlier"], values["revised"] = values["revised"]
    values["earlier"] = tuple(values["earlier"])
    if node.key == "observance":
        return Observance(**values)
    return _event(values)


def _event(values: dict[str, Any]) -> Event:
    related = tuple(Related(**entry) for entry in values.pop("related", ()))
    ours = Claim(when=values["when"], source=values["citations"][0].title if values["citations"] else "")
    disputes = tuple(
        Conflict(
            event_id=values["id"],
            ours=ours,
            theirs=Claim(when=entry["when"], source=entry["source"]),
            note=entry.get("note", ""),
        )
        for entry in values.pop("conflicts", ())
    )
    return Event(**values, related=related, disputes=disputes)


def _check_ids(nodes: list[Node]) -> None:
    """Report ids that two facts have, and observances born of an event that is not there."""
    first: dict[str, Node] = {}
    for node in _said(nodes, "id"):
        known = first.setdefault(node.value, node)
        if known is not node:
            node.wrong(f"duplicate id {node.value!r}; it is already the id of {known}")
    for node in _said(nodes, "born_of"):
        if node.value not in first or first[node.value].place[0] != "event":
            node.wrong(f"'born_of' names {node.value!r}, but there is no event with that id")


def _check_names(nodes: list[Node]) -> None:
    """Report a name given to two facts: it could not say which one a text means."""
    first: dict[str, Node] = {}
    for names in _said(nodes, "names"):
        for name in _texts(names):
            known = first.setdefault(" ".join(name.value.casefold().split()), name)
            if known is not name:
                name.wrong(f"{name.value!r} already names the fact at {known}; put it under 'about' where it is vaguer")


def _said(nodes: list[Node], key: str) -> Iterator[Node]:
    """Yield the nodes of a key, of the facts that give it."""
    for node in nodes:
        if isinstance(node.value, dict) and isinstance(node.value.get(key), str | dict):
            yield node.child(key)


def _texts(node: Node) -> Iterator[Node]:
    """Yield every string inside the node."""
    if isinstance(node.value, str):
        yield node
    elif isinstance(node.value, dict | list):
        for child in node.children():
            yield from _texts(child)
