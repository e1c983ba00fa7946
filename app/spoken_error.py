"""An error in words for a person, which keeps what the system said of it for one click away."""


class SpokenError(Exception):
    """What happened, why and what to do next, as its text."""

    def __init__(self, sentence: str, details: str = "") -> None:
        super().__init__(sentence)
        self._details = details

    @property
    def details(self) -> str:
        """What else is known, in English: what was given, or else what the error behind it says."""
        cause = self.__cause__
        if self._details or cause is None:
            return self._details
        return cause.details if isinstance(cause, SpokenError) else f"{type(cause).__name__}: {cause}"
