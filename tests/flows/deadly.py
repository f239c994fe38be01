"""Work that goes wrong, in a module that worker processes import fast (without Prefect)."""

import os
import time
from collections import Counter
from collections.abc import Sequence

from flows.batches import Batch, Outcome


def work_or_die(batch: Batch, indices: Sequence[int]) -> Outcome:
    """Skips every item but the fourth, which ends the process."""
    if 3 in indices:
        os._exit(9)
    return Outcome(skipped=Counter(str(index) for index in indices))


def sleep(seconds: float) -> None:
    """Takes its time."""
    time.sleep(seconds)
