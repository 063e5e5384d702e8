"""Timeline: finds the dates in documents, gathers their events, and keeps the anniversaries."""

__version__ = "0.1.0"
