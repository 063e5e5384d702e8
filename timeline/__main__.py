"""`python -m timeline` is `timeline`."""

from __future__ import annotations

from timeline.cli import main

main()
