"""What a request asks for in its headers, in the forms that clients send."""

from __future__ import annotations

import pytest

from timeline.serving.negotiation import coding, has


@pytest.mark.parametrize(
    ("accepted", "chosen"),
    [
        (b"", b"identity"),
        (b"gzip", b"gzip"),
        (b"gzip, deflate", b"gzip"),
        (b"gzip, deflate, br, zstd", b"br"),
        (b"GZIP", b"gzip"),
        (b"br;q=0.5, gzip", b"gzip"),
        (b"br;q=0.5,gzip;q=0.5", b"br"),
        (b"gzip ; q=0.8 , br ; q=0.9", b"br"),
        (b"br;q=0", b"identity"),
        (b"gzip;q=0, *", b"br"),
        (b"*", b"br"),
        (b"*;q=0", b"identity"),
        (b"identity, gzip;q=0.1", b"identity"),
        (b"gzip;q=0.1", b"gzip"),
        (b"deflate", b"identity"),
        (b"gzip;q=much", b"identity"),
        (b"br;q=nan, gzip;q=inf", b"identity"),
        (b",,;;q=,", b"identity"),
        (b"\xff\xfe", b"identity"),
    ],
)
def test_the_coding(accepted: bytes, chosen: bytes) -> None:
    """The one that is liked best; what nobody can read asks for nothing."""
    assert coding(accepted) == chosen


@pytest.mark.parametrize(
    "known", [b'"abc-br"', b'W/"abc-br"', b'"other", "abc-br"', b'"a,b" , W/"abc-br"', b"*", b" * "]
)
def test_who_has_it(known: bytes) -> None:
    """The tag alone, weakened on the way, among others, or any."""
    assert has(known, b'"abc-br"')


@pytest.mark.parametrize("known", [b"", b'"abc"', b'"abc-gzip"', b"abc-br", b'"abc-br', b'"xabc-br"', b"**"])
def test_who_has_another(known: bytes) -> None:
    """Another text, or the same in another coding."""
    assert not has(known, b'"abc-br"')
