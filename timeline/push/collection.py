"""A calendar on a CalDAV server: read whole, written an entry at a time, never over what somebody has changed since.

Every write is conditional (RFC 9110, section 13.1): on there being nothing, or on the version that was read.
"""

from __future__ import annotations

import logging
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Self
from urllib.parse import quote, urljoin
from xml.sax.saxutils import escape

from caldav.davclient import DAVClient
from caldav.lib.error import AuthorizationError, DAVError, RateLimitError, parse_preconditions
from caldav.lib.http_sync import requests

from timeline.clean import clean
from timeline.errors import TimelineError
from timeline.push.plan import resource

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caldav.response import DAVResponse
    from niquests import PreparedRequest

    from timeline.push.plan import Resource

TIMEOUT: Final = 30
"""Seconds to wait for a server."""

_CALENDAR: Final = "{urn:ietf:params:xml:ns:caldav}calendar"
_NAMESPACES: Final = 'xmlns="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"'
_ABOUT: Final = f"<propfind {_NAMESPACES}><prop><resourcetype/></prop></propfind>"
_EVENTS: Final = (
    f"<C:calendar-query {_NAMESPACES}><prop><getetag/><C:calendar-data/></prop>"
    '<C:filter><C:comp-filter name="VCALENDAR"><C:comp-filter name="VEVENT"/></C:comp-filter></C:filter>'
    "</C:calendar-query>"
)
_CREATE: Final = (
    f"<C:mkcalendar {_NAMESPACES}><set><prop><displayname>{{}}</displayname>"
    '<C:supported-calendar-component-set><C:comp name="VEVENT"/></C:supported-calendar-component-set>'
    "</prop></set></C:mkcalendar>"
)
_UID_TAKEN: Final = "no-uid-conflict"
_FULL: Final = 507


@dataclass(frozen=True, slots=True)
class Login:
    """Who one is on the server."""

    user: str
    password: str


class Collection:
    """The calendar at an address; use it in a `with`. Its methods raise TimelineError when nothing can go on."""

    def __init__(self, url: str, login: Login | None, *, timeout: int = TIMEOUT) -> None:
        """Take the address (http or https, without a user in it) and who asks; nothing is sent yet."""
        # What caldav thinks of a server's answers is for its developers; ours is said in one line.
        logging.getLogger("caldav").addHandler(logging.NullHandler())
        self.url = url.rstrip("/") + "/"
        self._login = login
        self._client = DAVClient(
            self.url,
            username=login.user if login else None,
            password=login.password if login else None,
            timeout=timeout,
            enable_rfc6764=False,
            rate_limit_handle=True,
            rate_limit_max_sleep=TIMEOUT,
        )
        # Or the HTTP library would look for somebody else in ~/.netrc before it is asked who we are.
        self._client.session.auth = _nobody

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Let go of the connection."""
        self._client.close()

    def exists(self) -> bool:
        """Return whether there is a calendar; raises TimelineError for something else at the address."""
        with self._talking():
            answer = self._client.propfind(self.url, _ABOUT)
            if answer.status == 404:
                return False
            self._expect(answer, 207)
            kinds = [each.properties.get("{DAV:}resourcetype") or [] for each in answer.parse_propfind()]
        if not any(_CALENDAR in kind for kind in kinds):
            raise self._error("is no calendar; give the address of one")
        return True

    def create(self, title: str) -> None:
        """Make the calendar, for events, under a title."""
        with self._talking():
            self._expect(self._client.mkcalendar(self.url, _CREATE.format(escape(title))), 201)

    def read(self, domain: str) -> list[Resource]:
        """Return our entries, those of a feed of the domain, as they are there now."""
        with self._talking():
            answer = self._client.report(self.url, _EVENTS, depth=1)
            self._expect(answer, 207)
            found = (
                resource((each.calendar_data or "").encode(), domain, href=each.href, etag=each.etag or "")
                for each in answer.parse_calendar_query()
            )
            return [each for each in found if each]

    def add(self, new: Resource) -> str:
        """Write an entry that is not there; return why the server did not take it, "" if it did."""
        name = quote(new.uid, safe="@") + ".ics"
        return self._send("PUT", urljoin(self.url, name), new.data, {"If-None-Match": "*"})

    def change(self, new: Resource) -> str:
        """Write an entry over the version that was read; return why not, as when somebody has changed it since."""
        return self._send("PUT", self._address(new), new.data, {"If-Match": new.etag or "*"})

    def remove(self, old: Resource) -> str:
        """Remove an entry in the version that was read; return why not. One that is gone already is removed."""
        return self._send("DELETE", self._address(old), b"", {"If-Match": old.etag or "*"})

    def _address(self, there: Resource) -> str:
        return urljoin(self.url, quote(there.href, safe="/@"))  # caldav has taken the escapes out

    def _send(self, method: str, url: str, data: bytes, condition: dict[str, str]) -> str:
        headers = {"Content-Type": "text/calendar; charset=utf-8", **condition}
        with self._talking():
            try:
                answer = self._client.request(url, method, data.decode(), headers)
            except AuthorizationError as error:
                if error.status == 403:  # it may be for this entry alone
                    return clean(f"403 {error.reason}")
                raise
        if answer.status == _FULL:
            raise self._error("the server has no room for more (507)")
        gone = method == "DELETE" and answer.status in {404, 410}
        return "" if 200 <= answer.status < 300 or gone else _reason(answer)

    def _expect(self, answer: DAVResponse, status: int) -> None:
        if answer.status == 404:
            raise self._error("there is nothing at this address (404)")
        if answer.status != status:
            raise self._error(f"answers as no CalDAV server does: {answer.status} {answer.reason}")

    @contextmanager
    def _talking(self) -> Iterator[None]:
        """Turn what goes wrong between us and the server into an error of one line."""
        try:
            yield
        except requests.exceptions.SSLError as error:
            raise self._error("its certificate cannot be trusted, so nothing was sent") from error
        except requests.exceptions.Timeout as error:
            raise self._error("the server does not answer in time") from error
        except requests.exceptions.RequestException as error:
            raise self._error("no connection to the server; is the address right, and does it run?") from error
        except RateLimitError as error:
            raise self._error("the server asks to come back later") from error
        except DAVError as error:
            raise self._error(self._why(error)) from error
        except (SyntaxError, NotImplementedError) as error:  # an XML fault is a SyntaxError to lxml
            raise self._error("answers as no CalDAV server does") from error

    def _why(self, error: DAVError) -> str:
        match error.status:
            case 401 if self._login is None:
                return "wants to know who you are (401): --user NAME"
            case 401 if self._login:
                return f"does not take {self._login.user!r} with this password (401)"
            case 403:
                who = repr(self._login.user) if self._login else "who gives no name"
                return f"is closed to {who} (403)"
        return f"answers as no CalDAV server does: {error.reason}"

    def _error(self, what: str) -> TimelineError:
        return TimelineError(clean(what), path=self.url)


def _reason(answer: DAVResponse) -> str:
    if any(_UID_TAKEN in each for each in parse_preconditions(answer.raw)):
        return "another entry of the calendar has its UID"
    if answer.status == 412:
        return "somebody has changed it since it was read; push again"
    return clean(f"{answer.status} {answer.reason}")


def _nobody(request: PreparedRequest) -> PreparedRequest:
    return request
