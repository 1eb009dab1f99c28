# Tekijät. Needs Python 3.11 or newer with venv, and make; everything else is installed here.
.DEFAULT_GOAL := help
.PHONY: help run test unit bench check lint format messages lock clean

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8000
export PORT

help: ## List the commands
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | awk -F':.*## ' '{printf "  make %-10s %s\n", $$1, $$2}'

# The locked files name every package there is to install. pip must not look further: for a package
# with extras it would try a newer release than the locked one, and then refuse it.
$(VENV)/.run: requirements.txt
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements.txt
	@touch $@

$(VENV)/.dev: requirements.txt requirements-dev.txt
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements-dev.txt
	@touch $@ $(VENV)/.run

run: $(VENV)/.run ## Serve the demo site on http://localhost:8000/ (PORT, ADMIN_PASSWORD, VAR, DATABASE_URL)
	@bash scripts/run.sh

test: $(VENV)/.dev ## Everything: unit tests on SQLite and PostgreSQL, and the real browser
	@bash scripts/test.sh

unit: $(VENV)/.dev ## The quick tests alone, on SQLite
	$(BIN)/python -m pytest -q -m "not e2e" -n auto

bench: $(VENV)/.dev ## Measure on SQLite and PostgreSQL (PART=reach for one part, BENCH_HITS for a smaller run)
	$(BIN)/python -m bench $(PART)

check: $(VENV)/.dev ## Lint, format, import storeys, migrations, translations
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	@PYTHONPATH=site:. $(BIN)/lint-imports
	$(BIN)/python manage.py makemigrations --check --dry-run --settings=config.settings.test
	$(BIN)/python scripts/catalogues.py --check

format: $(VENV)/.dev ## Put the code in form
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

messages: $(VENV)/.dev ## Collect the texts of the interface and compile the catalogues
	$(BIN)/python scripts/catalogues.py

lock: $(VENV)/.dev ## Compile requirements*.txt from pyproject.toml
	$(BIN)/uv pip compile pyproject.toml --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --custom-compile-command "make lock" -o requirements.txt
	$(BIN)/uv pip compile pyproject.toml --extra dev --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --custom-compile-command "make lock" -o requirements-dev.txt

clean: ## Remove the virtual environment and the data folder
	rm -rf $(VENV) var
