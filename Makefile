# Two commands on a fresh clone: `make demo` shows what newsledger does, `make test` checks it.
# Needs Python 3.11 to 3.13 and git; everything else goes into .venv, pinned with hashes.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
UV := $(shell command -v uv 2>/dev/null || echo .uv/bin/uv)
export DO_NOT_TRACK = 1
export PREFECT_SERVER_ANALYTICS_ENABLED = false

.PHONY: help install demo test bench lock clean

help:  ## what can be made
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

install: $(VENV)/installed  ## everything, pinned, into .venv

demo: install  ## the samples into warehouse.duckdb, and three questions answered
	@$(BIN)/newsledger ingest samples/day1 samples/day2 --warehouse warehouse.duckdb
	@for question in toll_over_time contradictions_by_claimant most_quoted; do \
	  $(BIN)/newsledger sql $$question --with-sql --warehouse warehouse.duckdb || exit 1; done
	@echo; echo 'Next: .venv/bin/newsledger --help · .venv/bin/newsledger sql --list'

test: install  ## ruff, mypy and pytest
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/pytest

bench: install  ## speed on this machine, printed
	$(BIN)/python -m tests.bench

lock:  ## requirements.lock again, from pyproject.toml
	$(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes --group dev --no-header pyproject.toml -o requirements.lock

clean:  ## without what was installed and made here
	rm -rf $(VENV) .uv warehouse.duckdb warehouse.duckdb.*

$(VENV)/installed: pyproject.toml requirements.lock | $(UV)
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' || \
	  { echo "newsledger needs Python 3.11 to 3.13; $(PYTHON) is another one: make PYTHON=/path/to/python3.11"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(UV) pip install --quiet --compile-bytecode --python $(BIN)/python --require-hashes -r requirements.lock
	$(UV) pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation -e .
	@touch $@

.uv/bin/uv:
	$(PYTHON) -m venv .uv
	.uv/bin/pip install --quiet --disable-pip-version-check --require-hashes -r deploy/requirements-uv.lock
