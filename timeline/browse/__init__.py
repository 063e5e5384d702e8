"""`timeline browse`: the chronology on a screen, to move in, search and mend.

What is drawn is what the views draw; here is only which part of it is seen, and what a key does. Textual is imported by
`app` and `window` alone, which only this command loads.
"""
