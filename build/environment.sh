#!/bin/sh
# The environment in .venv: finds a Python for it, makes it, installs what is needed. setup_macos.sh reads this
# file in, and has changed to the repository's folder before.

LOCK=requirements.lock
VENV=.venv
STAMP=$VENV/torchmark-stamp
LOG=$VENV/install.log

VERSIONS='3.13 3.12 3.11 3.14' # the best tried first
PYTHON_ORG=/Library/Frameworks/Python.framework/Versions
HOMEBREW=/opt/homebrew/bin:/usr/local/bin
APT_PATIENCE_S=300
# Too old, and asking it anything can open an installer's dialog.
APPLE_PYTHON=/usr/bin/python3

# What Qt needs from Debian or Ubuntu.
QT_PACKAGES='libegl1 libgl1 libglib2.0-0 libfontconfig1 libfreetype6 libdbus-1-3
libxkbcommon0 libxkbcommon-x11-0 libx11-xcb1 libxcb-cursor0 libxcb-icccm4 libxcb-image0
libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 libxcb-shape0 libxcb-shm0 libxcb-sync1
libxcb-xfixes0 libxcb-xkb1'

check_mac() {
    # Unlike "uname -m" this tells the truth under Rosetta too.
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

# --- finding a Python

# Takes the Python at the given path if it will do: sets "python".
try_python() {
    [ -x "$1" ] || return 1
    case $1 in
    "$PWD/$VENV"/*) return 1 ;; # an activated .venv that is about to be made anew
    "$APPLE_PYTHON") is_mac && return 1 ;;
    esac
    facts=$("$1" -c 'import platform, sys
print("%d.%d" % sys.version_info[:2], platform.machine())' 2>/dev/null) || return 1
    case ${facts%% *} in
    3.11 | 3.12 | 3.13 | 3.14) ;;
    *)
        unfit="$1 (${facts%% *})"
        return 1
        ;;
    esac
    if is_mac && [ "${facts#* }" != arm64 ]; then
        translated=$1
        return 1
    fi
    python=$1
}

find_python() {
    translated=
    unfit=
    folders=$PATH
    if is_mac; then
        # The PATH of a Terminal need not name these.
        for version in $VERSIONS; do folders=$folders:$PYTHON_ORG/$version/bin; done
        folders=$folders:$HOMEBREW
    fi
    # All folders, not just what "command -v" finds first: that may be Apple's, or one too old.
    old_ifs=$IFS
    IFS=:
    for folder in $folders; do
        IFS=$old_ifs
        for name in 3 $VERSIONS; do
            try_python "${folder%/}/python$name" && return 0
        done
    done
    IFS=$old_ifs
    if [ -n "$translated" ]; then
        fail "$translated is an Intel (x86_64) Python, running under Rosetta." \
            'It cannot use the GPU of this Apple silicon Mac.' \
            'Install the "macOS 64-bit universal2" Python 3.13 from python.org,' \
            'then run this again in a Terminal that is not set to "Open using Rosetta".'
    fi
    next='Install one (Debian, Ubuntu: sudo apt-get install python3 python3-venv), then run this again.'
    if is_mac; then
        next='Install Python 3.13 from python.org (or: brew install python@3.13), then run this again.'
    fi
    fail 'no Python 3.11 to 3.14 was found.' ${unfit:+"Found, but too old or too new: $unfit"} "$next"
}

# --- the environment in .venv

# Whether .venv is finished, starts, and is that of this folder: its scripts name the folder they were
# made in. One start of Python must be enough: every run of the program waits for this.
is_venv_whole() {
    # The stamp is written last, so without it the environment is half-made.
    [ -f "$STAMP" ] || return 1
    # A replaced base Python starts, but does not see the packages: hence the look for pip.
    "$VENV/bin/python" -I -c '
import importlib.util, os, sys
found = importlib.util.find_spec("app")
sys.exit(importlib.util.find_spec("pip") is None or found is None
         or not os.path.samefile(found.submodule_search_locations[0], "app"))
' 2>/dev/null
}

make_venv() {
    find_python
    if [ -e "$VENV" ] || [ -L "$VENV" ]; then
        say 'The environment in .venv is broken or half-made, or of another folder: making it anew ...'
        # First, so that a removal cut short is noticed; but what a link leads to is another folder's.
        [ -L "$VENV" ] || rm -f "$STAMP"
        rm -rf "$VENV"
    fi
    "$python" -m venv "$VENV" || {
        rm -rf "$VENV"
        fail "$python could not make an environment (its words are above)." \
            'On Debian and Ubuntu: sudo apt-get install python3-venv, then run this again.'
    }
}

# --- what goes into it

lock_sum() { cksum <"$LOCK"; }

# The stamp holds the sum of the lock file and how much is installed: "dev" has "build" in it, that "run".
has_packages() {
    stamp=$(cat "$STAMP" 2>/dev/null) || return 1
    [ "${stamp% *}" = "$(lock_sum)" ] || return 1
    case "$1 ${stamp##* }" in
    "run "* | 'build build' | 'build dev' | 'dev dev') ;;
    *) return 1 ;;
    esac
}

# For whom the first argument names: installs what is missing of the packages in the second, or says how.
install_debian_packages() {
    is_mac && return 0
    command -v apt-get >/dev/null 2>&1 || return 0
    missing=
    for package in $2; do
        # Ubuntu 24.04 and Debian 13 gave some of them new names that end in t64.
        dpkg-query -W -f '${Status}\n' "$package" "${package}t64" 2>/dev/null |
            grep -q ' ok installed' || missing="$missing $package"
    done
    [ -n "$missing" ] || return 0
    if [ "$(id -u)" = 0 ]; then
        run_apt_get '' && return 0
    elif command -v sudo >/dev/null 2>&1; then
        # Only somebody at a terminal can type a password.
        if sudo -n true 2>/dev/null; then
            run_apt_get 'sudo -n' && return 0
        elif [ -t 0 ]; then
            run_apt_get sudo && return 0
        fi
    fi
    say "$1 may need system packages that could not be installed. If something fails, run:"
    say "  sudo apt-get update && sudo apt-get install --no-install-recommends$missing"
}

# While another apt-get is at work, an update of the system's own for instance, "install" waits for it when it is
# told to; "update" never does (tried with apt 2.6.1).
update_package_lists() {
    waited_s=0
    until said=$($1 env LC_ALL=C apt-get update -qq 2>&1); do
        case $said in *'Could not get lock'*) ;; *) waited_s=$APT_PATIENCE_S ;; esac
        if [ "$waited_s" -ge "$APT_PATIENCE_S" ]; then
            say "$said"
            return 1
        fi
        [ "$waited_s" -gt 0 ] || say 'Waiting for another apt-get to end ...'
        sleep 5
        waited_s=$((waited_s + 5))
    done
    [ -z "$said" ] || say "$said"
}

# shellcheck disable=SC2086 # both lists are words on purpose
run_apt_get() {
    say "Installing system packages:$missing"
    update_package_lists "$1" &&
        $1 env DEBIAN_FRONTEND=noninteractive \
            apt-get install -y -qq -o DPkg::Lock::Timeout="$APT_PATIENCE_S" --no-install-recommends $missing >/dev/null
}

# Whether pip gave up because it reached nobody, by its log; a broken certificate is another matter.
was_offline() {
    unreached='NewConnectionError|NameResolutionError|ConnectTimeoutError|ReadTimeoutError|ProxyError|ProtocolError'
    grep -q -E -e "Retrying \(Retry\(total=0,.*($unreached)" \
        -e 'Could not fetch URL .*: (proxy )?connection error:' \
        -e "urllib3\.exceptions\.($unreached|IncompleteRead)" \
        -e 'error: incomplete-download' "$LOG" 2>/dev/null
}

install_packages() {
    wanted=.
    [ "$1" = run ] || wanted=".[$1]"
    sum="$(lock_sum) $1"
    say 'Installing what Torchmark needs into .venv (the first time about 1 GB, a few minutes) ...'
    stamp=$(cat "$STAMP" 2>/dev/null) || true
    rm -f "$STAMP" "$LOG"
    status=0
    "$VENV/bin/python" -m pip install --quiet --disable-pip-version-check --log "$LOG" \
        --constraint "$LOCK" --editable "$wanted" || status=$?
    if [ "$status" = 0 ]; then
        rm -f "$LOG"
        printf '%s\n' "$sum" >"$STAMP"
        return 0
    fi
    # A pip that gives up by itself leaves the packages usable; one that was killed does not.
    if [ -n "$stamp" ] && [ "$status" -le 2 ]; then printf '%s\n' "$stamp" >"$STAMP"; fi
    if was_offline; then
        fail 'the packages could not be downloaded.' \
            'There seems to be no network connection.' \
            'Connect to the internet, then run this again.'
    fi
    fail 'pip could not install the packages (its words are above).' \
        "Everything it did is in $PWD/$LOG." \
        'Mend what it names, then run this again.'
}

# Installs for "run", "build" or "dev", if that is not done.
ensure_installed() {
    is_venv_whole && has_packages "$1" && return 0
    # pip answers Ctrl-C like any other failure: without this the script would go on after it.
    trap 'exit 130' INT
    if is_mac; then check_mac; fi
    is_venv_whole || make_venv
    if ! has_packages "$1"; then
        install_debian_packages 'The window' "$QT_PACKAGES"
        install_packages "$1"
    fi
    trap - INT
}
