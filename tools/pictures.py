"""Take a picture of every view in real terminals: `python -m tools.pictures FOLDER [PATTERN ...]`.

Each is `FOLDER/view-width-language-ground.png`, as tall as the print; patterns (`'rail-*-ar-*'`) take only some. Arabic
is shown by a terminal that turns it around. Needs Debian's xvfb, xterm, sakura, imagemagick and fonts-dejavu-core.
"""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
import time
from contextlib import contextmanager
from fnmatch import fnmatch
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

VIEWS: Final = {
    "dashboard": (),
    "rail": ("show",),
    "ledger": ("show", "--view", "ledger"),
    "lanes": ("show", "--view", "lanes"),
    "upcoming": ("upcoming",),
    "on": ("on", "08-29"),
    "month": ("month", "2026-08"),
    "year": ("year", "2026"),
    "strip": ("strip",),
    "stats": ("stats",),
    "explain": ("explain", "sts-closure-1991"),
}
WIDTHS: Final = (60, 80, 120)
LANGUAGES: Final = ("en", "ru", "kk", "ar")
GROUNDS: Final = {"dark": (0xD8, 0x18), "light": (0x20, 0xFF)}
"""How bright the letters are and what is behind them."""

_TIMELINE: Final = (sys.executable, "-m", "timeline", "--today", "2026-07-30")
_SCREEN: Final = "1300x12000x24"  # black, as no ground is: so the window can be cut out
_FONT: Final = "DejaVu Sans Mono"
_WAIT: Final = 0.2  # seconds between two looks at a window that is being drawn


def main(folder: Path, patterns: Sequence[str]) -> None:
    """Take the pictures that some pattern asks for."""
    folder.mkdir(parents=True, exist_ok=True)
    with _screen() as display:
        for view, width, language, ground in product(VIEWS, WIDTHS, LANGUAGES, GROUNDS):
            name = f"{view}-{width}-{language}-{ground}"
            if any(fnmatch(name, pattern) for pattern in patterns):
                command = (*_TIMELINE, "--lang", language, *VIEWS[view])
                terminal = _sakura if language == "ar" else _xterm
                (folder / f"{name}.png").write_bytes(_picture(command, terminal, width, ground, display))
                print(name)


@contextmanager
def _screen() -> Iterator[str]:
    """Give the display of a screen that nobody sees."""
    answer, ask = os.pipe()
    command = ("Xvfb", "-displayfd", str(ask), "-screen", "0", _SCREEN)
    with subprocess.Popen(command, pass_fds=[ask], stderr=subprocess.DEVNULL) as screen, os.fdopen(answer) as number:
        os.close(ask)
        try:
            yield f":{number.readline().strip()}"
        finally:
            screen.terminate()


def _picture(
    command: Sequence[str], terminal: Callable[..., tuple[str, ...]], width: int, ground: str, display: str
) -> bytes:
    """Return the picture of a command's print in a terminal (PNG)."""
    ours = ("TIMELINE_", "COLUMNS", "LINES", "NO_COLOR", "FORCE_COLOR")
    said = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    said |= {"DISPLAY": display, "LC_ALL": "C.UTF-8", "PAGER": "cat", "TIMELINE_BIDI": "marks"}
    printed = subprocess.run(command, env={**said, "COLUMNS": str(width)}, stdout=subprocess.PIPE, check=True).stdout
    with TemporaryDirectory() as place:
        drawn, inside = Path(place, "drawn"), Path(place, "inside")
        inside.write_text(f"#!/bin/sh\nprintf '\\033[?25l'\n{shlex.join(command)}\n>{drawn}\nexec sleep 60\n", "utf-8")
        inside.chmod(0o755)
        opened = terminal(inside, width, printed.count(b"\n") + 1, *GROUNDS[ground])
        with subprocess.Popen(opened, env={**said, "XDG_CONFIG_HOME": place}, stderr=subprocess.DEVNULL) as window:
            try:
                while not drawn.exists() and window.poll() is None:
                    time.sleep(_WAIT)
                return _still(said)
            finally:
                window.terminate()


def _still(said: Mapping[str, str]) -> bytes:
    """Return what the screen shows as soon as it changes no more (PNG)."""
    trimmed = ("-trim", "+repage", "-strip", "+dither", "-colors", "256")
    shoot = ("import", "-silent", "-window", "root", *trimmed, "png8:-")
    last, shot = b"", b""
    while not shot or shot != last:
        time.sleep(_WAIT)
        last, shot = shot, subprocess.run(shoot, env=said, stdout=subprocess.PIPE, check=True).stdout
    return shot


def _xterm(inside: Path, width: int, lines: int, letters: int, ground: int) -> tuple[str, ...]:
    """Return the command of a terminal that leaves text in its order."""
    colours = ("-fg", _grey(letters), "-bg", _grey(ground))
    font = ("-fa", _FONT, "-fs", "10")
    return ("xterm", "-geometry", f"{width}x{lines}+0+0", *font, *colours, "-b", "8", "-bw", "0", "-e", str(inside))


def _sakura(inside: Path, width: int, lines: int, letters: int, ground: int) -> tuple[str, ...]:
    """Return the command of a terminal that turns Arabic around (VTE), with its settings beside the program."""
    settings = inside.with_name("sakura") / "sakura.conf"
    settings.parent.mkdir()
    settings.write_text(
        f"[sakura]\ncolorset1_fore={_grey(letters)}\ncolorset1_back={_grey(ground)}\nfont={_FONT} 10\n"
        "scrollbar=false\nshow_tab_bar=never\nblinking_cursor=No\n",
        "utf-8",
    )
    return ("sakura", "--columns", str(width), "--rows", str(lines), "--xterm-execute", str(inside))


def _grey(level: int) -> str:
    return f"#{level:02x}{level:02x}{level:02x}"


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:] or ["*"])
