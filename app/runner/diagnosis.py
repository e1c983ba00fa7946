"""From an error's text or a signal's name to a sentence that a person understands.

All of them are English, as results keep them; `app.model.told.retell` says them in another language.
"""

import re
import signal

import msgspec

from app.model.events import CellTooLarge
from app.model.failure import ErrorText, Failure
from app.model.texts import LONGEST_SENTENCE, shortened
from app.model.told import EXIT_CODE, TOO_LARGE, UNKNOWN_SIGNAL, WITH_SIGNAL, WITH_TYPE
from app.notation import as_in_files
from app.runner.known_texts import KNOWN_TEXTS, REPORT, KnownText
from app.runner.memory_guard import CLOSE_OTHERS, Verdict
from app.stats.formats import format_memory
from app.words import mark

SIGNAL_REASONS = {
    "SIGABRT": mark(
        "The measuring process was ended by SIGABRT: a library gave up on an error it could not recover "
        "from; on a Mac, usually Metal's."
    ),
    "SIGKILL": mark(
        "The measuring process was ended by SIGKILL: the system or somebody ended it by force; usually "
        "memory had run out."
    ),
    "SIGSEGV": mark(
        "The measuring process was ended by SIGSEGV: native code used memory that is not its own, a bug in "
        "PyTorch or a driver."
    ),
    "SIGBUS": mark(
        "The measuring process was ended by SIGBUS: native code used memory that is not there, a bug in "
        "PyTorch or a driver."
    ),
    "SIGILL": mark(
        "The measuring process was ended by SIGILL: the processor does not know an instruction, so this "
        "PyTorch was built for another one."
    ),
    "SIGTRAP": mark("The measuring process was ended by SIGTRAP: native code stopped itself at a check."),
    "SIGFPE": mark("The measuring process was ended by SIGFPE: native code divided by zero."),
    "SIGTERM": mark("The measuring process was ended by SIGTERM: another program asked it to end."),
    "SIGINT": mark("The measuring process was ended by SIGINT: somebody interrupted it."),
}
KILLED: dict[Verdict, Failure] = {
    "ran_out": Failure(
        reason=mark("The computer ran out of memory, and the system ended the measuring process (SIGKILL)."),
        advice=CLOSE_OTHERS,
        cause="out_of_memory",
    ),
    "likely": Failure(
        reason=mark(
            "The measuring process was ended by SIGKILL, likely by the system: the computer was short of "
            "memory."
        ),
        advice=CLOSE_OTHERS,
        cause="out_of_memory",
    ),
    "had_not": Failure(
        reason=mark(
            "The measuring process was ended by SIGKILL: somebody or another program ended it by force; "
            "memory had not run out."
        ),
        advice=mark("Run it again."),
    ),
}
"""A process ended by SIGKILL, where it is known whether memory had run out."""
SIGNAL_ADVICE = {
    "SIGKILL": CLOSE_OTHERS,
    "SIGTERM": mark("Run the cell again."),
    "SIGINT": mark("Run it again."),
}
NOTHING = "(nothing)"


def explain_error(error: ErrorText, output: str) -> Failure:
    """A Python exception in words; the traceback and the output go to the details."""
    details = _join(error.traceback, output)
    if known := _find(f"{error.type_name}: {error.message}"):
        return Failure(known.reason, known.advice, details, known.cause)
    first_line = error.message.strip().partition("\n")[0] or mark("no message")
    reason = WITH_TYPE.format(error=error.type_name, message=first_line)
    return Failure(reason=shortened(reason, LONGEST_SENTENCE), advice=REPORT, details=details)


def is_device_lost(error: ErrorText) -> bool:
    """Whether only a new process can use the device again."""
    known = _find(f"{error.type_name}: {error.message}")
    return known is not None and known.is_device_lost


def explain_death(return_code: int, output: str, memory: Verdict = "unknown") -> Failure:
    """The end of the measuring process in words.

    Args:
        return_code: As `subprocess` has it: negative for a signal.
        memory: Whether memory had run out, for SIGKILL, which itself says nothing.
    """
    printed = output or NOTHING
    if return_code >= 0:
        how = EXIT_CODE.format(code=return_code)
        name = ""
    else:
        name = _signal_name(-return_code)
        how = SIGNAL_REASONS.get(name) or UNKNOWN_SIGNAL.format(signal=name)
    details = _join(how, printed)
    if known := _find(output):
        bare = known.reason.removesuffix(".")
        reason = WITH_SIGNAL.format(reason=bare, signal=name) if name else known.reason
        return Failure(reason, known.advice, details, known.cause)
    if name == "SIGKILL" and memory in KILLED:
        return msgspec.structs.replace(KILLED[memory], details=_join(KILLED[memory].reason, printed))
    return Failure(reason=how, advice=SIGNAL_ADVICE.get(name, REPORT), details=details)


@as_in_files()
def explain_too_large(event: CellTooLarge) -> Failure:
    """Why the cell was not tried, with the figures."""
    reason = TOO_LARGE.format(needed=format_memory(event.needed_bytes), room=format_memory(event.room_bytes))
    return Failure(reason=reason, advice=CLOSE_OTHERS, cause="too_large")


def explain_cut(failure: Failure, output: str) -> Failure:
    """Why the process was stopped, with where it stood in the details."""
    return msgspec.structs.replace(failure, details=_join(failure.reason, output))


def _find(text: str) -> KnownText | None:
    for known in KNOWN_TEXTS:
        if found := re.search(known.pattern, text):
            reason = shortened(known.reason.format(**found.groupdict()), LONGEST_SENTENCE)
            return msgspec.structs.replace(known, reason=reason)
    return None


def _signal_name(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return f"signal {number}"


def _join(head: str, output: str) -> str:
    output = output.strip()
    return f"{head.strip()}\n\nWhat the process printed:\n{output}" if output else head.strip()
