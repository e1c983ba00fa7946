"""Pretrained weights: torchvision says where, torch.hub downloads them, the app's cache keeps them."""

import errno
import hashlib
import socket
import ssl
import threading
import time
from collections.abc import Iterator, Mapping
from http.client import HTTPException
from io import BufferedReader
from pathlib import Path
from pickle import UnpicklingError
from typing import Self
from urllib.error import HTTPError, URLError

import torch
import torch.hub

from app.engine.certificates import trust_what_the_system_trusts
from app.engine.vision import torchvision
from app.folders import weights_folder
from app.model.events import WeightsLoading
from app.model.tasks import FetchWeights

WEIGHTS_NAME = "IMAGENET1K_V1"
"""torchvision's first weights of every model, the only ones in 2022."""
SILENCE_S = 20.0
"""A download without a new byte for so long is given up."""
SOCKET_TIMEOUT_S = 15.0
"""Less than that, so that a server that falls silent ends the download in order, its file removed."""
PROGRESS_EVERY_S = 0.1
NO_ROOM_ERRORS = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
PARTIAL_PATTERN = "*.partial"
"""How torch.hub names a file under way; it gets its own name after its checksum was found right."""


class WeightsError(Exception):
    """Why there are no weights; the name of each kind is what app/runner/diagnosis.py knows it by."""


class WeightsUnreachable(WeightsError):
    """No connection, or it broke off or fell silent."""


class WeightsUntrusted(WeightsError):
    """The server's certificate could not be verified."""


class WeightsRefused(WeightsError):
    """The server answered with an HTTP error."""


class WeightsDamaged(WeightsError):
    """All bytes came and are not the published ones."""


class WeightsNoRoom(WeightsError):
    """The disk is full, or the user's share of it."""


class WeightsNotKept(WeightsError):
    """The cache folder cannot be made, read or written."""


def fetch(task: FetchWeights) -> Iterator[WeightsLoading]:
    """Have a model's weights in the cache, whole and right.

    The network is asked only where the file is missing or its SHA-256 is wrong.

    Raises:
        WeightsError: One of its kinds.
    """
    path = weights_path(task.model)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _sweep(path.parent)
        if not _is_right(path):
            path.unlink(missing_ok=True)
            yield from _download(task.model, path)
        size_bytes = path.stat().st_size
    except (OSError, HTTPException) as error:
        raise _in_words(error)(f"{type(error).__name__}: {error}") from error
    yield WeightsLoading(model=task.model, loaded_bytes=size_bytes, total_bytes=size_bytes)


def weights_path(model: str) -> Path:
    """Where a model's weights lie in the cache, under the name that torchvision's server has for them."""
    return weights_folder() / _source(model).rpartition("/")[2]


def load_weights(model: str) -> Mapping[str, torch.Tensor]:
    """The parameters and buffers of a model of 1000 classes, on the CPU, by name. Only after `fetch`.

    The file is looked at once more, since it may have changed in the meantime, and nothing in it is run: with
    `weights_only` torch makes tensors of it and refuses the rest (documentation of `torch.load`).

    Raises:
        WeightsDamaged: If it is not the published one, or holds something else than tensors.
        WeightsNotKept: If it cannot be read.
    """
    path = weights_path(model)
    try:
        with path.open("rb") as file:
            if not _has_right_sum(file, path):
                raise WeightsDamaged(f"the SHA-256 of {path} is not {_expected_digits(path)}...")
            file.seek(0)
            state: Mapping[str, torch.Tensor] = torch.load(file, map_location="cpu", weights_only=True)
    except OSError as error:
        raise WeightsNotKept(f"{type(error).__name__}: {error}") from error
    except (UnpicklingError, RuntimeError, EOFError) as error:
        raise WeightsDamaged(f"{type(error).__name__}: {error}") from error
    return state


def _source(model: str) -> str:
    return str(torchvision.models.get_model_weights(model)[WEIGHTS_NAME].url)


