#!/bin/sh
# Tries the app from its disk image, mounted for reading and started as the Finder does it:
#   build/test_image.sh dist/Torchmark-VERSION-arm64.dmg
# On stdout is the line of the self-test alone. "Resource busy" passes (actions/runner-images issue 7522).
set -eu

say() { printf '%s\n' "$*" >&2; }

patiently() {
    tries=4
    until "$@" >&2; do
        tries=$((tries - 1))
        [ "$tries" -gt 0 ] || return 1
        sleep 5
    done
}

# After "couldn't eject" the volume may be gone nevertheless, and asking again is an error.
# shellcheck disable=SC2329 # called by "patiently"
detach() {
    hdiutil detach "$mounted" || ! [ -e "$app" ] || hdiutil detach -force "$mounted"
}

test_app() {
    codesign --verify --deep --strict --verbose=2 "$app" || {
        say 'The signature of the app in the disk image does not hold (the words of codesign are above).'
        return 1
    }
    (cd / && env -i HOME="$HOME" PATH=/usr/bin:/bin:/usr/sbin:/sbin "$app/Contents/MacOS/Torchmark" --self-test) || {
        say 'The app in the disk image does not pass its self-test.'
        return 1
    }
}

[ $# = 1 ] || {
    say 'usage: build/test_image.sh IMAGE'
    exit 2
}
mounted=$(mktemp -d)
app=$mounted/Torchmark.app
patiently hdiutil attach -readonly -nobrowse -mountpoint "$mounted" "$1" || {
    say "The disk image $1 could not be mounted: it was tried four times (the words of hdiutil are above)."
    exit 1
}
status=0
test_app || status=1
# What was tried was tried: an image that stays mounted is no failure of the app.
patiently detach || say "The disk image stays mounted at $mounted."
rmdir "$mounted" 2>/dev/null || true
exit "$status"
