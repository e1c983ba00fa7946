"""By whose word a server is trusted: the certificates of the system, also in the bundled program."""

import os
import ssl
from collections.abc import Iterable
from pathlib import Path

SYSTEM_FILES = (
    Path("/etc/ssl/cert.pem"),  # macOS, for the LibreSSL that comes with it; Alpine
    Path("/etc/ssl/certs/ca-certificates.crt"),  # Debian, Ubuntu, Arch
    Path("/etc/pki/tls/certs/ca-bundle.crt"),  # Fedora
)


def trust_what_the_system_trusts(files: Iterable[Path] = SYSTEM_FILES) -> None:
    """Name the system's certificates to OpenSSL where it finds none.

    OpenSSL looks where the Python was installed that it belongs to. A bundle brings it to computers that
    have no such folder, and python.org's Python for macOS has no certificates there either unless "Install
    Certificates" was run (PyInstaller's issue 7229).
    """
    paths = ssl.get_default_verify_paths()
    is_told = any(name in os.environ for name in (paths.openssl_cafile_env, paths.openssl_capath_env))
    # Each is None where there is no such file or folder.
    has_some = paths.cafile or (paths.capath and any(Path(paths.capath).iterdir()))
    if is_told or has_some:
        return
    if found := next((file for file in files if file.is_file()), None):
        os.environ[paths.openssl_cafile_env] = str(found)
