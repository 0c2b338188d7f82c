# The two commands of the README and the rest. Each does its own set-up: see packaging/setup_machine.py.
PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin/python

.PHONY: run test check soak bench screens corpus package lock sample clean

run: $(VENV)/ready
	@$(RUN) packaging/start.py

test: $(VENV)/ready-dev
	@$(RUN) -m pytest -n 2 --dist worksteal -m "not soak"

check: $(VENV)/ready-dev
	@$(RUN) -m ruff check . && $(RUN) -m ruff format --check . && $(RUN) -m mypy && $(VENV)/bin/lint-imports

soak: $(VENV)/ready-dev
	@SOURCEMARK_SOAK=1 $(RUN) -m pytest -n 2 --dist worksteal -m "soak or hypothesis"

bench: $(VENV)/ready-dev
	@$(RUN) -m tests.bench

screens: $(VENV)/ready-dev
	@$(RUN) -m tests.screens.take

corpus: $(VENV)/ready-dev
	@$(RUN) -m tests.corpus

package: $(VENV)/ready-dev
	@$(RUN) packaging/build.py

sample: $(VENV)/ready
	@$(RUN) resources/sample/build_sample.py

lock:
	@$(PYTHON) packaging/lock.py

$(VENV)/ready: requirements.lock packaging/setup_machine.py
	@$(PYTHON) packaging/setup_machine.py run

$(VENV)/ready-dev: requirements.lock requirements-dev.lock packaging/setup_machine.py
	@$(PYTHON) packaging/setup_machine.py test

clean:
	rm -rf $(VENV) build dist
