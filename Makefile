# Needs make, Python 3.11 or newer, and a package index. `make` lists what it can do.
PYTHON ?= python3
UV     ?= uv
VENV   := .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.installed
PAGES  := README.md README.zh-CN.md docs/cli.md docs/cli.zh-CN.md

help:     ## list what make can do
	@sed -n 's/^\([a-z]*\): .*## /make \1\t/p' Makefile

demo: $(READY)     ## score the sample district into ./demo
	@$(BIN)/assess demo

test: $(READY)     ## every check: format, lint, types, layers, documents, tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/cog -I tools --check -P $(PAGES)
	$(BIN)/pytest

agree: $(READY)     ## score 10,000 random records twice, by the engine and naively
	cd tests && ../$(BIN)/python -m reference.agree

bench: $(READY)     ## time and memory, as ratios
	$(BIN)/python benchmarks/run.py
	$(BIN)/python benchmarks/storing.py
	$(BIN)/python benchmarks/import_rows.py
	$(BIN)/python benchmarks/notices.py
	$(BIN)/python benchmarks/robustness.py

readme: $(READY)     ## write the generated blocks of the documents again
	$(BIN)/cog -I tools -r -P $(PAGES)

messages: $(READY)     ## take new sentences into the catalogue, and compile it
	$(BIN)/python tools/messages.py

lock:     ## choose the newest versions again (needs uv)
	printf 'hatchling\neditables\n' | $(UV) pip compile --quiet --upgrade \
	  --universal --python-version 3.11 --extra dev --generate-hashes \
	  --no-header --no-annotate --output-file requirements.lock pyproject.toml -

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and \
	  "assess needs Python 3.11 or newer: make PYTHON=/path/to/python3")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --no-build-isolation --no-deps -e .
	$(BIN)/python -m compileall -q assess
	@touch $@

.PHONY: help demo test agree bench readme messages lock
