# Liancha 联查. `make help` lists what there is.
PY := .venv/bin/python
.DEFAULT_GOAL := help

help: ## list the commands
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

check: ## ruff, mypy, import-linter, eslint, vue-tsc
	.venv/bin/ruff check . && .venv/bin/ruff format --check .
	.venv/bin/mypy
	cd pwa && npm run -s check

.PHONY: help check
