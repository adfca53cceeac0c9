"""The phone's clocks (P4, P70, P72)."""

import time
import uuid
from pathlib import Path
from typing import Protocol

BOOT_ID = Path("/proc/sys/kernel/random/boot_id")


class Clock(Protocol):
    """A wall clock, a clock that never goes back, and the boot the second one belongs to."""

    def now_ms(self) -> int:
        """P4: whole milliseconds since 1970."""
        ...

    def steady_ms(self) -> int:
        """P70: milliseconds that only go forward, on one boot."""
        ...

    def boot(self) -> str:
        """P70: the name of this boot."""
        ...


class SystemClock:
    """The machine's clocks; a killed client that starts again on the same boot goes on with it."""

    def __init__(self) -> None:
        """Name the boot: the kernel's where it has one, since its steady clock outlives processes."""
        self._boot = BOOT_ID.read_text().strip() if BOOT_ID.exists() else str(uuid.uuid4())

    def now_ms(self) -> int:
        """P4."""
        return time.time_ns() // 1_000_000

    def steady_ms(self) -> int:
        """P70: sleep counts too where the system can say so."""
        clock = getattr(time, "CLOCK_BOOTTIME", None)
        steady = time.monotonic_ns() if clock is None else time.clock_gettime_ns(clock)
        return steady // 1_000_000

    def boot(self) -> str:
        """P70."""
        return self._boot
