# The contributor's interface. `make` alone prints what there is.
# A fresh machine needs Python 3.11, 3.12 or 3.13 and make; every target sets up what it needs.

.DEFAULT_GOAL := help
.SUFFIXES:

VENV := .venv
BIN := $(VENV)/bin

# What `make run` shows first: one town, each dilemma on its own.
FIRST_LOOK_DESIGN := one_choice_at_a_time
FIRST_LOOK := results/first_look

.PHONY: help run dashboard test test-machine bounds lint format benchmark levels screening baselines rivals docs lock clean environment

help: ## print this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' Makefile

run: environment ## sweep the dilemmas in one town, analyse what each choice changes, and write a page about it
	$(BIN)/cjg sweep $(FIRST_LOOK_DESIGN)
	$(BIN)/cjg report $(FIRST_LOOK_DESIGN) --out $(FIRST_LOOK) --without-pictures
	@echo
	@echo "Open $(FIRST_LOOK)/report.html in a browser: what each choice changes, and how sure that is."
	@echo "Its tables lie beside it; the runs are in the store. $(BIN)/cjg --help says what else there is."

dashboard: environment ## open the what-if dashboard in the browser
	$(BIN)/cjg dashboard

# One after the other, also under `make -j`: each step needs the one before.
test: ## set up this machine for the tests, then run every check (what .ci/run runs)
	@$(MAKE) --no-print-directory test-machine
	@$(MAKE) --no-print-directory environment
	@$(MAKE) --no-print-directory lint
	@# compiled once, here: workers that all find no machine code would all compile
	$(BIN)/python -c "from sim.run.simulation import warm_up; warm_up()"
	$(BIN)/python -m pytest --numprocesses 2 --dist loadfile

test-machine: ## install what the tests need outside Python, or name what is missing
	@sh setup/machine_for_tests.sh

bounds: environment ## run the model once with every array access checked (compiles anew; about two minutes)
	$(BIN)/python tests/boundscheck.py

lint: environment ## style, types and import directions
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: environment ## lay out the code and mend what ruff can mend
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

benchmark: environment ## measure speed and memory; prints a table, writes results/benchmark.json
	$(BIN)/python -m benchmarks

levels: environment ## run the shipped towns for the table and picture of levels in docs/validation.md
	$(BIN)/python docs/levels.py

screening: environment ## sweep the numbers of the model for the table of what matters in docs/validation.md
	$(BIN)/python docs/screening.py

baselines: environment ## accept the present results as the golden ones (then write a "Results changed:" entry)
	$(BIN)/python -m pytest tests/baselines --update

rivals: environment ## put model and rivals to the patterns; writes experiments/reference/rivals.json
	$(BIN)/python -m experiments.patterns.rivals

docs: environment ## write the generated tables of docs/ again
	$(BIN)/python docs/tables.py

lock: environment ## pin the dependencies again; UPGRADE=1 takes newer releases
	@cp requirements.lock requirements.lock.new
	$(BIN)/uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 --fork-strategy fewest \
	    --generate-hashes --no-emit-index-url --no-header --no-annotate --quiet \
	    $(if $(UPGRADE),--upgrade) --output-file requirements.lock.new
	@{ printf '# Every release the model runs on, for Python 3.11-3.13 on any platform, development tools included.\n'; \
	   printf '# Written by `make lock` from pyproject.toml.\n'; \
	   sed '/^#/d' requirements.lock.new; } > requirements.lock
	@rm requirements.lock.new

clean: ## remove the environment and what the tools left behind (results/ stays)
	rm -rf $(VENV) build dist *.egg-info .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The environment is built once and kept while requirements.lock stays the same, byte for byte. A half-built one carries no
# stamp, so the next call builds it again.
environment: # builds .venv from requirements.lock
	@sh setup/environment.sh $(VENV)
