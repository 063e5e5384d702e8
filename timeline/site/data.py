"""events.json: all facts for programs. docs/publishing.md tells of every key; keys are added, never changed or removed.

Dates are EDTF, days ISO 8601; what is not known is left out.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from timeline.clean import clean
from timeline.model import LANGUAGES, Event
from timeline.site.page import of_fact

if TYPE_CHECKING:
    from timeline.model import Citation, Conflict, Mention, Observance
    from timeline.site.page import Site


def render(site: Site) -> bytes:
    """Return events.json."""
    conflicts, mentions = site.timeline.conflicts, site.timeline.mentions
    facts = [
        _fact(
            fact,
            [conflict for conflict in conflicts if conflict.event_id == fact.id],
            [mention for mention in mentions if mention.event_id == fact.id],
        )
        for fact in site.facts
    ]
    whole = {"version": 1, "title": dict(site.timeline.title), "address": site.address, "events": facts}
    return (json.dumps(_known(whole), ensure_ascii=False, indent=1) + "\n").encode()


def _fact(fact: Event | Observance, conflicts: list[Conflict], mentions: list[Mention]) -> dict[str, Any]:
    told = {
        "id": fact.id,
        "type": "event" if isinstance(fact, Event) else "observance",
        "when": str(fact.when),
        "titles": dict(fact.titles),
        "tags": fact.tags,
        "confidence": fact.confidence,
        "revised": fact.revised.isoformat(),
        "pages": {language: f"{language}/{of_fact(fact)}" for language in LANGUAGES},
        "notes": fact.notes,
        "sources": [_source(citation) for citation in fact.citations],
        "quotes": [_quote(mention) for mention in mentions],
        "conflicts": [_conflict(conflict) for conflict in conflicts],
    }
    if isinstance(fact, Event):
        return told | {
            "kind": fact.kind,
            "commemorate": fact.commemorate,
            "proposed": fact.proposed,
            "unconfirmed": [str(when) for when in fact.unconfirmed],
            "related": [{"when": str(related.when), "what": related.what} for related in fact.related],
        }
    return told | {"since": fact.since, "born_of": fact.born_of}


def _source(citation: Citation) -> dict[str, str]:
    return {"title": citation.title, "url": citation.url, "document": citation.document, "quote": citation.quote}


def _quote(mention: Mention) -> dict[str, str]:
    said = {"when": "" if mention.when is None else str(mention.when), "basis": mention.basis}
    return {"document": mention.document, "quote": mention.quote, "language": mention.language, **said}


def _conflict(conflict: Conflict) -> dict[str, str]:
    theirs = conflict.theirs
    return {"when": str(theirs.when), "source": theirs.source, "note": conflict.note}


def _known(value: Any) -> Any:  # noqa: ANN401 - JSON
    """Return what is known, and text without control characters."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, dict):
        return {key: _known(each) for key, each in value.items() if each not in ("", None, (), [], {})}
    return [_known(each) for each in value] if isinstance(value, list | tuple) else value
