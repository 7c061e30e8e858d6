# The course's commands; `make` alone lists them. Python 3.11 or newer has to be there, and
# everything else is put into .venv, in the versions that constraints.txt names.

.DEFAULT_GOAL := help
.PHONY: course book offline test check format clean help

SHELL := /bin/sh
RUN := .venv/bin/python -m
INSTALL := $(RUN) pip install --quiet --disable-pip-version-check -c constraints.txt
# Extra options: make course ARGS="--no-browser --port 9000"; make test ARGS="-k quiz"
ARGS ?=
# The tests of one file stay together: they share pages and servers. More than four browsers at
# once help nobody.
# A test that fails is tried once more, and both times are told: some wait for a browser, a kernel
# or a server on a machine that has other work (docs/decisions/0027-a-second-try.md).
SHARES := --reruns 1 -raR -n logical --maxprocesses 4 --dist loadfile
# Name a Python to use it for .venv: make course PYTHON=/opt/python/bin/python3
PYTHON ?=

course: .venv/.course ## Open the course: the book, the labs and the assignments
	@$(RUN) partnership course $(ARGS)

book: .venv/.course ## Build the book into _build/html
	@$(RUN) partnership build $(ARGS)

offline: .venv/.course ## Make a copy that opens by double-click: a folder and a zip, in dist
	@$(RUN) partnership build --offline $(ARGS)

test: check ## Install what the tests need, check everything, run all tests
	@$(RUN) tests.chromium
	@$(RUN) pytest $(SHARES) $(ARGS)

# The book is built from nothing: Sphinx does not look again at pages it has read, so a link to a
# term that has gone would stay unseen.
check: .venv/.dev ## Check code, content and the book, without running the tests
	$(RUN) ruff check .
	$(RUN) ruff format --check .
	$(RUN) mypy
	.venv/bin/lint-imports
	$(RUN) deptry .
	$(RUN) codespell_lib
	$(RUN) partnership check
	$(RUN) partnership build --fresh

format: .venv/.dev ## Put the code into the house style
	@$(RUN) ruff check --fix .
	@$(RUN) ruff format .

clean: ## Remove what was built, never what learners and tutors wrote
	@rm -rf _build dist .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	@find . -name __pycache__ -type d -not -path './.venv/*' -prune -exec rm -rf {} +

help: ## List these commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# Installed again only when what is to be installed has changed.
.venv/.course: pyproject.toml constraints.txt | .venv/.made
	@echo "Installing what the course needs, which can take some minutes the first time ..."
	@$(INSTALL) -e '.[course]'
	@touch $@

.venv/.dev: pyproject.toml constraints.txt | .venv/.made
	@echo "Installing what the course and its tests need ..."
	@$(INSTALL) -e '.[course,dev]'
	@touch .venv/.course $@

# .venv/.made holds the folder it was made in: an environment does not survive being moved, its
# commands and its link to the course go on pointing to the old place.
ifneq ($(wildcard .venv/.made),)
  $(shell [ "$$(cat .venv/.made)" = "$$(pwd -P)" ] || rm -rf .venv)
endif

.venv/.made:
	@found=; \
	for python in $(PYTHON) python3.13 python3.12 python3.11 python3 python; do \
	  if "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
	    found=$$python; break; \
	  fi; \
	done; \
	if [ -z "$$found" ]; then \
	  echo 'The course needs Python 3.11 or newer - install it from python.org or with your' \
	    'system, then try again' >&2; exit 1; \
	fi; \
	if ! "$$found" -c 'import ensurepip, venv' 2>/dev/null; then \
	  echo "$$found cannot make an environment - install the missing part (Debian or Ubuntu:" \
	    'sudo apt-get install python3-venv), then try again' >&2; exit 1; \
	fi; \
	echo "Making .venv with $$("$$found" --version) ..."; \
	if ! "$$found" -m venv .venv; then rm -rf .venv; exit 1; fi; \
	pwd -P > $@
