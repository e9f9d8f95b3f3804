# Everything runs from .venv, which is made from requirements.lock and kept until that changes.

PYTHON ?= $(shell command -v python3.11 || command -v python3.12 || command -v python3.13 || echo python3)
BIN := .venv/bin
PYTEST := $(BIN)/python -m pytest

# Without bytecode every fresh process of the tests starts several times slower.
export PYTHONDONTWRITEBYTECODE :=

.DEFAULT_GOAL := help
.PHONY: help demo test checks tests soak bench format clean lock

help: ## say what there is
	@grep -E '^[a-z]+:.*##' Makefile | sed -E 's/^([a-z]+):.*## /  make \1\t/'

demo: .venv/installed ## a sample meeting to try; without a terminal, it plays itself
	$(BIN)/panel-tui demo

test: .venv/installed ## format, lint, types, import contracts, tests: all that must hold
	$(MAKE) --no-print-directory --jobs 2 checks tests

checks: .venv/installed ## of these: format, lint, types, import contracts
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/lint-imports --no-logo
	$(BIN)/mypy

tests: .venv/installed ## of these: the tests
	$(PYTEST) -q -n 3 --dist worksteal

soak: .venv/installed ## the long tests in full: random kills, thousands of histories
	PANEL_TUI_SOAK=1 $(PYTEST) -n 2 -m soak -o timeout=7200

bench: .venv/installed ## print figures
	$(BIN)/python bench/run.py

format: .venv/installed ## put the code into its usual shape
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

clean: ## remove what the other targets made
	rm -rf .venv build dist .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	rm -rf .coverage htmlcov snapshot_report.html
	find panel_tui screens data exports tests -name __pycache__ -type d -prune -exec rm -rf {} +

# The lock holds names, versions and hashes, and no addresses: the file is only put in place when
# that is so. uv writes it from an environment of its own, since the project does not use it.
lock: ## renew requirements.lock from pyproject.toml
	set -e; tmp=$$(mktemp -d); trap 'rm -rf "$$tmp"' EXIT; \
	$(PYTHON) -m venv "$$tmp/venv"; "$$tmp/venv/bin/pip" install -qq uv; \
	cp pyproject.toml requirements.lock "$$tmp/"; cd "$$tmp"; \
	UV_PYTHON_DOWNLOADS=never venv/bin/uv pip compile pyproject.toml --group dev --universal \
		--python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links \
		--no-header --quiet --output-file requirements.lock $(LOCKFLAGS); \
	! grep -n '://' requirements.lock; \
	cp requirements.lock "$(CURDIR)/requirements.lock"

.venv/locked: requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' || \
		{ echo "Python 3.11, 3.12 or 3.13 is needed: make PYTHON=/path/to/it ..."; exit 1; }
	@echo "Making .venv from requirements.lock. This takes half a minute."
	rm -rf .venv
	$(PYTHON) -m venv .venv
	$(BIN)/pip install -qq --disable-pip-version-check --require-hashes -r requirements.lock
	touch $@

# The hashed install and the project itself cannot go into one pip command.
.venv/installed: .venv/locked pyproject.toml
	$(BIN)/pip install -qq --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@
