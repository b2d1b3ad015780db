# make            prints this list
# make setup      virtual environment, locked dependencies, built assets (second time: nothing to do, no network)
# make demo       set up, fill a fictional force from a sample report, publish, serve it
# make test       set up, then every test, and those of the database once more on PostgreSQL
# make check      format, lint, types, import contract
# make bench      the measurements of bench/
# make docs       writes the pages of docs/reference that come from the code
# make pictures   takes the pictures of docs/pictures anew (needs Chromium)

PYTHON ?= python3
BIN := .venv/bin
BUILT := src/answerable/look/static/built/stamp

.PHONY: help setup demo test check bench docs pictures lock
help:
	@sed -n 's/^# //p' Makefile

setup: .venv/stamp $(BUILT)

.venv/stamp: requirements-dev.lock pyproject.toml
	@./tools/make-venv "$(PYTHON)"
	@touch $@

$(BUILT): package.json package-lock.json tools/build-assets $(wildcard src/answerable/look/styles/*) .venv/stamp
	@./tools/build-assets

demo: setup
	@$(BIN)/answerable demo

test: setup
	@./tools/test-parts
	@$(BIN)/python -m pytest -n 2 --dist loadgroup tests
	@./tools/test-on-postgresql

check: setup
	@$(BIN)/ruff format --check src tests bench tools
	@$(BIN)/ruff check src tests bench tools
	@$(BIN)/mypy
	@$(BIN)/lint-imports

bench: setup
	@for file in bench/*.py; do echo "== $$file"; $(BIN)/python $$file; done

docs: setup
	@$(BIN)/python -m tools.reference

pictures: setup
	@./tools/take-pictures

lock:
	@./tools/lock
