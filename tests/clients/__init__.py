"""What we write, as real calendar programs read it: nothing lost, nothing doubled, every title and day as they are.

A module a program: how it is driven, and tests of what it tells. `make test-clients` installs the programs (`install`
says from where) and runs the tests; docs/clients.md holds what was seen. To add a program, write its module, its row in
`install` or its line in pyproject.toml, and its row in docs/clients.md.
"""
