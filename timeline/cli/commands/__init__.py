"""What each command takes, and its help; what it does is loaded when it is called.

A new one is a function here and its row in `timeline.cli.app`.
"""
