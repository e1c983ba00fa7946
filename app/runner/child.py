"""The measuring process seen from outside: start it, give it tasks, hear its events, end it."""

import os
import selectors
import subprocess
import threading
import time
from collections import deque
from collections.abc import Callable, Generator, Iterator
from contextlib import suppress
from functools import partial
from typing import Protocol, Self

import msgspec

from app.folders import cache_folder, compiler_cache_folder
from app.model.codec import decode_event, encode_line
from app.model.events import Pulse, TaskDone, TaskEvent, TaskFailed, WorkerEvent
from app.model.failure import Failure
from app.model.tasks import Task
from app.program import own_command, own_environment
from app.runner.answer import Answer, Unexpected
from app.runner.endings import ChildDied, Cut, Stopped, TaskError, Unreadable
from app.runner.guardian import dismiss, post_guardian
from app.runner.memory_guard import MemoryGuard
from app.runner.offspring import end_offspring
from app.runner.watchdog import Watchdog
from app.scratch import remove_scratch, scratch_of

READ_BYTES = 65536
OUTPUT_KEPT_BYTES = 65536
LONGEST_LINE_BYTES = 4 * 2**20
"""Far above any event: the longest, the comparison of a large model's numbers, has some 100 KB."""
STOP_POLL_S = 0.05
PATIENCE_S = 0.5
SPOILING_VARIABLES = (
    # Would let a cell swap the Mac to a standstill before it is told that memory is short.
    "PYTORCH_MPS_HIGH_WATERMARK_RATIO",
    "PYTORCH_MPS_LOW_WATERMARK_RATIO",
    # Log more, or allocate otherwise; and with a value that torch does not know every cell fails.
    "TORCH_LOGS",
    "PYTORCH_ALLOC_CONF",
    "PYTORCH_CUDA_ALLOC_CONF",
)
"""PyTorch reads these when it is loaded (its documentation, "MPS environment variables" and "torch._logging",
and "Optimizing memory usage" of its notes on CUDA)."""


class Guard(Protocol):
    """What may object to a task going on."""

    def begin(self, task: Task) -> None:
        """A task is handed over."""

    def note(self, event: WorkerEvent) -> None:
        """The process told something."""

    def objection(self, waited_s: float) -> Failure | None:
        """Why the process should be stopped, after another wait of `waited_s` in which no event came."""


def worker_command(events_fd: int) -> list[str]:
    """How this very program is started as a worker."""
    return [*own_command(), "worker", str(events_fd)]


def worker_environment() -> dict[str, str]:
    """The environment in which the worker measures what it says it measures."""
    inherited = {name: value for name, value in own_environment().items() if name not in SPOILING_VARIABLES}
    return {
        "TORCH_HOME": str(cache_folder() / "torch"),
        **inherited,
        # By default among the system's temporary ones.
        "TORCHINDUCTOR_CACHE_DIR": str(compiler_cache_folder()),
    }


