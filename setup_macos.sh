#!/bin/sh
# Sets Torchmark up and starts it: POSIX sh, for the bash 3.2 of macOS as for Debian's dash.
set -eu

OLDEST_MACOS=14
# PyInstaller takes programs apart with the first; it tells of a Debian Python's missing library itself.
BUILD_PACKAGES=binutils
# The shells that these scripts must run in, and checkbashisms.
TEST_PACKAGES='dash busybox devscripts'
# A screen, a window manager and a hand for the frozen program.
TEST_APP_PACKAGES='xvfb xauth openbox xdotool'

usage() {
    cat <<'END'
usage: ./setup_macos.sh COMMAND [ARGUMENT ...]

  run [ARGUMENT ...]   install what is needed into .venv, then open Torchmark;
                       arguments go to the program (try: run --help)
  test [ARGUMENT ...]  install the development tools too, then run every check
                       and test; arguments go to pytest
  build                make dist/Torchmark.app and its disk image on a Mac, on
                       Linux the same program as the folder dist/Torchmark
  test-app [ARGUMENT ...]
                       on Linux: build it if that is not done for these sources,
                       then test it; arguments go to pytest
  --help               this text

Needs Python 3.11 to 3.14; on a Mac also Apple silicon and macOS 14 or newer.

On a Mac these variables change how "build" signs (docs/releasing.md tells more):
  TORCHMARK_SIGNING_IDENTITY  a Developer ID of the keychain; without it the
                              signature is ad hoc, which suits this Mac alone
  TORCHMARK_NOTARY_PROFILE    a keychain profile of notarytool: Apple notarizes
                              the disk image
  TORCHMARK_NOTARY_KEYCHAIN   where that profile is kept, if not in the login
                              keychain
END
}

usage_error() {
    [ $# -eq 0 ] || say "$1"
    usage >&2
    exit 2
}

say() { printf '%s\n' "$*" >&2; }

# What happened, then why and what to do next: one line each.
fail() {
    printf 'Torchmark cannot be %s: %s\n' "$doing" "$1" >&2
    shift
    for line in "$@"; do printf '  %s\n' "$line" >&2; done
    exit 1
}

is_mac() { [ "$(uname -s)" = Darwin ]; }

# Where this file really is, also when it was called through symlinks (macOS 12 has no readlink -f).
repository() {
    script=$0
    while [ -L "$script" ]; do
        target=$(readlink "$script")
        case $target in
        /*) script=$target ;;
        *) script=$(dirname "$script")/$target ;;
        esac
    done
    CDPATH='' cd "$(dirname "$script")" && pwd -P
}

# --- the commands

use_environment() {
    PATH=$root/$VENV/bin:$PATH
    export PATH
    compile_translations
}

# What Qt reads, for the window's languages; where nothing has changed this takes no time.
compile_translations() {
    "$VENV/bin/python" -m build.translations
}

run_program() {
    program=$root/$VENV/bin/torchmark
    if [ $# -gt 0 ] || is_mac || [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
        exec "$program" "$@"
    fi
    say 'There is no screen (DISPLAY and WAYLAND_DISPLAY are not set), so no window can open.'
    say 'Here are the check and the quick benchmark, in the terminal:'
    status=0
    "$program" check || status=$?
    # 0 is a usable GPU, 1 a CPU alone; with anything else there is nothing to measure.
    [ "$status" -le 1 ] || exit "$status"
    exec "$program" run --preset quick
}

step() {
    name=$1
    shift
    printf '\n== %s\n' "$name"
    "$@" || {
        say "This step failed: $name"
        exit 1
    }
}

check_bashisms() {
    if is_mac && ! command -v checkbashisms >/dev/null 2>&1; then
        echo 'Left out: macOS does not have it. On Linux the same files are checked.'
        return 0
    fi
    checkbashisms --posix "$@"
}

run_tests() {
    install_debian_packages 'The tests' "$TEST_PACKAGES"
    QT_QPA_PLATFORM=${QT_QPA_PLATFORM:-offscreen}
    export QT_QPA_PLATFORM
    step 'shellcheck' shellcheck -s sh setup_macos.sh build/*.sh .ci/run
    step 'checkbashisms' check_bashisms setup_macos.sh build/*.sh .ci/run
    step 'actionlint' actionlint .github/workflows/*.yml
    step 'ruff check' ruff check .
    step 'ruff format' ruff format --check .
    step 'mypy' mypy
    step 'lint-imports' lint-imports
    step 'pytest' python -m pytest "$@"
}

build_app() {
    doing=built
    # First, so that nothing is downloaded for a build that cannot end well.
    install_debian_packages 'The build' "$BUILD_PACKAGES"
    check_build_tools
    ensure_installed "$1"
    use_environment
    make_app
}

test_app() {
    is_mac && fail 'the tests of the frozen program run on Linux only.' \
        'They need a screen of their own (Xvfb).' \
        'On a Mac "build" ends with the self-test of the app; docs/first-run-on-a-mac.md has the rest.'
    install_debian_packages 'The tests' "$TEST_APP_PACKAGES"
    if is_app_current; then ensure_installed dev; else build_app dev; fi
    use_environment
    step 'tests of the frozen program' python -m pytest tests/frozen "$@"
}

doing='set up'
command=${1-}
[ $# -eq 0 ] || shift
caller=$PWD
root=$(repository)
cd "$root"
. build/environment.sh
case $command in
run)
    ensure_installed run
    compile_translations || say 'The window will speak English only: its other languages could not be made.'
    # Paths among the program's arguments are meant from where the user stands.
    cd "$caller"
    run_program "$@"
    ;;
test)
    ensure_installed dev
    use_environment
    run_tests "$@"
    ;;
build)
    [ $# -eq 0 ] || usage_error '"build" takes no arguments.'
    . build/make_app.sh
    build_app build
    ;;
test-app)
    . build/make_app.sh
    test_app "$@"
    ;;
-h | --help | help) usage ;;
*) usage_error ${command:+"There is no command '$command'."} ;;
esac
