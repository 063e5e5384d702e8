"""How fast dates are read, beside others: `make bench`, or `make bench TEXTS="--timeml folder"` on texts of one's own.

In one run, over the same texts and in turn: `timeline.temporal.tag` in all its languages; `dateparser`'s search, as it
comes and with its languages given; and the least that any of them could do, one RE2 scan for the words of months and
years. Figures are CPU time, since others may be at work on the machine. docs/benchmarks.md tells what they were.
"""

from __future__ import annotations

import argparse
import html
import re
import subprocess
import sys
import time
import tracemalloc
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Final

import re2
from dateparser.search import search_dates

from timeline.temporal import tag
from timeline.temporal.lexicon import NAMES, load

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

SEEDS: Final = Path(__file__).parent.parent / "seeds" / "documents"
SHARED: Final = ["ar", "en", "ru"]  # our languages that dateparser has as well
TAGS: Final = re.compile(r"<[^>]*>")
BODY: Final = re.compile(r"<TEXT>(.*)</TEXT>", re.DOTALL)
IMPORT: Final = """\
import sys, time
began = time.process_time()
import timeline.temporal
between = time.process_time()
timeline.temporal.tag("1991")
print(between - began, time.process_time() - between)
"""


@dataclass(frozen=True, slots=True)
class Contender:
    """Who reads: a name, and the function that reads a text and returns how much it found."""

    name: str
    read: Callable[[str], int]


@dataclass(frozen=True, slots=True)
class Figures:
    """What came of it: expressions found, and the CPU seconds of each round over all texts."""

    found: int
    seconds: tuple[float, ...]

    @property
    def usual(self) -> float:
        """The median of the rounds but the first, in which words are met for the first time."""
        return median(self.seconds[1:] or self.seconds)


def contenders(languages: Sequence[str]) -> list[Contender]:
    """Return us first, then the others; `languages` are those that dateparser is told of."""
    triggers = _triggers()
    return [
        Contender("timeline.temporal.tag", lambda text: len(tag(text))),
        Contender("RE2 scan for months and years", lambda text: sum(1 for _ in triggers.finditer(text.encode()))),
        Contender("dateparser", lambda text: len(search_dates(text) or ())),
        Contender(
            f"dateparser, told {', '.join(languages)}",
            lambda text: len(search_dates(text, languages=list(languages)) or ()),
        ),
    ]


def measure(who: Sequence[Contender], texts: Sequence[str], rounds: int) -> list[Figures]:
    """Return the figures of each contender; in each of the rounds, and once before, they read all the texts in turn."""
    found = [0] * len(who)
    seconds: list[list[float]] = [[] for _ in who]
    for contender in who:
        contender.read("29 August 1991")  # loads what it needs for any text
    for _ in range(1 + rounds):
        for number, contender in enumerate(who):
            began = time.process_time()
            found[number] = sum(map(contender.read, texts))
            seconds[number].append(time.process_time() - began)
    return [Figures(many, tuple(spent)) for many, spent in zip(found, seconds, strict=True)]


def table(who: Sequence[Contender], figures: Sequence[Figures], size: float) -> Iterator[str]:
    """Yield the lines of the table; `size` is in megabytes of UTF-8."""
    yield f"{'':32}{'found':>8}{'MB/s':>10}{'1st round':>11}{'tag is':>14}"
    ours = figures[0].usual
    for contender, figure in zip(who, figures, strict=True):
        ratio = "" if figure is figures[0] else f"{figure.usual / ours:.3g} times"
        speeds = f"{_speed(size, figure.usual):>10}{_speed(size, figure.seconds[0]):>11}"
        yield f"{contender.name:32}{figure.found:>8}{speeds}{ratio:>14}"


def loading() -> tuple[float, float]:
    """Return the CPU seconds of `import timeline.temporal` in a new process, and of its first text; medians of 5."""
    runs = [
        subprocess.run([sys.executable, "-c", IMPORT], check=True, capture_output=True, encoding="utf-8")
        for _ in range(5)
    ]
    imports, firsts = zip(*(map(float, run.stdout.split()) for run in runs), strict=True)
    return median(imports), median(firsts)