class Child:
    """A measuring process that is started when needed and again after a death.

    Not for several threads, except that `stop` may be set from any.
    """

    def __init__(
        self, stop: threading.Event, *, watchdog: Guard | None = None, memory: MemoryGuard | None = None
    ) -> None:
        self._stop = stop
        self._memory = memory or MemoryGuard()
        self._guards: tuple[Guard, ...] = (watchdog or Watchdog(), self._memory)
        self._guardian: subprocess.Popen[bytes] | None = None
        self._process: subprocess.Popen[bytes] | None = None
        self._events_fd = -1
        self._output: deque[bytes] = deque()
        self._lines_left: deque[bytes] = deque()
        self._unfinished = b""
        self._has_served = False
        self._has_answered = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.end()

    @property
    def pid(self) -> int | None:
        """The process's id while it lives."""
        return self._process.pid if self._process else None

    def start(self) -> None:
        """Start the process unless it lives. Raises OSError where the system cannot."""
        if self._process is not None and self._process.poll() is None:
            return
        self.end()
        self._events_fd, child_end = os.pipe()
        try:
            self._process = subprocess.Popen(
                worker_command(child_end),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                pass_fds=(child_end,),
                bufsize=0,
                env=worker_environment(),
                # Ctrl-C in a terminal is for the parent alone, which then stops the child in order.
                start_new_session=True,
            )
            self._has_served = False
            self._lines_left.clear()
            self._unfinished = b""
            self._guardian = post_guardian(self._process.pid)
        except OSError:
            if self._process is None:
                os.close(self._events_fd)
            self.end()
            raise
        finally:
            os.close(child_end)

    def perform(self, task: Task) -> Generator[TaskEvent]:
        """Have a task done, yielding its events as they arrive.

        Raises:
            Stopped: `stop` was set.
            Cut: A guard objected; the next call starts another process.
            TaskError: The task failed in Python.
            ChildDied: The process ended; the next call starts another.
            Unreadable: What it sent was no event; the next call starts another.
            OSError: No process could be started.
        """
        self.start()
        is_used = self._has_served
        try:
            yield from self._converse(task)
        except (ChildDied, Cut, Unreadable, TaskError):
            # Before it has answered at all it has failed between the tasks, which must not cost this one.
            if self._has_answered or not is_used:
                raise
            self.end()
            self.start()
            yield from self._converse(task)

    def _converse(self, task: Task) -> Generator[TaskEvent]:
        """One try of `perform`, with a process that is there."""
        self._has_answered = False
        process = self._process
        assert process is not None and process.stdin is not None
        self._output.clear()
        for guard in self._guards:
            guard.begin(task)
        try:
            process.stdin.write(encode_line(task))
        except BrokenPipeError:
            raise self._bury() from None
        is_over = False
        answer = Answer(task)
        try:
            for line in self._lines(process):
                event = self._decode(line)
                for guard in self._guards:
                    guard.note(event)
                match event:
                    case Pulse():
                        pass
                    case TaskDone():
                        self._check(answer.end)
                        is_over = self._has_served = True
                        return
                    case TaskFailed() as failed:
                        is_over = self._has_served = True
                        self._drain_output(process)
                        raise TaskError(failed.error, self._text())
                    case _:
                        self._check(partial(answer.take, event))
                        self._has_answered = True
                        yield event
            raise self._bury()
        finally:
            # Left in the middle of a task, the process would answer the next one with this one's events.
            if not is_over:
                self.end()

    def _decode(self, line: bytes) -> WorkerEvent:
        try:
            return decode_event(line)
        except msgspec.DecodeError as error:
            raise Unreadable(str(error), self._text()) from error

    def _check(self, is_expected: Callable[[], None]) -> None:
        try:
            is_expected()
        except Unexpected as error:
            raise Unreadable(str(error), self._text()) from error

    def end(self) -> None:
        """End the process: closing its stdin asks it to, then signals, then force."""
        process, self._process = self._process, None
        if process is None:
            return
        assert process.stdin is not None and process.stdout is not None
        process.stdin.close()
        for insist in (process.terminate, process.kill):
            try:
                process.wait(PATIENCE_S)
                break
            except subprocess.TimeoutExpired:
                insist()
        guardian, self._guardian = self._guardian, None
        if guardian is not None:
            dismiss(guardian)
        process.wait()
        end_offspring(process.pid)
        remove_scratch(scratch_of(process.pid))
        process.stdout.close()
        os.close(self._events_fd)

    def _lines(self, process: subprocess.Popen[bytes]) -> Iterator[bytes]:
        """Lines of the side pipe until it closes; what the child prints is kept meanwhile."""
        assert process.stdout is not None
        yield from self._unheard()
        with selectors.DefaultSelector() as selector:
            selector.register(self._events_fd, selectors.EVENT_READ)
            selector.register(process.stdout, selectors.EVENT_READ)
            while True:
                if self._stop.is_set():
                    process.kill()
                    self.end()
                    raise Stopped
                began_s, has_come = time.monotonic(), False
                ready = [key.fd for key, _ in selector.select(STOP_POLL_S)]
                waited_s = time.monotonic() - began_s
                if process.stdout.fileno() in ready and not self._keep_output(process):
                    selector.unregister(process.stdout)
                if self._events_fd in ready:
                    chunk = os.read(self._events_fd, READ_BYTES)
                    if not chunk:
                        return
                    *lines, self._unfinished = (self._unfinished + chunk).split(b"\n")
                    self._lines_left.extend(lines)
                    has_come = bool(lines)
                    yield from self._unheard()
                    if len(self._unfinished) > LONGEST_LINE_BYTES:
                        raise Unreadable("It sent a line without an end.", self._text())
                self._hear_objections(process, 0.0 if has_come else waited_s)

    def _unheard(self) -> Iterator[bytes]:
        """What has come and was not heard: after the word that a task is done it stays for the next one."""
        while self._lines_left:
            yield self._lines_left.popleft()

    def _hear_objections(self, process: subprocess.Popen[bytes], waited_s: float) -> None:
        """Where a guard objects, ask the process by SIGTERM to end, at which it tells where it stood."""
        for guard in self._guards:
            failure = guard.objection(waited_s)
            if failure is None:
                continue
            process.terminate()
            with suppress(subprocess.TimeoutExpired):
                process.wait(PATIENCE_S)
            self._drain_output(process)
            raise Cut(failure, self._text())

    def _keep_output(self, process: subprocess.Popen[bytes]) -> bool:
        """Read what was printed, keeping the last of it; False at its end."""
        assert process.stdout is not None
        chunk = os.read(process.stdout.fileno(), READ_BYTES)
        self._output.append(chunk)
        while sum(map(len, self._output)) - len(self._output[0]) > OUTPUT_KEPT_BYTES:
            self._output.popleft()
        return bool(chunk)

    def _drain_output(self, process: subprocess.Popen[bytes]) -> None:
        """Keep what is printed already, without waiting for more."""
        with selectors.DefaultSelector() as selector:
            selector.register(process.stdout, selectors.EVENT_READ)  # type: ignore[arg-type]
            while selector.select(0) and self._keep_output(process):
                continue

    def _text(self) -> str:
        return b"".join(self._output)[-OUTPUT_KEPT_BYTES:].decode(errors="replace")

    def _bury(self) -> ChildDied | Unreadable:
        """Wait for the end of a process that has closed its pipe, and say how it went."""
        process = self._process
        assert process is not None
        try:
            process.wait(PATIENCE_S)
        except subprocess.TimeoutExpired:
            self.end()
            return Unreadable("It has closed its pipe and lived on.", self._text())
        self._drain_output(process)
        died = ChildDied(process.returncode, self._text(), self._memory.verdict())
        self.end()
        return died
