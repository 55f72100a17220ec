# What people and CI run. `make demo` and `make test` set up all they need; so does every other target.

WASM_BINDGEN := 0.2.130
CARGO_FUZZ   := 0.13.2
CARGO_DENY   := 0.20.2
WASM2MAP     := 0.1.0
NODE_MINIMUM := 20.19

TOOLS    := .tools
BINDGEN  := $(TOOLS)/wasm-bindgen-$(WASM_BINDGEN)/bin/wasm-bindgen
FUZZER   := $(TOOLS)/cargo-fuzz-$(CARGO_FUZZ)/bin/cargo-fuzz
MAPPER   := $(TOOLS)/cargo-wasm2map-$(WASM2MAP)/bin/cargo-wasm2map
DENY     := $(TOOLS)/cargo-deny-$(CARGO_DENY)/bin/cargo-deny
NPM      := node_modules/.package-lock.json
DIST     := pkg/dist/index.js
WASM     := target/wasm32-unknown-unknown/release/tokenwright.wasm
SOURCES  := $(shell find src -name '*.rs') Cargo.toml Cargo.lock rust-toolchain.toml
BINDINGS := $(shell find pkg/src -name '*.ts') pkg/tsconfig.json pkg/build.js
FUZZ_SECONDS ?= 60
# The module names no folder of the machine that built it, and is the same on each, be Rust's own sources installed there or not.
RUST_SRC  = $(shell rustc --print sysroot)/lib/rustlib/src/rust=/rustc/$(shell rustc -vV | sed -n 's/^commit-hash: //p')
REMAP     = $(addprefix --remap-path-prefix=,$(or $(CARGO_HOME),$(HOME)/.cargo)=cargo $(CURDIR)=. $(RUST_SRC))

# std is compiled with the crate, and without the words of panics: none can be reached, and nobody in a page could read them. It saves 9 kB of 105.
# All is optimised for size but what is marked as hot, and what is short enough is put where it is called: a fifth faster for 2 kB.
# The flags are unstable ones of the pinned compiler, which is why it is told to take them.
LEAN     := -Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none -Zfmt-debug=none -Cllvm-args=-inline-threshold=20 --cfg lean
OWN_STD  := -Zbuild-std=std,panic_abort -Zbuild-std-features=optimize_for_size

say = @printf '\033[1m· %s\033[0m\n' "$(1)"

.PHONY: demo test build debug package page bench fuzz packaging audit docs clean tools browser engines
.DELETE_ON_ERROR:

demo: build ## the page, with a local API and a local chain
	$(call say,the demo: a local chain and a local API and the page)
	@node www/sandbox/serve.js

test: build browser ## everything that CI runs
	$(call say,format and lints)
	@cargo fmt --check
	@cargo clippy --quiet --all-targets -- -D warnings
	@cargo clippy --quiet --target wasm32-unknown-unknown --all-targets -- -D warnings
	$(call say,native tests)
	@cargo test --quiet
	$(call say,the crate in headless Chromium)
	@CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER="$(CURDIR)/$(BINDGEN)-test-runner" CHROMEDRIVER="$$(command -v chromedriver)" \
		cargo test --target wasm32-unknown-unknown --test web
	$(call say,types)
	@npx tsc -p tests
	@npx tsc -p www
	$(call say,the package in Node)
	@node --test tests/node/ tests/differential/
	$(call say,wallets on a local chain)
	@node --test --test-concurrency=1 tests/chain/
	$(call say,the mutation score)
	@node --test tests/mutation/
	$(call say,the page in headless Chromium)
	@node --test --test-concurrency=1 tests/e2e/
	@$(MAKE) --no-print-directory docs

build: $(DIST) ## the npm package, into pkg/dist

debug: $(BINDGEN) $(MAPPER) $(NPM) ## the npm package unoptimised: stack traces name the Rust function, and its file and line in developer tools
	$(call say,compiling the crate to wasm with its names and lines)
	@RUSTFLAGS="$(REMAP)" cargo rustc --quiet --lib --crate-type cdylib --target wasm32-unknown-unknown --target-dir target/mapped
	@$(MAKE) --no-print-directory package WASM=target/mapped/wasm32-unknown-unknown/debug/tokenwright.wasm DEBUG=$(CURDIR)/$(MAPPER)
	@touch -d @0 $(DIST)

page: build ## the page for any static host, its sandbox inside it, into www/dist
	@cd www && npx vite build --emptyOutDir

bench: build browser ## speeds and sizes beside other libraries, into docs/benchmarks.md
	@node benches/run.js

