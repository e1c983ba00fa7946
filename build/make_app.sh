#!/bin/sh
# Makes the app people double-click; on Linux the same program as a folder. setup_macos.sh reads this file in.

MADE=dist
# Everything is made here and moved to dist when it passed every check: what lies in dist is finished.
MAKING=.work/dist
# The sums of the sources that what lies in dist was made from.
MADE_FROM=$MADE/made-from

# --- what must be there

check_build_tools() {
    if is_mac; then
        check_apple_tools
        check_identity
        return 0
    fi
    for tool in ldd objcopy objdump; do
        command -v "$tool" >/dev/null 2>&1 || fail "the program $tool is missing." \
            'PyInstaller takes programs and libraries apart with it.' \
            'Install it (Debian, Ubuntu: sudo apt-get install binutils), then run this again.'
    done
}

# codesign, hdiutil, ditto and spctl are part of macOS; lipo, install_name_tool, notarytool and stapler are not.
check_apple_tools() {
    xcode-select -p >/dev/null 2>&1 || fail "Apple's command line tools are missing." \
        'PyInstaller uses lipo and install_name_tool, which come with them.' \
        'Install them with: xcode-select --install, then run this again.'
}

check_identity() {
    identity=${TORCHMARK_SIGNING_IDENTITY:-}
    profile=${TORCHMARK_NOTARY_PROFILE:-}
    if [ -n "$identity" ]; then
        security find-identity -v -p codesigning | grep -q -F -e "$identity" ||
            fail "the keychain has no signing identity '$identity'." \
                'TORCHMARK_SIGNING_IDENTITY asks for it.' \
                'Take one that is listed by: security find-identity -v -p codesigning'
    elif [ -n "$profile" ]; then
        fail 'TORCHMARK_NOTARY_PROFILE is set, but TORCHMARK_SIGNING_IDENTITY is not.' \
            'Apple notarizes only what is signed with a Developer ID.' \
            'Set both or neither.'
    fi
}

# An app starts on no older macOS than its Python does, and that of Homebrew is built for the macOS at hand.
note_minimum_macos() {
    target=$(python -c 'import sysconfig; print(sysconfig.get_config_var("MACOSX_DEPLOYMENT_TARGET") or "")')
    case ${target%%.*} in
    '' | *[!0-9]*)
        say 'Note: the Python in .venv does not say for which macOS it was built, so neither is it known of this app.'
        say "  For one that starts on macOS $OLDEST_MACOS, install Python from python.org."
        return 0
        ;;
    esac
    [ "${target%%.*}" -gt "$OLDEST_MACOS" ] || return 0
    say "Note: the Python in .venv was built for macOS $target, so this app will not start on an older one."
    say "  It is Homebrew's, perhaps. For an app that starts on macOS $OLDEST_MACOS, install Python from python.org,"
    say '  delete the folder .venv, and run this again with that Python first in PATH.'
}

# --- is it made

# One line a file, so that changed, new and removed files tell, whatever their times. The check of the wheels has
# no part in the app.
source_sums() {
    find app build resources pyproject.toml requirements.lock \
        \( -name __pycache__ -o -name .DS_Store -o -name wheel_check \) -prune -o -type f -exec cksum {} + | sort
}

is_app_current() {
    [ -f "$MADE_FROM" ] && [ "$(cat "$MADE_FROM")" = "$(source_sums)" ]
}

# --- the steps

freeze() {
    # Its cache too stays in this folder; a signature that fails is an error, not a warning.
    PYINSTALLER_CONFIG_DIR=$PWD/.work/pyinstaller-cache \
        PYINSTALLER_STRICT_BUNDLE_CODESIGN_ERROR=1 \
        PYINSTALLER_VERIFY_BUNDLE_SIGNATURE=1 \
        python -m PyInstaller --noconfirm --workpath .work/pyinstaller --distpath "$MAKING" \
        build/torchmark.spec ||
        fail 'PyInstaller failed (its words are above).' \
            'So dist holds no app now.' \
            'Mend what it names, then run this again.'
}

# Runs the frozen program given by its path.
self_test() {
    say 'Self-test of the frozen program ...'
    program=$1
    if ! is_mac && [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
        set -- env QT_QPA_PLATFORM=offscreen "$program"
    fi
    "$@" --self-test || fail 'the frozen program does not pass its self-test (its words are above).' \
        'Something is left out that it needs, or this machine cannot measure.' \
        "It is kept for a look: $program --self-test"
}

# After the self-test, so that it also tells that running wrote nothing into the bundle.
verify_signature() {
    codesign --verify --deep --strict --verbose=2 "$1" ||
        fail 'the signature of the app does not hold (the words of codesign are above).' \
            'Something in the bundle is not signed, or was changed afterwards.' \
            "The app is kept for a look: $1"
    [ -n "$identity" ] || return 0
    # Notarization asks for both; an ad hoc signature has neither.
    signature=$(codesign --display --verbose=4 "$1" 2>&1) || true
    case $signature in
    *'(runtime)'*'Authority=Developer ID Application'*) ;;
    *)
        say "$signature"
        fail 'the app is not signed with a Developer ID and the hardened runtime (see above).' \
            "TORCHMARK_SIGNING_IDENTITY is '$identity'." \
            'Use a "Developer ID Application" certificate.'
        ;;
    esac
}

