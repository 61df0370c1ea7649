# make demo   sets everything up and shows the main job
# make test   sets everything up and runs every check
# make wheel  builds dist/*.whl of the last commit with its reading compiled, and checks it; takes a C compiler and two minutes
# make lock   resolves the dependencies anew (after editing pyproject.toml)

PYTHON ?= python3
BIN := .venv/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: demo test check wheel lock clean

demo: .venv/.installed
	$(BIN)/python corpus/demo.py

test: .venv/.installed-dev
	$(MAKE) --no-print-directory check

check:
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "termsdiff needs Python 3.11 or newer; say which: make PYTHON=python3.12"; exit 2; }
	@$(PYTHON) -m venv .venv || { echo "Python's venv module is missing; on Debian: apt-get install python3-venv"; exit 2; }

.venv/.installed: requirements.lock pyproject.toml | .venv/bin/python
	$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

.venv/.installed-dev: requirements-dev.lock .venv/.installed
	$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements-dev.lock
	@touch $@

# From a copy: the compiler leaves its libraries beside the sources, which Python would go on loading instead of them.
wheel: .venv/.installed-dev
	rm -rf build/wheel
	mkdir -p build/wheel dist
	git archive HEAD | tar -x -C build/wheel
	HATCH_BUILD_HOOK_ENABLE_MYPYC=1 $(BIN)/python -m pip wheel --no-deps --no-build-isolation --wheel-dir dist build/wheel
	TERMSDIFF_WHEEL="$$(ls -t dist/*.whl | head -1)" $(BIN)/pytest tests/test_compiled.py

UV := $(BIN)/python -m uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-annotate
lock: | .venv/bin/python
	$(BIN)/python -m pip install --quiet uv
	$(UV) --output-file requirements.lock --group build pyproject.toml
	$(UV) --output-file requirements-dev.lock --group build --group dev --all-extras pyproject.toml

clean:
	rm -rf .venv demo build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