fuzz: $(FUZZER) ## each fuzz target for FUZZ_SECONDS
	$(call say,fuzzing $(FUZZ_SECONDS) s a target)
	@for target in $(basename $(notdir $(wildcard fuzz/fuzz_targets/*.rs))); do \
		mkdir -p fuzz/corpus/$$target; \
		PATH="$(CURDIR)/$(dir $(FUZZER)):$$PATH" cargo +nightly fuzz run $$target fuzz/corpus/$$target fuzz/seeds/$$target tests/fixtures \
			-- -max_total_time=$(FUZZ_SECONDS) -max_len=16384 -verbosity=0 -print_final_stats=1 || exit 1; \
	done

packaging: build browser engines $(MAPPER) ## the package in real projects, its heaps, and a second build beside the first
	$(call say,the package in projects of every kind)
	@node tests/packaging/run.js
	$(call say,the page in Chromium and Firefox and WebKit)
	@node --test tests/engines/
	$(call say,heaps and traps and threads)
	@node --expose-gc --test tests/robust/
	$(call say,a second build)
	@node tests/packaging/reproduce.js
	$(call say,a stack trace of the package to be debugged)
	@node tests/packaging/debug.js
	$(call say,what npm would publish)
	@npm publish --workspace pkg --dry-run

audit: $(DENY) $(NPM) ## known faults, licences and sources of dependencies; asks the advisory databases
	@$(DENY) check licenses bans sources
	@npm audit --omit=dev --workspace pkg
	@$(DENY) check advisories
	@npm audit

docs: build ## the documentation of the crate (target/doc) and of the package (target/typedoc)
	$(call say,documentation)
	@RUSTDOCFLAGS="-D warnings" cargo doc --no-deps --quiet
	@cd docs && npx typedoc --logLevel Warn

clean: ## all that was made here; what was installed stays
	@rm -rf target pkg/dist pkg/docs pkg/README.md pkg/LICENSE-* www/dist www/sandbox/.cache fuzz/target fuzz/corpus fuzz/artifacts

tools:
	@command -v cargo >/dev/null || { echo "tokenwright needs cargo: install Rust with rustup first" >&2; exit 1; }
	@command -v npm >/dev/null || { echo "tokenwright needs npm, which comes with Node" >&2; exit 1; }
	@command -v node >/dev/null || { echo "tokenwright needs Node $(NODE_MINIMUM) or newer" >&2; exit 1; }
	@node -e 'const [a, b] = process.versions.node.split(".").map(Number), [c, d] = "$(NODE_MINIMUM)".split(".").map(Number); process.exit(a > c || (a === c && b >= d) ? 0 : 1)' \
		|| { echo "tokenwright needs Node $(NODE_MINIMUM) or newer, this is $$(node --version)" >&2; exit 1; }
	@rustup target list --installed 2>/dev/null | grep -q wasm32-unknown-unknown || { \
		echo "· installing Rust's wasm target"; rustup target add wasm32-unknown-unknown; }
	@for component in clippy rustfmt rust-src; do \
		rustup component list --installed 2>/dev/null | grep -q "^$$component" || { \
			echo "· installing $$component"; rustup component add $$component; }; \
	done

browser:
	@command -v chromium >/dev/null && command -v chromedriver >/dev/null || { \
		command -v apt-get >/dev/null || { echo "the browser tests need chromium and chromedriver: install them" >&2; exit 1; }; \
		echo "· installing Chromium and its driver"; \
		apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends chromium chromium-driver >/dev/null; }

engines:
	@command -v firefox-esr >/dev/null && command -v WebKitWebDriver >/dev/null && command -v Xvfb >/dev/null || { \
		command -v apt-get >/dev/null || { echo "these tests need firefox-esr, WebKitWebDriver and Xvfb: install them" >&2; exit 1; }; \
		echo "· installing Firefox and WebKit"; \
		apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends firefox-esr webkit2gtk-driver xvfb >/dev/null; }

$(BINDGEN): | tools
	$(call say,installing wasm-bindgen $(WASM_BINDGEN): some minutes (once))
	@cargo install --quiet wasm-bindgen-cli --version $(WASM_BINDGEN) --root $(TOOLS)/wasm-bindgen-$(WASM_BINDGEN) --target-dir $(TOOLS)/target
	@rm -rf $(TOOLS)/target

$(FUZZER): | tools
	$(call say,installing cargo-fuzz $(CARGO_FUZZ) (once))
	@cargo install --quiet cargo-fuzz --version $(CARGO_FUZZ) --root $(TOOLS)/cargo-fuzz-$(CARGO_FUZZ) --target-dir $(TOOLS)/target
	@rm -rf $(TOOLS)/target

$(MAPPER): | tools
	$(call say,installing cargo-wasm2map $(WASM2MAP) (once))
	@cargo install --quiet cargo-wasm2map --version $(WASM2MAP) --root $(TOOLS)/cargo-wasm2map-$(WASM2MAP) --target-dir $(TOOLS)/target
	@rm -rf $(TOOLS)/target

$(DENY): | tools
	$(call say,installing cargo-deny $(CARGO_DENY): some minutes (once))
	@cargo install --quiet --debug --locked cargo-deny --version $(CARGO_DENY) --root $(TOOLS)/cargo-deny-$(CARGO_DENY) --target-dir $(TOOLS)/target
	@rm -rf $(TOOLS)/target

$(NPM): package-lock.json package.json $(foreach workspace,pkg www tests docs benches,$(workspace)/package.json) | tools
	$(call say,installing npm packages)
	@npm ci --silent
	@touch $@

$(WASM): $(SOURCES) | tools
	$(call say,compiling the crate to wasm)
	@RUSTC_BOOTSTRAP=1 RUSTFLAGS="$(REMAP) $(LEAN)" \
		cargo rustc --quiet $(OWN_STD) --lib --crate-type cdylib --release --target wasm32-unknown-unknown
	@touch $@

$(DIST): $(WASM) $(BINDGEN) $(NPM) $(BINDINGS)
	@$(MAKE) --no-print-directory package
	@node pkg/size.js

package:
	$(call say,making the npm package)
	@rm -rf pkg/dist
	@$(BINDGEN) --target web --omit-default-module-path --experimental-reset-state-function $(if $(DEBUG),--keep-debug) \
		--out-dir pkg/dist/glue --out-name tokenwright $(WASM)
	@DEBUG=$(DEBUG) node pkg/build.js
	@npx tsc -p pkg
