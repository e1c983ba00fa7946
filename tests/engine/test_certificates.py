"""Certificates are found where the OpenSSL of a bundle does not look."""

import os
import ssl
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.engine.certificates import SYSTEM_FILES, trust_what_the_system_trusts

NOWHERE = Path("/nonexistent")


@pytest.fixture
def untold() -> Iterator[pytest.MonkeyPatch]:
    """Nobody has told OpenSSL where to look; what is told it in the test is forgotten afterwards."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("SSL_CERT_FILE", "SSL_CERT_DIR"):
            # First set, so that it is put back to what it was even where it was not there.
            patch.setenv(name, "")
            patch.delenv(name)
        yield patch


@pytest.fixture
def bundled(untold: pytest.MonkeyPatch) -> None:
    """An OpenSSL whose folder is on another computer."""
    none: Any = {"cafile": None, "capath": None}
    elsewhere = ssl.get_default_verify_paths()._replace(**none)
    untold.setattr(ssl, "get_default_verify_paths", lambda: elsewhere)


@pytest.mark.usefixtures("bundled")
def test_that_the_certificates_of_the_system_are_named_and_read() -> None:
    trust_what_the_system_trusts()
    context = ssl.create_default_context()
    assert context.get_ca_certs(), "this system has no certificates where one is looked for"


@pytest.mark.usefixtures("bundled")
def test_that_the_first_file_that_is_there_is_named(tmp_path: Path) -> None:
    first, second = tmp_path / "first.pem", tmp_path / "second.pem"
    first.touch()
    second.touch()
    trust_what_the_system_trusts([NOWHERE, first, second])
    assert os.environ.get("SSL_CERT_FILE") == str(first)


@pytest.mark.usefixtures("bundled")
def test_that_what_somebody_has_chosen_is_kept(untold: pytest.MonkeyPatch) -> None:
    untold.setenv("SSL_CERT_FILE", str(NOWHERE))
    trust_what_the_system_trusts()
    assert os.environ.get("SSL_CERT_FILE") == str(NOWHERE)


@pytest.mark.usefixtures("bundled")
def test_that_nothing_is_named_where_nothing_is() -> None:
    trust_what_the_system_trusts([NOWHERE])
    assert os.environ.get("SSL_CERT_FILE") is None


def test_that_an_openssl_that_finds_its_own_is_left_alone(untold: pytest.MonkeyPatch) -> None:
    own = ssl.get_default_verify_paths()._replace(cafile=str(SYSTEM_FILES[0]))
    untold.setattr(ssl, "get_default_verify_paths", lambda: own)
    trust_what_the_system_trusts()
    assert os.environ.get("SSL_CERT_FILE") is None
