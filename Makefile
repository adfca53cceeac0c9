# Liancha 联查. `make help` lists what there is.
PY := .venv/bin/python
.DEFAULT_GOAL := help
.PHONY: help run backup backups restore test check rules bench lighthouse soak chaos types e2e format clean model

help: ## list the commands
	@grep -hE '^[a-z0-9-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

run: .venv/run.stamp ## start everything: PHONE=1 for phones on this network, PORT, HOST, DATABASE_URL, S3_*, DATA_DIR by environment
	@$(PY) -m backend.launch

test: .venv/test.stamp pwa/node_modules/.test.stamp browser build ## install what is missing, run every test
	$(PY) -m pytest -n 2
	cd pwa && npm run -s test
	cd pwa && npm run -s e2e

backup: .venv/run.stamp ## one dump of the database into the object store; KEEP=n forgets older ones
	@$(PY) -m backend.launch.command backup $(if $(KEEP),--keep $(KEEP))

restore: .venv/run.stamp ## BACKUP=id (make backups lists them) or latest; the old database stays beside under another name
	@$(PY) -m backend.launch.restore $(or $(BACKUP),latest)

backups: .venv/run.stamp ## the dumps a restore may choose
	@$(PY) -m backend.launch.command backups

check: .venv/test.stamp pwa/node_modules/.test.stamp ## ruff, mypy, import-linter, eslint, vue-tsc
	.venv/bin/ruff check . && .venv/bin/ruff format --check .
	.venv/bin/mypy
	.venv/bin/lint-imports
	cd pwa && npm run -s check

rules: .venv/test.stamp ## which of R1–R146 have tests, and how many
	@$(PY) -m tests.guards.rules

model: .venv/test.stamp ## every state of the protocol's models, and what breaks without each rule; RULE=P33 tells it in words, DEEP=1 goes further
	@$(PY) -m tests.model

bench: .venv/test.stamp pwa/node_modules/.test.stamp build ## figures beside a peer, in one run
	@$(PY) -m tests.bench

lighthouse: .venv/test.stamp pwa/node_modules/.test.stamp browser build ## Lighthouse as a phone, on the pages people meet first
	@$(PY) -m tests.bench.lighthouse

soak: .venv/test.stamp pwa/node_modules/.test.stamp browser build ## the long proofs; SOAK_MINUTES=30 for a recording of real length
	$(PY) -m pytest -n 2 -m soak
	cd pwa && npm run -s soak

chaos: .venv/test.stamp pwa/node_modules/.test.stamp ## break every promise of sync: SEEDS=200, OPS, WORLDS; one seed again with SEED=7
	@$(PY) -W ignore -m tests.scenarios.chaos --seeds $(or $(SEEDS),20) --ops $(or $(OPS),500) --worlds $(or $(WORLDS),2)

e2e: .venv/test.stamp pwa/node_modules/.test.stamp browser build ## every story in a real browser, the long ones too, on both phones
	cd pwa && STORIES=all npm run -s e2e -- --project=360×740
	cd pwa && STORIES=all npm run -s e2e -- --project=412×915

types: .venv/test.stamp pwa/node_modules/.test.stamp ## OpenAPI from the schemas, TypeScript from OpenAPI
	@mkdir -p var && $(PY) -m backend.cli openapi > var/openapi.json
	cd pwa && npm run -s types

format: .venv/test.stamp ## format the Python
	.venv/bin/ruff format . && .venv/bin/ruff check --fix .

clean: ## remove what was built; data in var/ stay
	rm -rf .venv pwa/node_modules pwa/dist .mypy_cache .ruff_cache .pytest_cache

# --- what the commands stand on -------------------------------------------------------------------
.venv/bin/python:
	@python3 -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed")'
	@python3 -m venv .venv

.venv/run.stamp: pyproject.toml requirements.lock | .venv/bin/python
	@echo "  … 安装 Python 依赖 / installing Python packages"
	@.venv/bin/pip install -qq --disable-pip-version-check -c requirements.lock -e '.[embedded]' && touch $@

.venv/test.stamp: pyproject.toml requirements.lock | .venv/bin/python
	@echo "  … 安装测试依赖 / installing test packages"
	@.venv/bin/pip install -qq --disable-pip-version-check -c requirements.lock -e '.[embedded,dev]' && touch .venv/run.stamp $@

pwa/node_modules/.test.stamp: pwa/package-lock.json .venv/test.stamp
	@$(PY) -m backend.launch.pwa packages

.PHONY: browser build
browser:
	@.ci/browser

build: pwa/node_modules/.test.stamp
	@$(PY) -m backend.launch.pwa build
