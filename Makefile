# Each target sets up what it needs by itself: a virtual environment in .venv/ with the exact versions of
# requirements.lock. Needs Python 3.11 or newer. Without make, see the README.

PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
export NO_MKDOCS_2_WARNING := 1

.DEFAULT_GOAL := help
.PHONY: help serve site check test test-slow test-exports bundle exports publish lint schemas bench lock clean

help:  ## this list
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

$(READY): requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: set PYTHON=…")'
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --editable .
	$(BIN)/python -m compileall -q scripts  # as pip does with everything but what can be edited
	@touch $@

serve: $(READY)  ## the book on http://127.0.0.1:8000/, again after each edit
	$(BIN)/coursebook serve

site: $(READY)  ## the whole book, built into site/
	$(BIN)/coursebook build

check: $(READY)  ## the content checks alone
	$(BIN)/coursebook check

lint: $(READY)  ## style of the code, and who may import whom
	$(BIN)/ruff check scripts tests benchmarks
	$(BIN)/lint-imports

test: $(READY) lint  ## every check and most tests, browser included
	$(BIN)/coursebook check
	$(BIN)/python -m tests.browser.chromium
	$(BIN)/pytest -n auto --dist worksteal -m "not exports and not slow"

test-slow: $(READY)  ## the same in other languages, and hundreds of edits of made-up books
	$(BIN)/python -m tests.browser.chromium
	$(BIN)/pytest -n auto --dist worksteal -m slow

test-exports: $(READY)  ## what is taken away, read by somebody else's programs (installs them)
	$(BIN)/python -m tests.browser.chromium
	$(BIN)/python -m tests.export.programs
	$(BIN)/pytest -n auto --dist loadfile -m exports  # a file in one process: what its tests share is made once

bundle: $(READY)  ## copies to open without a network or to serve anywhere, into dist/
	$(BIN)/coursebook bundle

exports: $(READY)  ## everything to take away, into dist/
	$(BIN)/coursebook export all

publish: exports  ## everything to take away, and the site that offers it for download
	$(BIN)/coursebook build

schemas: $(READY)  ## the JSON Schemas for editors, after a change of the content model
	$(BIN)/coursebook schemas

bench: $(READY)  ## how long a build takes, also beside other tools, how much a first visit loads and when it is seen
	$(BIN)/python -m benchmarks.measure
	$(BIN)/python -m benchmarks.compare $(BENCH)

lock: $(READY)  ## newer versions of all packages, within the limits of pyproject.toml
	$(BIN)/uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes \
	  --no-header --no-annotate --upgrade --output-file requirements.lock

clean:  ## remove everything that was made
	rm -rf .venv .cache site dist
