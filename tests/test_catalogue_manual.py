"""docs/catalogue.md shows what works, and leaves out nothing that does."""

from __future__ import annotations

import re
from pathlib import Path

from timeline import catalogue, documents
from timeline.model import Event, Observance

MANUAL = (Path(__file__).parent.parent / "docs" / "catalogue.md").read_text("utf-8")
EXAMPLES = re.findall(r"```toml\n(.*?)```", MANUAL, re.DOTALL)


def test_the_event_and_the_observance_shown_are_a_catalogue(tmp_path: Path) -> None:
    """The event and the observance of the manual are right as they stand."""
    blocks = "".join(example for example in EXAMPLES if example.startswith("[["))
    (tmp_path / "events.toml").write_text(blocks, "utf-8")
    loaded = catalogue.load(tmp_path)
    assert [fact.id for fact in (*loaded.events, *loaded.observances)] == ["harbour-opened-1966", "harbour-day"]


def test_the_sidecar_shown_is_read(tmp_path: Path) -> None:
    """The sidecar of the manual is right as it stands."""
    (sidecar,) = (example for example in EXAMPLES if not example.startswith("[["))
    (tmp_path / "harbour.txt.toml").write_text(sidecar, "utf-8")
    (tmp_path / "harbour.txt").write_text("The harbour opened on Saturday.", "utf-8")
    assert documents.read(tmp_path / "harbour.txt").publisher == "The Evening Post"


def test_every_key_and_kind_is_named() -> None:
    """A key or kind that the catalogue knows stands in the manual; only what documents propose has no key."""
    written = {"citations": "sources", "disputes": "conflicts", "titles": "titles.<language>", "earlier": "revised"}
    known = [*Event.__dataclass_fields__, *Observance.__dataclass_fields__, *catalogue.KINDS]
    named = [written.get(key, key) for key in known]
    assert {key for key in named if not re.search(rf"`{re.escape(key)}[`.]", MANUAL)} == {"proposed"}
