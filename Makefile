# Two commands matter: `make demo` and `make test`. Both set the machine up first.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: install demo test check site lock clean

install: .venv/installed

.venv/installed: requirements-dev.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "jixiao needs Python 3.11 or newer; say make PYTHON=python3.12")'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

demo: install
	$(BIN)/jixiao ingest data/samples --data data/tables
	$(BIN)/jixiao query --data data/tables "$$(cat data/demo.sql)"

test: install tools
	$(BIN)/python -m pytest --numprocesses auto --dist loadfile

# The checks that every commit passes.
check: install
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# What pip cannot install: LibreOffice for old Word files, Tesseract as second engine of scans, fonts for the tests.
.PHONY: tools
tools:
	@sh scripts/install-tools.sh

# docs/ as a site with its search, in site/: it needs no network and no server.
site: install
	NO_MKDOCS_2_WARNING=1 $(BIN)/python -m mkdocs build --strict --quiet

lock: install
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile pyproject.toml --extra openvino --universal --python-version 3.11 --generate-hashes --no-header --quiet -o requirements.lock
	$(BIN)/uv pip compile pyproject.toml --extra dev --extra openvino --extra dask --extra polars --extra notebooks --universal --python-version 3.11 --generate-hashes --no-header --quiet -c requirements.lock -o requirements-dev.lock

clean:
	rm -rf .venv site data/tables data/interim
