"""`push`: a feed into a calendar on a CalDAV server; counts on stdout, progress and what was refused on stderr."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from timeline.clean import clean
from timeline.cli.credentials import credentials
from timeline.errors import Exit, TimelineError, UsageError
from timeline.feeds import config
from timeline.push.plan import Plan, plan, resources

if TYPE_CHECKING:
    from collections.abc import Callable

    from timeline.cli.environment import Environment
    from timeline.feeds.config import Feed
    from timeline.push.collection import Collection
    from timeline.push.plan import Resource
    from timeline.workspace import Workspace

_STEP: Final = 100
"""After how many entries it is said how far it has come."""


def push(  # noqa: PLR0913 - each is an option
    environment: Environment,
    workspace: Workspace,
    url: str,
    *,
    feed: str,
    lang: str,
    user: str,
    create: bool,
    dry_run: bool,
) -> Exit:
    """Return how it ended, after making a calendar on a server say what the feed says: FAILED if it took not all."""
    try:
        from timeline.push.collection import Collection, Login  # noqa: PLC0415 - whoever does not push may lack it
    except ImportError as error:
        raise TimelineError("to push, it needs the library caldav: pip install caldav") from error
    chosen = _feed(workspace, feed, lang)
    known = credentials(environment, url, user)
    with Collection(url, Login(*known) if known else None) as collection:
        there = _there(collection, chosen.titles[lang], create=create, dry_run=dry_run)
        theirs = collection.read(chosen.domain) if there else []
        todo = plan(resources(chosen, workspace.load(), lang), theirs)
        return _tell(environment, todo) if dry_run else _send(environment, collection, todo)


def _feed(workspace: Workspace, name: str, lang: str) -> Feed:
    feeds = config.load(workspace.calendars / "feeds.toml")
    names = [each.name for each in feeds]
    if not feeds or (name and name not in names):
        raise UsageError(f"there is no feed {name!r}; there are {', '.join(names) or 'none'}")
    feed = feeds[names.index(name)] if name else feeds[0]
    if lang not in feed.languages:
        raise UsageError(f"the feed {feed.name!r} is not in {lang!r}, but in {', '.join(feed.languages)}")
    return feed


def _there(collection: Collection, title: str, *, create: bool, dry_run: bool) -> bool:
    """Return whether there is a calendar to read, made now if that was asked for."""
    if collection.exists():
        return True
    if not create:
        raise TimelineError("there is no calendar (404); with --create, it is made", path=collection.url)
    if not dry_run:
        collection.create(title)
    return not dry_run


def _tell(environment: Environment, todo: Plan) -> Exit:
    for sign, each in [
        *(("+", each) for each in todo.add),
        *(("~", each) for each in todo.change),
        *(("-", each) for each in todo.remove),
    ]:
        print(sign, clean(str(each)), file=environment.stdout)
    counts = f"add {len(todo.add)}, change {len(todo.change)} and remove {len(todo.remove)}"
    print(f"would {counts}; {todo.kept} are as they should be", file=environment.stdout)
    return Exit.OK


def _send(environment: Environment, collection: Collection, todo: Plan) -> Exit:
    """Return OK if all was taken; what was done is said even if it comes to an end before that."""
    done: Counter[str] = Counter()
    refused: dict[str, list[str]] = {}
    steps: list[tuple[str, Callable[[Resource], str], Resource]] = [
        *(("added", collection.add, each) for each in todo.add),
        *(("changed", collection.change, each) for each in todo.change),
        *(("removed", collection.remove, each) for each in todo.remove),
    ]
    try:
        for number, (what, write, each) in enumerate(steps, 1):
            if reason := write(each):
                refused.setdefault(reason, []).append(each.uid)
            else:
                done[what] += 1
            if number % _STEP == 0:
                print(f"timeline: {number} of {len(steps)}", file=environment.stderr)
    finally:
        counts = f"{done['added']} added, {done['changed']} changed, {done['removed']} removed"
        print(f"{counts}; {todo.kept} were as they should be", file=environment.stdout)
        for reason, uids in refused.items():
            print(f"timeline: {len(uids)} not taken, {clean(uids[0])} first: {reason}", file=environment.stderr)
    return Exit.FAILED if refused else Exit.OK
