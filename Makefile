# `make` prepares .venv from the lock file, builds the calendars and prints the chronology; `make test` runs the tests,
# `make check` the linters, `make test-clients` those that need real calendar programs, which it installs (from Debian, as
# root or with sudo; from PyPI, from npm), `make bench` measures how fast dates are read, beside others (`TEXTS` says what
# to read); these two have an environment each.
# The plain commands, for a machine without make, stand in README.md.

BIN := $(if $(filter Windows_NT,$(OS)),Scripts,bin)
UV := .boot/$(BIN)/uv
UV_VERSION := 0.13.9

.DEFAULT_GOAL := all
.PHONY: all test test-clients check bench clean

all: .venv/.ready
	.venv/$(BIN)/timeline build
	.venv/$(BIN)/timeline show

test: .venv/.ready
	.venv/$(BIN)/python -m pytest -n auto -m "not client"

test-clients: .venv/.ready .clients/.ready
	tests/clients/install
	.venv/$(BIN)/python -m pytest -n auto --dist worksteal -m client

check: .venv/.ready
	.venv/$(BIN)/ruff format --check .
	.venv/$(BIN)/ruff check .
	.venv/$(BIN)/mypy

bench: $(UV)
	UV_PROJECT_ENVIRONMENT=.bench $(UV) run --locked --quiet --no-default-groups --group bench \
		python benchmarks/temporal.py $(TEXTS)

.venv/.ready: $(UV) pyproject.toml uv.lock
	$(UV) sync --locked --quiet --all-extras
	@touch $@

.clients/.ready: $(UV) pyproject.toml uv.lock
	UV_PROJECT_ENVIRONMENT=.clients $(UV) sync --locked --quiet --only-group clients --no-install-project
	@touch $@

$(UV):
	python3 -m venv .boot
	.boot/$(BIN)/python -m pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)

clean:
	rm -rf .bench .boot .clients .venv build dist tests/clients/node_modules
