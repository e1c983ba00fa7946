#!/bin/sh
# On GitHub only: puts the certificate and the key for Apple's notary service, which are the repository's secrets
# (docs/releasing.md), into a keychain of this run, and has the steps that follow sign with them.
set -eu

if [ -z "${TORCHMARK_CERTIFICATE_P12:-}" ]; then
    echo '::notice::No certificate is configured: the app is signed ad hoc.'
    exit 0
fi

missing=
while read -r name value; do
    [ -n "$value" ] || missing="$missing $name"
done <<END
TORCHMARK_SIGNING_IDENTITY ${TORCHMARK_SIGNING_IDENTITY:-}
TORCHMARK_NOTARY_KEY_P8 ${TORCHMARK_NOTARY_KEY_P8:+given}
TORCHMARK_NOTARY_KEY_ID ${TORCHMARK_NOTARY_KEY_ID:-}
TORCHMARK_NOTARY_ISSUER ${TORCHMARK_NOTARY_ISSUER:-}
END
if [ -n "$missing" ]; then
    echo "::error::A certificate is configured, but not$missing. An app that is signed and not notarized" \
        "is refused by every other Mac. Set these secrets as well, or remove TORCHMARK_CERTIFICATE_P12 for an app" \
        "signed ad hoc (docs/releasing.md)."
    exit 1
fi

keychain=$RUNNER_TEMP/torchmark.keychain-db
password=$(openssl rand -hex 24)
printf '%s' "$TORCHMARK_CERTIFICATE_P12" | base64 --decode >"$RUNNER_TEMP/certificate.p12"
printf '%s' "$TORCHMARK_NOTARY_KEY_P8" >"$RUNNER_TEMP/notary.p8"
security create-keychain -p "$password" "$keychain"
security set-keychain-settings -lut 7200 "$keychain"
security unlock-keychain -p "$password" "$keychain"
security import "$RUNNER_TEMP/certificate.p12" -k "$keychain" -P "${TORCHMARK_CERTIFICATE_PASSWORD:-}" \
    -T /usr/bin/codesign
security set-key-partition-list -S apple-tool:,apple:,codesign: -s -k "$password" "$keychain"
security list-keychains -d user -s "$keychain" login.keychain-db
xcrun notarytool store-credentials torchmark --keychain "$keychain" \
    --key "$RUNNER_TEMP/notary.p8" --key-id "$TORCHMARK_NOTARY_KEY_ID" --issuer "$TORCHMARK_NOTARY_ISSUER"
rm "$RUNNER_TEMP/certificate.p12" "$RUNNER_TEMP/notary.p8"
{
    echo "TORCHMARK_SIGNING_IDENTITY=$TORCHMARK_SIGNING_IDENTITY"
    echo "TORCHMARK_NOTARY_PROFILE=torchmark"
    echo "TORCHMARK_NOTARY_KEYCHAIN=$keychain"
} >>"$GITHUB_ENV"