def _expected_digits(path: Path) -> str:
    """The first hexadecimal digits of the SHA-256, which torch.hub's files have at the end of their names."""
    return path.stem.rpartition("-")[2]


def _is_right(path: Path) -> bool:
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return _has_right_sum(file, path)


def _has_right_sum(file: BufferedReader, path: Path) -> bool:
    return hashlib.file_digest(file, "sha256").hexdigest().startswith(_expected_digits(path))


def _sweep(folder: Path) -> None:
    """Remove what killed downloads have left; one that has grown lately may be another Torchmark's."""
    for partial in folder.glob(PARTIAL_PATTERN):
        if time.time() - partial.stat().st_mtime > 2 * SILENCE_S:
            partial.unlink(missing_ok=True)


def _download(model: str, path: Path) -> Iterator[WeightsLoading]:
    download = _Download(_source(model), path)
    download.start()
    told_bytes, heard_s = 0, time.monotonic()
    try:
        while download.is_alive():
            download.join(PROGRESS_EVERY_S)
            loaded_bytes = download.loaded_bytes
            if loaded_bytes > told_bytes:
                told_bytes, heard_s = loaded_bytes, time.monotonic()
                # Equal numbers would say that the checksum is right.
                if loaded_bytes < download.total_bytes:
                    yield WeightsLoading(model, loaded_bytes, download.total_bytes)
            elif time.monotonic() - heard_s > SILENCE_S:
                raise TimeoutError(f"no byte for {SILENCE_S:g} s")
    finally:
        download.is_given_up = True
    if download.error is not None:
        raise download.error


class _Download(threading.Thread):
    """torch.hub's download, watched from outside.

    In a thread, because nothing else notices that a name is not resolved or that address after address
    does not answer: a socket's timeout is for one of them. torch.hub lets it be set for all sockets only.
    """

    def __init__(self, url: str, path: Path) -> None:
        super().__init__(name="weights download", daemon=True)
        self._url = url
        self._path = path
        self.loaded_bytes = 0
        self.total_bytes = 0
        self.is_given_up = False
        self.error: Exception | None = None

    def run(self) -> None:
        # For good: a download that was given up may only come to it later.
        torch.hub.tqdm = _Progress  # type: ignore[attr-defined]
        trust_what_the_system_trusts()
        socket.setdefaulttimeout(SOCKET_TIMEOUT_S)
        try:
            torch.hub.download_url_to_file(self._url, str(self._path), _expected_digits(self._path))
        except RuntimeError as error:
            is_whole = self.loaded_bytes >= self.total_bytes
            self.error = (WeightsDamaged if is_whole else WeightsUnreachable)(
                f"{error}, {self.loaded_bytes} of {self.total_bytes} bytes"
            )
        except HTTPError as error:
            error.close()
            self.error = error
        except Exception as error:  # noqa: BLE001 - raised again where the download is awaited
            self.error = error
        finally:
            socket.setdefaulttimeout(None)


class _Progress:
    """Stands where torch.hub has tqdm's progress bar, and tells the download whose thread it runs in."""

    def __init__(self, total: int | None = None, **_: object) -> None:
        download = threading.current_thread()
        assert isinstance(download, _Download)
        self._download = download
        self._download.total_bytes = total or 0

    def __enter__(self) -> Self:
        self.update(0)
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def update(self, count: int) -> None:
        """Note `count` bytes more; ends a download for which nobody waits any more."""
        if self._download.is_given_up:
            raise TimeoutError("given up")
        self._download.loaded_bytes += count


def _in_words(error: OSError | HTTPException) -> type[WeightsError]:
    """The kind of an error. Those of files name a file, those of the network do not."""
    if isinstance(error, HTTPError):
        return WeightsRefused
    cause = error.reason if isinstance(error, URLError) else error
    if isinstance(cause, ssl.SSLCertVerificationError):
        return WeightsUntrusted
    if isinstance(error, OSError) and error.errno in NO_ROOM_ERRORS:
        return WeightsNoRoom
    if isinstance(error, OSError) and error.filename is not None:
        return WeightsNotKept
    return WeightsUnreachable
