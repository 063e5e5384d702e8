"""`init`: a folder becomes a workspace, and its user is told what to do next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.beginning import begin
from timeline.wording import wording

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from timeline.cli.environment import Environment
    from timeline.cli.settings import Setting


def init(environment: Environment, directory: Path, settings: Mapping[str, Setting]) -> None:
    """Make the directory a workspace, and say so in the language that holds."""
    words = wording(settings["lang"].value)
    canvas = environment.canvas(words, environment.today, ascii=settings["ascii"].value, bidi=settings["bidi"].value)
    folder = environment.here / directory
    begin(folder, environment.today)
    made = words.say("init.made", folder=folder.resolve().name or folder)
    said = (made, words.say("init.next"), words.say("init.yours"))
    environment.draw(canvas.page(line for text in said for line in canvas.lines(text, canvas.columns)))
