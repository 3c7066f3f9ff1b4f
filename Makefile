# `make demo` shows the paper; `make test` runs everything that CI runs.
PYTHON ?= python3
VENV   := .venv
GOLD   ?= ../shared/gold
BIN    := $(VENV)/bin
UV_VERSION := 0.13

.DEFAULT_GOAL := help
.PHONY: help demo test quality format messages lock clean

help: ## What can be made
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1|/' | column -t -s '|'

$(VENV)/.made: requirements.lock requirements-dev.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check 'uv>=$(UV_VERSION)'
	$(BIN)/uv pip install --python $(BIN)/python --require-hashes -r requirements-dev.lock
	$(BIN)/uv pip install --python $(BIN)/python --no-deps -e .
	@touch $@

demo: $(VENV)/.made ## The demo world, ingested and served
	@$(BIN)/broadsheet demo

test: $(VENV)/.made ## Every check that CI runs
	@$(BIN)/python -m tests.run

quality: $(VENV)/.made ## Every measure beside its floor, on the gold data in GOLD
	@$(BIN)/python -m quality.floors $(GOLD)

messages: $(VENV)/.made ## Collect and compile the messages of the interface
	$(BIN)/python -m broadsheet.web.messages

format: $(VENV)/.made ## Format the code
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lock: $(VENV)/.made ## Resolve the dependencies again
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-annotate --no-header --no-emit-index-url --no-emit-find-links pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-annotate --no-header --no-emit-index-url --no-emit-find-links pyproject.toml --group dev -o requirements-dev.lock

clean: ## Remove what was made
	rm -rf $(VENV) build dist var
