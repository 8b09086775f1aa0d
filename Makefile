# Plainwell. `make run` starts it, `make test` checks it; `make help` lists the rest.
# What is missing on this computer (gcc, Node, npm, a browser) scripts/need installs
# from Debian's packages where it may, and names in one line where it may not.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory
.NOTPARALLEL:
.PHONY: help run test test-quick build front bench proof check fmt clean tools

# One set of flags for every call of go, so that SQLite is compiled as seldom as can
# be. FTS5 is needed; extensions are never loaded, so their loader stays out.
export GOFLAGS := $(GOFLAGS) -trimpath -buildvcs=false -tags=sqlite_fts5,sqlite_omit_load_extension
# go-sqlite3 is C. Without this a missing compiler would give a program with no SQLite.
export CGO_ENABLED := 1
export GO_FILES := cmd internal locales scripts $(wildcard pwa/*.go)
export PLAINWELL_BIN := $(CURDIR)/bin/plainwell

help: ## list these targets
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' Makefile | while IFS=$$'\t' read -r name words; do printf '  make %-11s %s\n' "$$name" "$$words"; done

run: build ## build and start on http://localhost:8080, with made-up surgeries and the database in ./data
	@PLAINWELL_DATA_DIR="$${PLAINWELL_DATA_DIR:-data}" exec bin/plainwell serve --example-places

test: ## every check, with the browser tests in a real Chromium
	@+scripts/test

test-quick: ## every check but the browser tests
	@+scripts/test --quick

build: front ## the finished program at bin/plainwell
	go build -o bin/plainwell ./cmd/plainwell

front: tools pwa/node_modules/.installed ## scripts, styles, icons and pictures, in pwa/built
	cd pwa && node build.mjs

tools:
	@scripts/need go gcc node

# npm ci deletes node_modules first, so this file is there only when all of it worked.
pwa/node_modules/.installed: pwa/package-lock.json | tools
	cd pwa && npm ci --include=dev --no-audit --no-fund
	@mkdir -p $(@D) && touch $@

check: build ## measure how easy each page and message is to read (ARGS=--release for all points)
	bin/plainwell check $(ARGS)

bench: tools ## the Go benchmarks, and the load proof with its table (PLAINWELL_LOAD=small: a tenth of it)
	go test -run '^$$' -bench . -benchmem -timeout 60m ./...

proof: tools ## the long proofs in full: random dates against a slow calculation, crashes, kill -9, what push services do wrong
	PLAINWELL_PROOF=1 go test -race -count=1 -v -timeout 60m ./internal/app/proof | grep -vE '^(=== |time=)'
	PLAINWELL_PROOF=1 go test -race -count=1 -v -run 'SlowCalculation|Crash|Kill' -timeout 30m ./internal/remind ./internal/store

fmt: ## put the Go files into their usual form
	gofmt -w $(GO_FILES)

clean: ## delete what was built; ./data stays
	rm -rf bin pwa/node_modules
	find pwa/built -mindepth 1 ! -name .gitkeep -delete