def documents_apart(texts: Sequence[str], rounds: int) -> Iterator[str]:
    """Yield what we take for a document in which nothing is found, and for one with dates, if there are such."""
    apart: tuple[list[str], list[str]] = ([], [])
    for text in texts:
        apart[bool(tag(text))].append(text)
    reader = Contender("", lambda text: len(tag(text)))
    for kind, some in zip(("a document without a date", "a document with dates"), apart, strict=True):
        if some:
            yield f"{kind} {measure([reader], some, rounds)[0].usual / len(some) * 1e6:.1f} µs"


def memory(text: str) -> float:
    """Return the megabytes that reading a text takes at its peak, beside the text itself and what is found."""
    tag(text)  # the languages and the words met are kept, whatever the text: they are there already
    tracemalloc.start()
    found = tag(text)
    kept, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return (peak - kept if found else peak) / 1e6


def bio(path: Path) -> Iterator[str]:
    """Yield the sentences of a file with a token a line, its label behind it, and an empty line after each sentence."""
    lines = path.read_text("utf-8").splitlines()
    for is_sentence, sentence in groupby(lines, key=lambda line: bool(line.strip())):
        if is_sentence:
            yield " ".join(line.split(maxsplit=1)[0] for line in sentence)


def timeml(path: Path) -> Iterator[str]:
    """Yield the text of a TimeML document, without its tags."""
    document = path.read_text("utf-8", errors="replace")
    body = BODY.search(document)
    yield html.unescape(TAGS.sub("", body[1] if body else document))


def whole(path: Path) -> Iterator[str]:
    """Yield a plain text."""
    yield path.read_text("utf-8")


def documents(paths: Sequence[Path], read: Callable[[Path], Iterator[str]]) -> Iterator[str]:
    """Yield the documents of files, and of the files of folders in the order of their names."""
    for path in paths:
        files = sorted(path.iterdir()) if path.is_dir() else [path]
        for file in files:
            if file.is_file() and file.suffix != ".toml":  # what is known of a document stands beside it
                yield from read(file)


def options() -> argparse.Namespace:
    """Return what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("path", nargs="*", type=Path, default=[SEEDS], help="files or folders; the seeds by default")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--bio", dest="read", action="store_const", const=bio, help="a token a line, sentences apart")
    form.add_argument("--timeml", dest="read", action="store_const", const=timeml, help="TimeML documents")
    parser.add_argument("--limit", type=int, help="read only so many documents, taken evenly from all of them")
    parser.add_argument("--rounds", type=int, default=5, help="how often each reads all of it, after a first time (5)")
    parser.add_argument("--languages", nargs="+", default=SHARED, help="what dateparser is told of (ar en ru)")
    parser.set_defaults(read=whole)
    return parser.parse_args()


def main() -> None:
    """Measure, and print what came of it."""
    asked = options()
    texts = list(documents(asked.path, asked.read))
    if asked.limit and asked.limit < len(texts):
        texts = [texts[number * len(texts) // asked.limit] for number in range(asked.limit)]
    size = sum(len(text.encode()) for text in texts) / 1e6
    who = contenders(asked.languages)
    print(
        f"{len(texts)} documents, {size:.2f} MB; CPU time, median of {asked.rounds} rounds after a first one",
        end="\n\n",
    )
    print(*table(who, measure(who, texts, asked.rounds), size), sep="\n", end="\n\n")
    print("import {:.3f} s, first text (all languages are loaded) {:.3f} s".format(*loading()))
    print(*documents_apart(texts, asked.rounds), sep="\n")
    joined = "\n\n".join(texts)
    once, twice = memory(joined), memory(f"{joined}\n\n{joined}")
    print(f"memory beside the text and what is found: {once:.1f} MB, for twice the text {twice:.1f} MB")


def _triggers() -> re2._Regexp:
    """Return the words of months and years in our languages as one pattern, over UTF-8."""
    lexica = [load(name).words.items() for name in NAMES]
    told = {word for lexicon in lexica for word, values in lexicon if not values.keys().isdisjoint({"MONTH", "YEAR"})}
    words = sorted((word for word in told if len(word) > 1), reverse=True)  # «г» is a letter of any word
    return re2.compile("(?i)" + "|".join(map(re2.escape, words)))


def _speed(size: float, seconds: float) -> str:
    return f"{size / seconds:.3g}"


if __name__ == "__main__":
    main()
