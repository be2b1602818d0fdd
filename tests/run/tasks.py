"""What the workers of the tests do: functions that another process can import."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path
from typing import Any


def double(number: int) -> int:
    time.sleep(0.02 * (number % 3))  # so that later ones are done earlier
    return 2 * number


def fail_on_odd(number: int) -> int:
    if number % 2:
        raise ValueError(f"{number} is\nodd")
    return number


def die_on(job: tuple[int, Any]) -> int:
    number, wanted = job
    if wanted == "always":
        os.kill(os.getpid(), signal.SIGKILL)
    if wanted and not Path(wanted).exists():
        Path(wanted).touch()
        os._exit(3)
    return number


def sleep(seconds: float) -> float:
    time.sleep(seconds)
    return seconds
