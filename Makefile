# Each target sets itself up; `make help` lists them.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
RUN    := $(VENV)/.installed-run
DEV    := $(VENV)/.installed-dev
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DEFAULT_GOAL := help
.PHONY: help setup site serve test check lint types quality update-goldens bench kill-test screenshots zensical lighthouse offline lock clean

help: ## List the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-15s %s\n", $$1, $$2}'

site: $(RUN) ## Generate the pages from seeds/, check them, build site/
	$(BIN)/briefing build

setup: $(RUN) ## Make the virtual environment and install the locked requirements

serve: $(RUN) ## Preview at http://127.0.0.1:8000, following every edit of seeds/ and docs/
	$(BIN)/briefing serve

test: $(DEV) lint types ## Lint, type-check and run the whole suite, under two hash seeds
	PYTHONHASHSEED=0 $(BIN)/python -m pytest -n 2
	PYTHONHASHSEED=4242 $(BIN)/python -m pytest -n 2 -m "not browser and not slow and not once"

lighthouse: site ## Lighthouse's scores for each kind of page (needs node and Chromium)
	$(BIN)/python tools/lighthouse.py

screenshots: site $(DEV) ## Pictures of each kind of page in screenshots/: phone, desktop, light, dark, print
	$(BIN)/python tools/screenshots.py

zensical: $(RUN) ## The same sources by Material's successor, in an environment of its own
	$(BIN)/briefing generate --quiet
	test -x .zensical/bin/zensical || { $(PYTHON) -m venv .zensical && .zensical/bin/pip install --quiet zensical; }
	.zensical/bin/zensical build --clean

offline: $(RUN) ## briefing-offline.zip: a copy of the site that opens from a file, search included
	$(BIN)/briefing generate --quiet
	$(BIN)/mkdocs build --quiet --strict -f mkdocs.offline.yml -d site/offline
	cd site && ../$(BIN)/python -m zipfile -c ../briefing-offline.zip offline/
	@echo "briefing-offline.zip is made; unpack it and open offline/index.html."

check: $(RUN) ## Check the promises on what stands in docs/
	$(BIN)/briefing check

lint: $(DEV) ## Style and architecture
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports

types: $(DEV) ## mypy --strict
	$(BIN)/mypy

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "$$($(PYTHON) --version): Python 3.11 or newer is needed. Name one: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || \
	  { echo "$(PYTHON) lacks its venv module. On Debian or Ubuntu: sudo apt-get install python3-venv"; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(RUN): $(VENV)/bin/python requirements.txt pyproject.toml
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e .
	@touch $@

$(DEV): $(RUN) requirements-dev.txt
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements-dev.txt
	@touch $@

bench: $(DEV) ## Speed and memory, beside compromise and pyvips where they are
	$(BIN)/python -m benchmarks.annotate_speed
	$(BIN)/python -m benchmarks.photos

kill-test: $(DEV) ## Kill a hundred runs at random points; no page may be lost
	$(BIN)/python -m tests.kill 100

update-goldens: $(DEV) ## Accept what is found and how it reads now (read the difference first)
	$(BIN)/python -m tests.goldens
	@git --no-pager diff --stat -- tests/goldens

quality: $(DEV) ## What extraction gained and lost against the last commit
	$(BIN)/python -m tests.quality

# Universal locks for Python 3.11 to 3.14 on every platform; needs uv, which is not a dependency of the project.
LOCK := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header
lock: ## Renew the hash-locked requirements (needs uv)
	$(LOCK) --upgrade pyproject.toml --group dev -o requirements-dev.txt
	$(LOCK) pyproject.toml --group build -c requirements-dev.txt -o requirements.txt
	@sed -i.bak '/-c requirements-dev.txt/d' requirements.txt && rm -f requirements.txt.bak

clean: ## Remove what can be made again
	rm -rf site $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis
