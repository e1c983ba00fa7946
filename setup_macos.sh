#!/bin/sh
# Sets Torchmark up and starts it: POSIX sh, for the bash 3.2 of macOS as for Debian's dash.
set -eu

LOCK=requirements.lock
VENV=.venv
STAMP=$VENV/torchmark-stamp
LOG=$VENV/install.log
OLDEST_MACOS=14
PYTHONS='3.13 3.12 3.11 3.14'

usage() {
    cat <<'END'
usage: ./setup_macos.sh COMMAND [ARGUMENT ...]

  run [ARGUMENT ...]   install what is needed into .venv, then open Torchmark;
                       arguments go to the program (try: run --help)
  test                 install the development tools too, then run every check
                       and test
  --help               this text

Needs Python 3.11 to 3.14; on a Mac also Apple silicon and macOS 14 or newer.
END
}

say() { printf '%s\n' "$*" >&2; }

# What happened, why, what to do next: one line each.
fail() {
    printf 'Torchmark cannot be set up: %s\n' "$1" >&2
    shift
    for line in "$@"; do printf '  %s\n' "$line" >&2; done
    exit 1
}

is_mac() { [ "$(uname -s)" = Darwin ]; }

check_mac() {
    if [ "$(sysctl -n hw.optional.arm64 2>/dev/null || echo 0)" != 1 ]; then
        fail 'this Mac has an Intel processor.' \
            'PyTorch has no current release for Intel Macs (the last one is 2.2.2).' \
            'Use a Mac with Apple silicon (M1 or newer).'
    fi
    version=$(sw_vers -productVersion)
    if [ "${version%%.*}" -lt "$OLDEST_MACOS" ]; then
        fail "this Mac runs macOS $version." \
            "PyTorch's GPU support needs macOS $OLDEST_MACOS or newer." \
            'Update in System Settings > General > Software Update, then run this again.'
    fi
}

python_candidates() {
    # Apple's /usr/bin/python3 is too old, and asking it can open an installer's dialog.
    for name in python3 $(for v in $PYTHONS; do echo "python$v"; done); do
        found=$(command -v "$name" 2>/dev/null) || continue
        [ "$found" = /usr/bin/python3 ] && is_mac && continue
        echo "$found"
    done
    is_mac || return 0
    for v in $PYTHONS; do
        echo "/Library/Frameworks/Python.framework/Versions/$v/bin/python$v"
        echo "/opt/homebrew/bin/python$v"
        echo "/usr/local/bin/python$v"
    done
}

# Prints "MINOR MACHINE" for a Python 3 that starts, else nothing.
python_facts() {
    "$1" -c 'import platform, sys
if sys.version_info[0] == 3: print(sys.version_info[1], platform.machine())' 2>/dev/null || true
}

find_python() {
    translated=
    old_ifs=$IFS
    IFS='
'
    for candidate in $(python_candidates); do
        IFS=$old_ifs
        facts=$(python_facts "$candidate")
        minor=${facts%% *}
        machine=${facts#* }
        case $minor in 11 | 12 | 13 | 14) ;; *) continue ;; esac
        if is_mac && [ "$machine" != arm64 ]; then
            translated=$candidate
            continue
        fi
        echo "$candidate"
        return 0
    done
    IFS=$old_ifs
    if [ -n "$translated" ]; then
        fail "$translated is an Intel (x86_64) Python, running under Rosetta." \
            'It cannot use the GPU of this Apple silicon Mac.' \
            'Install the "macOS 64-bit universal2" Python 3.13 from python.org,' \
            'and start it from a Terminal that is not set to "Open using Rosetta".'
    fi
    if is_mac; then
        fail 'no Python 3.11 to 3.14 was found.' \
            'Install Python 3.13 from python.org (or: brew install python@3.13), then run this again.'
    fi
    fail 'no Python 3.11 to 3.14 was found.' \
        'Install one (Debian, Ubuntu: apt-get install python3 python3-venv), then run this again.'
}

# Qt needs these from the system; the list was made on Debian 12.
QT_PACKAGES='libegl1 libgl1 libglib2.0-0 libfontconfig1 libfreetype6 libdbus-1-3
libxkbcommon0 libxkbcommon-x11-0 libx11-xcb1 libxcb-cursor0 libxcb-icccm4 libxcb-image0
libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 libxcb-shape0 libxcb-shm0 libxcb-sync1
libxcb-xfixes0 libxcb-xkb1'

