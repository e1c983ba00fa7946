"""How a task can end otherwise than done."""

from app.model.failure import ErrorText, Failure
from app.runner.memory_guard import Verdict


class Stopped(Exception):
    """The user asked to stop; the child is gone."""


class Cut(Exception):
    """A guard objected; the process is gone.

    Attributes:
        failure: Why.
        output: The last of what the process printed, at its end where it stood.
    """

    def __init__(self, failure: Failure, output: str) -> None:
        super().__init__(failure.reason)
        self.failure = failure
        self.output = output


class TaskError(Exception):
    """The task ended by a Python exception in the child, which lives on."""

    def __init__(self, error: ErrorText, output: str) -> None:
        super().__init__(error.message)
        self.error = error
        self.output = output


class Unreadable(Exception):
    """The child sent something that is no event; it is gone."""

    def __init__(self, why: str, output: str) -> None:
        super().__init__(why)
        self.output = output


class ChildDied(Exception):
    """The child ended within a task.

    Attributes:
        return_code: As `subprocess` has it: negative for a signal.
        output: The last of what the child wrote to stdout and stderr.
        memory: Whether memory had run out.
    """

    def __init__(self, return_code: int, output: str, memory: Verdict = "unknown") -> None:
        super().__init__(f"the measuring process ended with {return_code}")
        self.return_code = return_code
        self.output = output
        self.memory = memory
