# The one list of commands. `make` alone prints it; `make demo` and `make test` set up all they need.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

PYTHON  ?= python3
WORKERS ?= 2
DEMO    ?= demo
VENV    := .venv
BIN     := $(VENV)/bin
STEP    := tools/step
ASSETS  := src/goldenthread_web/built/static/staticfiles.json
PIP     := $(BIN)/python -m pip --quiet --disable-pip-version-check --retries 10
HASHED  := install --require-hashes --no-deps --no-build-isolation
PYTEST  := $(BIN)/python -m pytest -n $(WORKERS) --dist loadgroup
LOCK    := $(CURDIR)/$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
           --no-emit-index-url --no-annotate --no-header

# Strict: without it, a package that could not be asked about counts as one without known vulnerabilities.
AUDIT   := $(BIN)/pip-audit --strict --disable-pip --require-hashes --progress-spinner off

# The tests start many Pythons: what is compiled is kept, also where the machine is told not to keep it.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help demo demo-stop test verify bench docs lint types contracts format lock sbom audit machine clean

help:  ## print this list
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /\1|/' \
	  | while IFS='|' read -r name words; do printf '  make %-10s %s\n' "$$name" "$$words"; done

demo: $(VENV)/installed-run $(ASSETS)  ## make the synthetic authority, load it, write its report and start its site; prints where to look
	@$(BIN)/goldenthread demo $(DEMO)
	@$(BIN)/goldenthread demo-site --workspace $(DEMO)

demo-stop:  ## stop the site of the demo
	@$(BIN)/goldenthread demo-site --workspace $(DEMO) --stop

test: lint types contracts $(ASSETS)  ## all checks and tests, the long acceptance runs sampled
	@$(PYTEST) -q -m "not whole"

verify: lint types contracts $(ASSETS)  ## all checks and tests, the long runs whole, the web on PostgreSQL too; writes docs/generated/verification.md
	@$(PYTEST) -q --verification=docs/generated/verification.md
	@$(PYTEST) -q tests/web --database=postgresql

bench: $(VENV)/installed-test $(ASSETS)  ## the measured comparisons; writes bench/results/
	@$(BIN)/python -m bench

docs: $(VENV)/installed-test  ## write docs/generated/ from the code
	@$(BIN)/python -m tools.docs

lint: $(VENV)/installed-test  ## style and common mistakes
	@$(STEP) lint   $(BIN)/ruff check --quiet --output-format concise
	@$(STEP) format $(BIN)/ruff format --quiet --check --diff

format: $(VENV)/installed-test  ## put the code in its standard form, mending what can be mended
	@$(BIN)/ruff check --quiet --fix || true
	@$(BIN)/ruff format --quiet

types: $(VENV)/installed-test  ## types
	@$(STEP) types $(BIN)/mypy

contracts: $(VENV)/installed-test  ## which package may import which
	@$(STEP) contracts $(BIN)/lint-imports --no-cache

lock: $(VENV)/installed-lock $(VENV)/installed-node  ## write the hash-pinned lock files anew from requirements/*.in and pyproject.toml
	@cd requirements && $(LOCK) build.in -o build.txt
	@cd requirements && $(LOCK) lock.in  -o lock.txt
	@cd requirements && $(LOCK) node.in  -o node.txt
	@cd requirements && $(LOCK) ../pyproject.toml -c constraints.in -o run.txt
	@cd requirements && $(LOCK) ../pyproject.toml test.in --extra spark --extra postgres -c constraints.in -c run.txt -o test.txt
	@cd requirements && $(LOCK) audit.in -c test.txt -o audit.txt
	@cd requirements && $(LOCK) ../pyproject.toml --extra spark -c constraints.in -c test.txt -o spark.txt
	@cd requirements && $(LOCK) ../pyproject.toml --extra postgres --extra sqlserver -c constraints.in -c test.txt -o databases.txt
	@$(BIN)/python -m tools.assets lock
	@echo "The lock files are written: see requirements/ and package-lock.json. Go on with make sbom"

sbom: $(VENV)/installed-run  ## write requirements/sbom.cdx.json: the packages that run, their licences and hashes
	@$(BIN)/python -m tools.sbom

audit: $(VENV)/installed-audit  ## ask the public list of known vulnerabilities about every locked package; needs the network
	@for lock in requirements/*.txt; do $(STEP) "$$(basename $$lock .txt)" $(AUDIT) -r $$lock; done

machine:  ## install with apt what the whole test suite needs from the system: Chromium, Pango, PostgreSQL, Java
	@.ci/machine

clean:  ## remove everything that the commands above made, but for what is committed
	@rm -rf $(VENV) $(DEMO) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis src/*.egg-info node_modules src/goldenthread_web/built
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

# --- what is installed: one stamp for each lock file, so that a changed lock is installed again ---

$(VENV)/pyvenv.cfg:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "goldenthread needs Python 3.11 or newer. Name one: make PYTHON=python3.12 ..." >&2; exit 1; }
	@echo "Setting up $(VENV) (once)"
	@$(PYTHON) -m venv $(VENV) \
	  || { rm -rf $(VENV); echo "Python's venv module is missing. On Debian: apt-get install python3-venv" >&2; exit 1; }

$(VENV)/installed-build: requirements/build.txt $(VENV)/pyvenv.cfg
	@$(PIP) install --require-hashes --no-deps -r $<
	@touch $@

$(VENV)/installed-package: pyproject.toml $(VENV)/installed-build
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/installed-run: requirements/run.txt $(VENV)/installed-package
	@$(STEP) install $(PIP) $(HASHED) -r $<
	@touch $@

$(VENV)/installed-test: requirements/test.txt $(VENV)/installed-package
	@$(STEP) install $(PIP) $(HASHED) -r $<
	@touch $@ $(VENV)/installed-run

$(VENV)/installed-audit: requirements/audit.txt $(VENV)/installed-build
	@$(STEP) install $(PIP) $(HASHED) -r $<
	@touch $@

$(VENV)/installed-lock: requirements/lock.txt $(VENV)/installed-build
	@$(PIP) $(HASHED) -r $<
	@touch $@

# Only for a machine that has no Node.js of its own.
$(VENV)/installed-node: requirements/node.txt $(VENV)/installed-build
	@command -v npm >/dev/null || $(STEP) install $(PIP) $(HASHED) -r $<
	@touch $@

# --- what the web application sends beside its pages ---

$(ASSETS): package-lock.json tools/assets.py src/goldenthread/reports/formats/font.py \
           $(wildcard $(addprefix src/goldenthread_web/components/,styles/*.scss scripts/*.js pictures/*.svg)) \
           $(VENV)/installed-node | $(VENV)/installed-run
	@$(STEP) assets $(BIN)/python -m tools.assets
	@touch $@