# Makes the disk image of the second argument from the app of the first.
make_image() {
    say 'Making the disk image ...'
    contents=$MAKING/contents
    mkdir "$contents"
    ditto "$1" "$contents/Torchmark.app"
    ln -s /Applications "$contents/Applications"
    tries=4
    # "Resource busy" passes (actions/runner-images issue 7522).
    until hdiutil create -volname Torchmark -srcfolder "$contents" -format UDZO -ov "$2"; do
        tries=$((tries - 1))
        [ "$tries" -gt 0 ] || fail 'the disk image could not be made (the words of hdiutil are above).' \
            'It was tried four times.' \
            'Mend what it names, then run this again.'
        sleep 5
    done
    if [ -n "$identity" ]; then
        codesign --sign "$identity" --timestamp "$2" ||
            fail 'the disk image could not be signed (the words of codesign are above).' \
                'The app itself was signed, so the identity is good: the time server, perhaps, was not reached.' \
                'Run this again.'
    fi
    hdiutil verify "$2" || fail 'the disk image is damaged (the words of hdiutil are above).' \
        'Its checksum does not fit.' \
        'Is the disk full? Then run this again.'
}

# Has Apple notarize the image of the first argument, with the app of the second in it.
notarize() {
    say "Waiting for Apple's notary service (minutes) ..."
    keychain=${TORCHMARK_NOTARY_KEYCHAIN:-}
    answer=$(xcrun notarytool submit "$1" --keychain-profile "$profile" \
        ${keychain:+--keychain "$keychain"} --wait 2>&1) || true
    say "$answer"
    # It ends with 0 also when the status is "Invalid".
    case $answer in
    *'status: Accepted'*) ;;
    *)
        fail 'Apple did not notarize the disk image (its answer is above).' \
            "The reasons: xcrun notarytool log ID --keychain-profile '$profile', with the id from above." \
            'Mend what it names, then run this again.'
        ;;
    esac
    xcrun stapler staple "$1" || fail 'the ticket could not be attached (the words of stapler are above).' \
        'The image is notarized; a Mac without network could not tell.' \
        'Run this again.'
    # The ticket is for what is in the image too: with it the app can be handed on without the image.
    xcrun stapler staple "$2" || fail 'the ticket could not be attached to the app (the words of stapler are above).' \
        'Image and app are notarized; a Mac without network could not tell of the app.' \
        'Run this again.'
    spctl --assess --type open --context context:primary-signature --verbose "$1" ||
        fail 'Gatekeeper would not open the disk image (the words of spctl are above).' \
            'It is signed and notarized, yet not accepted.' \
            'See docs/releasing.md.'
}

# What a file or folder takes of the disk, in MB of 10^6 bytes.
disk_mb() {
    kib=$(du -sk "$1")
    kib=${kib%%[!0-9]*}
    printf '%s MB' $(((kib * 1024 + 500000) / 1000000))
}

# --- all together

make_app() {
    version=$(python -c 'import app; print(app.__version__)')
    image=Torchmark-$version-arm64.dmg
    rm -rf "$MAKING" "$MADE_FROM" "$MADE/Torchmark" "$MADE/Torchmark.app" "$MADE"/Torchmark-*.dmg
    mkdir -p "$MAKING" "$MADE"
    sums=$(source_sums)
    say 'Freezing the program (some minutes) ...'
    if is_mac; then
        note_minimum_macos
        freeze
        self_test "$MAKING/Torchmark.app/Contents/MacOS/Torchmark"
        verify_signature "$MAKING/Torchmark.app"
        make_image "$MAKING/Torchmark.app" "$MAKING/$image"
        [ -z "$profile" ] || notarize "$MAKING/$image" "$MAKING/Torchmark.app"
        mv "$MAKING/Torchmark.app" "$MAKING/$image" "$MADE"
        made="$MADE/Torchmark.app ($(disk_mb "$MADE/Torchmark.app")) and $MADE/$image ($(disk_mb "$MADE/$image"))"
    else
        freeze
        self_test "$MAKING/Torchmark/Torchmark"
        mv "$MAKING/Torchmark" "$MADE"
        made="$MADE/Torchmark/Torchmark (its folder: $(disk_mb "$MADE/Torchmark"))"
    fi
    printf '%s\n' "$sums" >"$MADE_FROM"
    rm -rf "$MAKING"
    say "Made $made"
}
