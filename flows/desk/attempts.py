"""How often a password may be tried: a bound for each address, so that nobody can go through many."""

from collections import OrderedDict, deque
from collections.abc import Callable
from math import ceil
from threading import Lock
from time import monotonic

MOST = 10
"""Wrong passwords from one address within SECONDS; then none is looked at until the first of them is older."""
SECONDS = 300.0
ADDRESSES = 4096
"""That are remembered: the last ones that were wrong."""


class Attempts:
    """The wrong passwords of the last minutes, by address."""

    def __init__(self, now: Callable[[], float] = monotonic) -> None:
        """Begin with none; `now` gives seconds."""
        self._now = now
        self._wrong: OrderedDict[str, deque[float]] = OrderedDict()
        self._lock = Lock()

    def wait(self, address: str) -> int:
        """Seconds until a password from an address is looked at; 0: it is now."""
        with self._lock:
            times = self._wrong.get(address)
            if times is None or len(times) < MOST:
                return 0
            return max(0, ceil(times[0] + SECONDS - self._now()))

    def failed(self, address: str) -> None:
        """Remember a wrong one."""
        with self._lock:
            times = self._wrong.setdefault(address, deque(maxlen=MOST))
            times.append(self._now())
            self._wrong.move_to_end(address)
            while len(self._wrong) > ADDRESSES:
                self._wrong.popitem(last=False)