install_qt_libraries() {
    is_mac && return 0
    command -v apt-get >/dev/null 2>&1 || return 0
    missing=
    for package in $QT_PACKAGES; do
        case $(dpkg-query -W -f '${Status}' "$package" 2>/dev/null) in
        *' installed') ;; *) missing="$missing $package" ;;
        esac
    done
    [ -n "$missing" ] || return 0
    if [ "$(id -u)" = 0 ]; then
        as_root=
    elif command -v sudo >/dev/null 2>&1 && { [ -t 0 ] || sudo -n true 2>/dev/null; }; then
        as_root=sudo
    else
        as_root=none
    fi
    # shellcheck disable=SC2086 # the lists are words on purpose
    if [ "$as_root" != none ]; then
        say "Installing the system libraries of Qt:$missing"
        $as_root apt-get update -qq && DEBIAN_FRONTEND=noninteractive \
            $as_root apt-get install -y -qq --no-install-recommends $missing >/dev/null && return 0
    fi
    say 'The window may need system libraries that could not be installed. If it does not open, run:'
    say "  sudo apt-get install$missing"
}

fingerprint() { cat "$LOCK" pyproject.toml | cksum; }

# The stamp holds the lock's fingerprint, and "dev" where the development tools are there too.
is_installed() {
    [ -x "$VENV/bin/python" ] && [ -f "$STAMP" ] || return 1
    "$VENV/bin/python" -c '' 2>/dev/null || return 1
    stamp=$(cat "$STAMP")
    [ "$stamp" = "$(fingerprint) dev" ] || [ "$stamp $1" = "$(fingerprint) run" ]
}

make_venv() {
    # Without its stamp an environment was left half-made; without pip it is of no use.
    if [ -d "$VENV" ]; then
        [ -f "$STAMP" ] && "$VENV/bin/python" -m pip --version >/dev/null 2>&1 && return 0
        say 'The environment in .venv is broken or half-made; making it anew.'
        rm -rf "$VENV"
    fi
    python=$(find_python)
    "$python" -m venv "$VENV" || {
        rm -rf "$VENV"
        fail "$python could not make an environment." \
            'On Debian and Ubuntu: apt-get install python3-venv, then run this again.'
    }
}

install_packages() {
    extra=
    [ "$1" = dev ] && extra='[dev]'
    say 'Installing Torchmark into .venv (about 1 GB, once; a few minutes) ...'
    rm -f "$STAMP" "$LOG"
    if ! "$VENV/bin/python" -m pip install --quiet --disable-pip-version-check --log "$LOG" \
        --constraint "$LOCK" --editable ".$extra"; then
        if grep -q -i -E 'NewConnectionError|name resolution|nodename nor servname|ConnectTimeout|ProxyError|Network is unreachable' "$LOG"; then
            fail 'the packages could not be downloaded.' \
                'There seems to be no network connection.' \
                'Connect to the internet, then run this again.'
        fi
        fail 'pip could not install the packages (its words are above).' \
            "Everything it did is in $LOG." \
            'Mend what it names, then run this again.'
    fi
    fingerprint=$(fingerprint)
    [ "$1" = dev ] && fingerprint="$fingerprint dev"
    printf '%s\n' "$fingerprint" >"$STAMP"
}

ensure_installed() {
    is_installed "$1" && return 0
    if is_mac; then check_mac; fi
    install_qt_libraries
    make_venv
    install_packages "$1"
}

run_program() {
    if [ $# -eq 0 ] && ! is_mac && [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
        say 'There is no screen (DISPLAY and WAYLAND_DISPLAY are not set): the quick check runs here, in the terminal.'
        set -- run --preset quick
    fi
    exec "$VENV/bin/python" -m app "$@"
}

run_tests() {
    PATH=$PWD/$VENV/bin:$PATH
    QT_QPA_PLATFORM=${QT_QPA_PLATFORM:-offscreen}
    export PATH QT_QPA_PLATFORM
    set -x
    shellcheck -s sh setup_macos.sh
    ruff check .
    ruff format --check .
    mypy
    lint-imports
    python -m pytest "$@"
}

command=${1:---help}
[ $# -eq 0 ] || shift
cd "$(dirname "$0")"
case $command in
run)
    ensure_installed run
    run_program "$@"
    ;;
test)
    ensure_installed dev
    run_tests "$@"
    ;;
-h | --help | help) usage ;;
*)
    say "./setup_macos.sh: there is no command '$command'"
    usage >&2
    exit 2
    ;;
esac
