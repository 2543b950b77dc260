# redact: make run, make test, make install. `make help` names everything.

PREFIX  ?= /usr
DESTDIR ?=
SWIFT   ?= swift
SUDO    := $(shell [ "$$(id -u)" = 0 ] || echo sudo)

# What building and testing need beyond a Swift toolchain, as Debian packages.
PACKAGES := libpcre2-dev nettle-dev pkg-config socat curl systemd systemd-container dbus python3 dpkg-dev \
            binutils mandoc valgrind xz-utils
MARKER   := .build/.packages-installed

RELEASE  := -c release --static-swift-stdlib
BINARIES := .build/release

.PHONY: help run test large sanitize install deb bench instructions quality lint clean packages release manual

help:
	@echo "make run       build and show a sample prompt before and after"
	@echo "make test      run every test"
	@echo "make large     send 1 GiB through the release build of the daemon (after make test)"
	@echo "make sanitize  run the service's tests under the thread and the address sanitizer"
	@echo "make install   install below DESTDIR=$(DESTDIR) PREFIX=$(PREFIX)"
	@echo "make deb       build a Debian package"
	@echo "make bench     measure speed, in minutes; make quality: measure detection"
	@echo "make instructions  count instructions by valgrind against their limits (after make run)"
	@echo "make lint      strict format check"

packages: $(MARKER)

$(MARKER):
	@missing=""; for package in $(PACKAGES); do \
	  dpkg-query -W -f='$${Status}' $$package 2>/dev/null | grep -q 'ok installed' || missing="$$missing $$package"; \
	done; \
	if [ -n "$$missing" ]; then \
	  echo "Installing:$$missing"; \
	  $(SUDO) apt-get update -qq && $(SUDO) env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $$missing; \
	fi
	@mkdir -p $(dir $@) && touch $@

release: packages
	$(SWIFT) build $(RELEASE) --product redact
	$(SWIFT) build $(RELEASE) --product redactd

run: packages
	$(SWIFT) build $(RELEASE) --product redact
	@echo; echo "--- before"; cat Examples/prompt.txt
	@echo; echo "--- after: redact < Examples/prompt.txt"; $(BINARIES)/redact < Examples/prompt.txt

test: packages
	$(SWIFT) build --build-tests
	$(SWIFT) test --skip-build

# What takes too long without optimisation: the tests of make test, the programs of make release.
large: release
	REDACT_BIN_DIR=$(CURDIR)/$(BINARIES) REDACT_LARGE_BYTES=1073741824 \
	  $(SWIFT) test --skip-build --disable-xctest --filter DaemonStreamingTests

sanitize: packages
	Scripts/sanitize thread
	Scripts/sanitize address

lint:
	$(SWIFT) format lint --strict --recursive Package.swift Sources Tests Plugins

install: release
	REDACT_BIN_DIR=$(BINARIES) packaging/install-tree "$(DESTDIR)" "$(PREFIX)"

deb: release
	REDACT_BIN_DIR=$(BINARIES) packaging/build-deb

bench: run
	Benchmarks/run

# A gate that does not depend on the clock.
instructions: run
	Benchmarks/instructions

quality: release
	Quality/run

clean:
	rm -rf .build
