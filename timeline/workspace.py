"""A workspace: a folder with `seeds/` (documents and catalogue) and `calendars/`, and the timeline it grows."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from timeline.datafile.fields import Field, by_language, one_of, record, text, whole
from timeline.errors import UsageError
from timeline.model import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from timeline.errors import TimelineError
    from timeline.model import Document, Timeline, Timex

_PACKAGE: Final = Path(__file__).parent
_ABOUT: Final = record({"title": Field(by_language(text), required=True), "lang": Field(one_of(*LANGUAGES))})


@dataclass(frozen=True, slots=True)
class Workspace:
    """The folder at `root`; `shipped` when it is the one that came with the program, which is only read."""

    root: Path
    shipped: bool = False

    @property
    def events(self) -> Path:
        """The folder of the catalogue."""
        return self.root / "seeds" / "events"

    @property
    def documents(self) -> Path:
        """The folder of the documents."""
        return self.root / "seeds" / "documents"

    @property
    def calendars(self) -> Path:
        """The folder of feeds.toml and of the calendars built from it."""
        return self.root / "calendars"

    @property
    def about(self) -> Path:
        """The file that says what its chronology is called, and in which language it is shown."""
        return self.root / "seeds" / "timeline.toml"

    def language(self) -> str | None:
        """Return the language in which it wants to be shown, if it says one."""
        language: str | None = whole(self.about, _ABOUT).get("lang") if self.about.exists() else None
        return language

    def load(self, memory: Path | None = None, tell: Callable[[str], None] = lambda _: None) -> Timeline:
        """Return the timeline of the catalogue and the documents; raises the first TimelineError met.

        `memory` is a folder in which it may be remembered until one of them changes; `tell` is called with the name of
        each file that is read.
        """
        if memory is None:
            return self._grow(tell)
        from timeline.memory import recall  # noqa: PLC0415 - who asks for settings or ids needs none

        root = self.root.resolve()  # however it is called, it is the same one
        files = (path for path in (root / "seeds").rglob("*") if path.is_file())
        return recall(memory, root, files, lambda: self._grow(tell))

    def check(self) -> Iterator[TimelineError]:
        """Yield what is wrong with the catalogue, every fault of it, then the first of the rest."""
        from timeline import catalogue  # noqa: PLC0415 - the same

        faults = catalogue.check(self.events)
        yield from faults
        if not faults:
            self.load()

    def _grow(self, tell: Callable[[str], None]) -> Timeline:
        from timeline import catalogue  # noqa: PLC0415 - what is remembered needs neither
        from timeline.gather import gather  # noqa: PLC0415 - the same

        facts = catalogue.load(self.events, tell)
        return gather(list(self._read(tell)), facts.events, facts.observances, self._title())

    def _read(self, tell: Callable[[str], None]) -> Iterator[tuple[Document, list[Timex]]]:
        from timeline import documents  # noqa: PLC0415 - the same
        from timeline.temporal import tag  # noqa: PLC0415 - the same

        if self.documents.is_dir():
            for document in documents.read_folder(self.documents):
                tell(document.name)
                yield document, tag(document.text, published=document.published)

    def _title(self) -> Mapping[str, str]:
        """Return the title that seeds/timeline.toml gives, else the name of the folder."""
        if not self.about.exists():
            return {"en": self.root.resolve().name}
        title: Mapping[str, str] = whole(self.about, _ABOUT)["title"]
        return title


def find(here: Path, asked: Path | None = None) -> Workspace:
    """Return the workspace asked for, else the one in the folder `here`, else the one that ships with the program.

    Raises UsageError when the folder asked for is no workspace.
    """
    if asked is not None:
        if not (asked / "seeds").is_dir():
            raise UsageError("is no workspace: it has no folder 'seeds'; timeline init makes one", path=asked)
        return Workspace(asked)
    if (here / "seeds").is_dir():
        return Workspace(here)
    installed = _PACKAGE / "_workspace"
    return Workspace(installed if installed.is_dir() else _PACKAGE.parent, shipped=True)
