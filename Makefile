# `make site` and `make test` do all their set-up themselves, given Python 3.11 or later, pip and
# make. All they make lies in .venv, .chronicle and site; `make clean` takes it away again.
.POSIX:
.SUFFIXES:
.PHONY: help site serve test check pr chromium strace hostile mutants fuzz html-check lighthouse
.PHONY: hostile-import bench bench-rivals reference words wheel wheel-check constraints clean

PYTHON = python3
BIN = .venv/bin
# Newer than what it was made from when the environment is as constraints.txt says.
READY = .venv/ready
EXAMPLE = docs/example/article.txt
SCRATCH = .chronicle/scratch
HOSTILE = ../shared/hostile/html

# help: list these commands
help:
	@sed -n 's/^# \([a-z-]*: \)/make \1/p' Makefile

# site: set up, draft an example article, check content/, build site/
site: $(READY)
	@rm -rf $(SCRATCH)
	$(BIN)/chronicle import --drafts $(SCRATCH) $(EXAMPLE)
	$(BIN)/chronicle check
	$(BIN)/chronicle build
	@echo 'Built site/. To read it, with every change of content/ shown as it is saved:'
	@echo '    $(BIN)/mkdocs serve      (or: make serve)'
	@echo 'and open the address that it prints.'

# serve: preview content/ in a browser while you write
serve: $(READY)
	$(BIN)/mkdocs serve

# test: set up, find Chromium and strace, and run every check
test: $(READY) chromium strace check

# check: the same without the set-up
check:
	$(BIN)/ruff format --check --quiet
	$(BIN)/ruff check --quiet
	$(BIN)/mypy
	$(BIN)/pytest --numprocesses=auto

# pr: all that a pull request is held to, against BASE (main); SUMMARY=FILE takes the diff in Markdown
BASE = main
FORM = text
SUMMARY =
SITE = $(SCRATCH)/site
pr: $(READY)
	@status=0; summary="$(SUMMARY)"; set -x; \
	$(BIN)/chronicle check --format $(FORM) || status=1; \
	$(BIN)/chronicle fmt --check --format $(FORM) || status=1; \
	$(BIN)/chronicle diff $(BASE)... $${summary:+--format markdown --output "$$summary"} || status=1; \
	$(BIN)/chronicle build --site-dir $(SITE) --format $(FORM) || status=1; \
	exit $$status

# chromium: find the browser that tests drive; install it when run as root
chromium:
	@.ci/chromium >/dev/null 2>&1 || test "$$(id -u)" != 0 || \
	  { apt-get update -qq && \
	    DEBIAN_FRONTEND=noninteractive apt-get install -qq --no-install-recommends chromium; }
	@.ci/chromium >/dev/null

# strace: find what stops builds at a point for tests; install it when run as root
strace:
	@command -v strace >/dev/null || test "$$(id -u)" != 0 || \
	  { apt-get update -qq && \
	    DEBIAN_FRONTEND=noninteractive apt-get install -qq --no-install-recommends strace; }
	@command -v strace >/dev/null || \
	  { echo 'Tests that stop builds need strace: apt install strace' >&2; exit 1; }

# hostile: attack with every string of the public suites, stop a build at every point (hours)
hostile: $(READY) chromium strace
	CHRONICLE_HOSTILE=all $(BIN)/pytest tests/hostile

# mutants: take every guard away, one by one; a test must fail each time (twenty minutes)
mutants: $(READY) chromium strace
	$(BIN)/python tests/hostile/mutants.py

# fuzz: a minute of guided noise for everything that reads what others wrote (SECONDS=60)
SECONDS = 60
FUZZ = .chronicle/fuzz
fuzz: $(READY)
	$(BIN)/pip install --quiet --upgrade --target $(FUZZ) 'atheris>=3,<4'
	for target in front_matter settings edtf references article fingerprint state; do \
	  PYTHONPATH=$(FUZZ):src $(BIN)/python tests/hostile/fuzz.py $$target -max_total_time=$(SECONDS) \
	    -rss_limit_mb=2000 -timeout=10 -artifact_prefix=$(FUZZ)/ || exit 1; \
	done

# html-check: hold site/ against the HTML standard (needs npm and Java); report in docs/
html-check:
	.ci/html-check

# lighthouse: hold front, month and event page of site/ to 100 of 100 (needs npm); report in docs/
lighthouse: chromium
	.ci/lighthouse.py

# hostile-import: run html5lib's inputs through the importer (needs ../shared/hostile)
hostile-import: $(READY)
	@if test -d $(HOSTILE); then $(BIN)/python benchmarks/hostile_import.py $(HOSTILE); \
	  else echo 'hostile-import: skipped, since there is no $(HOSTILE)'; fi

# bench: measure chronicle alone and write docs/performance.* (SIZES='100 1000', RUNS=1, OUT=DIR)
SIZES = 100 1000 10000
RUNS = 3
OUT = docs
# On a machine with other work both refuse; BUSY=--busy measures all the same, and says so.
BUSY =
MEASURE = --sizes $(SIZES) --runs $(RUNS) --out $(OUT) $(BUSY)
bench: $(READY)
	$(BIN)/python benchmarks/bench.py $(MEASURE)

# bench-rivals: the same beside other generators, installed for it (TOOLS='hugo eleventy')
TOOLS = hugo hugo-with-data eleventy mkdocs material-for-mkdocs zensical
bench-rivals: $(READY)
	$(BIN)/python benchmarks/rivals.py $(MEASURE) --tools $(TOOLS)

# reference: write anew what comes from the model: docs/, .vscode/, .github/
reference:
	$(BIN)/chronicle init --refresh .

# words: put every message of templates and code into the catalogues of the languages
words: $(READY)
	$(BIN)/python scripts/words.py

# wheel: build the wheel into dist/, with the pinned back end and no network
wheel: $(READY)
	rm -rf dist
	$(BIN)/hatchling build --target wheel

# wheel-check: build it, and try it in an empty environment (TAG=v1.2.3: hold it to that version)
wheel-check: wheel
	.ci/wheel-check $(TAG)

# constraints: resolve constraints.txt anew (UPGRADE=--upgrade: with the newest that fits)
constraints:
	$(PYTHON) -m venv --clear .chronicle/pip-tools
	.chronicle/pip-tools/bin/pip install --quiet --upgrade pip 'pip-tools>=7.5,<8'
	.chronicle/pip-tools/bin/python .ci/constraints $(UPGRADE)

# clean: remove all that these commands made
clean:
	rm -rf .venv .chronicle site .hypothesis .mypy_cache .pytest_cache .ruff_cache

$(READY): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo 'Chronicle needs Python 3.11 or later: make PYTHON=python3.11 …' >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
	  { echo 'Python cannot make a virtual environment: apt install python3-venv' >&2; exit 1; }
	$(PYTHON) -m venv --clear .venv
	$(BIN)/pip install --quiet --require-hashes -r constraints.txt
	$(BIN)/pip install --quiet --no-deps --no-build-isolation -e .
	@touch $(READY)
