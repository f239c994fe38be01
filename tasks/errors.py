"""The errors of newsledger: one root, and a child for each thing a caller does next."""


class NewsledgerError(Exception):
    """The root: the message names the thing, what is wrong with it and what to do next."""


class UsageError(NewsledgerError):
    """What was asked for can't be done as asked: the command ends with exit code 2."""


class RejectedError(NewsledgerError):
    """One input can't become rows: it goes to `rejects` with this reason and the batch goes on.

    `stage` is where it happened (`read`, `clean`, `extract`, `load`); `reason_code` is a stable
    snake_case word that SQL can group by (`empty`, `not_json`, `no_article`, `too_large` …).
    """

    def __init__(self, stage: str, reason_code: str, message: str) -> None:
        super().__init__(message)
        self.stage = stage
        self.reason_code = reason_code
        self.message = message

    def __reduce__(self) -> tuple[type["RejectedError"], tuple[str, str, str]]:
        return RejectedError, (self.stage, self.reason_code, self.message)
