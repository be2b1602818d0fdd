# Two commands do all: `make demo` shows the record of a report, `make test` runs every check. Each sets up what it needs
# in .venv, from the pinned and hashed packages of requirements/. Needs Python 3.11 or later, pip and make.

PYTHON ?= python3
BIN := .venv/bin
EXAMPLE := examples/2031-03-03-meridian-red-line.md
# Some systems make a virtual environment without pip: then the system's own pip fills it.
PIP = $$($(BIN)/python -m pip --version >/dev/null 2>&1 && echo $(BIN)/python -m pip || \
	echo $(PYTHON) -m pip --python $(BIN)/python) --disable-pip-version-check -qq
COMPILE = uv pip compile --quiet --generate-hashes --no-emit-index-url --no-header --python-version 3.11 --universal

.PHONY: demo test check docs model pins clean

demo: .venv/run.done
	@$(BIN)/sayso read $(EXAMPLE)

test: .venv/dev.done check
	$(BIN)/python -m pytest

check: .venv/dev.done
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

.venv/python.done:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "sayso needs Python 3.11 or later; name one: make PYTHON=python3.11"; exit 1; }
	@echo "setting up .venv (once; some minutes)"
	@$(PYTHON) -m venv .venv 2>/dev/null || $(PYTHON) -m venv --clear --without-pip .venv
	@touch $@

.venv/run.done: .venv/python.done requirements/run.txt requirements/build.txt pyproject.toml
	@$(PIP) install --require-hashes -r requirements/run.txt -r requirements/build.txt
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

.venv/dev.done: .venv/run.done requirements/dev.txt
	@$(PIP) install --require-hashes -r requirements/dev.txt
	@touch $@

.venv/train.done: .venv/dev.done requirements/train.in
	@$(PIP) install -r requirements/train.in
	@touch $@

# Train the trained reader anew, from the corpora (docs/model-card.md says which). Some hours on two cores; goes on where
# it was cut. `make model OUT=src/sayso/reader/weights` puts the weights where they ship.
model: .venv/train.done
	$(BIN)/python -m sayso.train $(if $(OUT),--out $(OUT))

# Write anew the pages that code and codebook say themselves.
docs: .venv/run.done
	$(BIN)/python -m sayso.cli.reference docs

# Pin anew what pyproject.toml asks for (needs uv).
pins:
	$(COMPILE) pyproject.toml -o requirements/run.txt
	$(COMPILE) pyproject.toml --extra dev -c requirements/run.txt -o requirements/dev.txt
	$(COMPILE) requirements/build.in -o requirements/build.txt

clean:
	rm -rf .venv
