"""A feed in a calendar on a CalDAV server (RFC 4791): only what differs is sent, and nobody else's entry is touched.

`plan` compares and decides, without a network; `collection` reads and writes, and alone needs the library caldav.
"""
