"""The published tree over HTTP: every answer made before it is asked for, calendars filtered by a query made once.

`app` is an ASGI application; it opens no socket and reads no clock. What it answers from is a `Published`, which a
rebuild replaces as a whole.
"""
