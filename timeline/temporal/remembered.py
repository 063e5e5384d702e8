"""What is made of spellings, each once: words come again, and most of a text is words that were met before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

Made = TypeVar("Made")

_LONG: Final = 80  # characters from which on a spelling is none that comes again, and is not remembered
_MOST: Final = 1 << 15  # spellings after which all are forgotten


class Remembered(dict[str, Made]):
    """What `make` makes of a spelling, which depends on nothing else: `remembered[spelling]`.

    It is a `dict`, so that a whole row of spellings is looked up by one `map`.
    """

    def __init__(self, make: Callable[[str], Made]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, spelling: str) -> Made:
        """Return what is made of a spelling that was not met before; all are forgotten when they have become many."""
        made = self._make(spelling)
        if len(self) >= _MOST:
            self.clear()
        if len(spelling) < _LONG:
            self[spelling] = made
        return made


class Parted(Remembered[Made]):
    """One that knows its spellings apart: those of which something `plain` is made are a set as well.

    So of a whole row of spellings it is seen at once whether all are plain.
    """

    def __init__(self, make: Callable[[str], Made], is_plain: Callable[[Made], bool]) -> None:
        super().__init__(make)
        self.plain: set[str] = set()
        self._is_plain = is_plain

    def __setitem__(self, spelling: str, made: Made) -> None:
        """Remember what is made of a spelling."""
        super().__setitem__(spelling, made)
        if self._is_plain(made):
            self.plain.add(spelling)

    def clear(self) -> None:
        """Forget everything."""
        super().clear()
        self.plain.clear()
