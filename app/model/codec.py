"""Structures to bytes and back: one line of JSON each, on the pipes between processes and in a journal."""

from typing import TypeVar

import msgspec

from app.model.controls import without_controls
from app.model.events import RunEvent, WorkerEvent
from app.model.record import Record
from app.model.tasks import Task

Decoded = TypeVar("Decoded")

_encoder = msgspec.json.Encoder()
_task_decoder: msgspec.json.Decoder[Task] = msgspec.json.Decoder(Task)
_event_decoder: msgspec.json.Decoder[WorkerEvent] = msgspec.json.Decoder(WorkerEvent)
_run_event_decoder: msgspec.json.Decoder[RunEvent] = msgspec.json.Decoder(RunEvent)


def encode_line(record: Record) -> bytes:
    """One record as one line, newline included."""
    return _encoder.encode(record) + b"\n"


def decode_task(line: bytes) -> Task:
    """Raises `msgspec.DecodeError` for anything that is not exactly a task."""
    return _decode(_task_decoder, line)


def decode_event(line: bytes) -> WorkerEvent:
    """Raises `msgspec.DecodeError` for anything that is not exactly an event of the worker."""
    return _decode(_event_decoder, line)


def decode_run_event(line: bytes) -> RunEvent:
    """Of a journal. Raises `msgspec.DecodeError` for anything that is not exactly an event of a run."""
    return _decode(_run_event_decoder, without_controls(line))


def _decode(decoder: "msgspec.json.Decoder[Decoded]", line: bytes) -> Decoded:
    """Texts that are no UTF-8 and brackets without end are errors of other kinds to msgspec."""
    try:
        return decoder.decode(line)
    except (UnicodeDecodeError, RecursionError) as error:
        raise msgspec.DecodeError(str(error)) from error
