"""A server on this machine that has the weights of one model, and its ways of going wrong."""

import hashlib
import io
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Literal

import torch

from app.engine.vision import torchvision

Behaviour = Literal["well", "breaks_off", "is_silent", "refuses", "sends_other_bytes", "waits_in_the_middle"]
MODEL = "squeezenet1_0"


@cache
def weights_of_1000_classes() -> dict[str, torch.Tensor]:
    """What torchvision makes of SqueezeNet from a seed that no test measures with."""
    torch.manual_seed(4711)
    state: dict[str, torch.Tensor] = torchvision.models.get_model(MODEL, weights=None).state_dict()
    return state


@cache
def packed_weights(*, is_zipped: bool = True) -> bytes:
    """The file; older ones on torchvision's server are not zipped."""
    file = io.BytesIO()
    torch.save(weights_of_1000_classes(), file, _use_new_zipfile_serialization=is_zipped)
    return file.getvalue()


class WeightsServer:
    """Serves `content` under a name with its SHA-256, and counts the requests."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self.behaviour: Behaviour = "well"
        self.requests = 0
        self.goes_on = threading.Event()
        self.name = f"{MODEL}-{hashlib.sha256(content).hexdigest()[:8]}.pth"
        self.port = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/models/{self.name}"

    def answer(self, handler: BaseHTTPRequestHandler) -> None:
        self.requests += 1
        middle = len(self.content) // 2
        if self.behaviour == "is_silent":
            self.goes_on.wait()
        if self.behaviour == "refuses":
            handler.send_error(403)
            return
        content = self.content
        if self.behaviour == "sends_other_bytes":
            content = content[:middle] + bytes(len(content) - middle)
        handler.send_response(200)
        handler.send_header("Content-Length", str(len(content)))
        handler.end_headers()
        handler.wfile.write(content[:middle])
        if self.behaviour == "breaks_off":
            return
        if self.behaviour == "waits_in_the_middle":
            self.goes_on.wait()
        handler.wfile.write(content[middle:])


@contextmanager
def weights_server(content: bytes | None = None) -> Iterator[WeightsServer]:
    """A server in threads of its own, on a free port of 127.0.0.1."""
    served = WeightsServer(content or packed_weights())

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            try:
                served.answer(self)
            except ConnectionError:
                self.close_connection = True

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        served.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield served
        finally:
            served.goes_on.set()
            server.shutdown()
            thread.join()
