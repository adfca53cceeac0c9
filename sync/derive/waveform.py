"""The outline of a sound: at most 800 peaks of 0–255, computed from a thin 8 kHz mono copy that is never kept."""

from array import array
from typing import Any, BinaryIO

import av

from sync.derive import recordings

POINTS = 800
RATE = 8000
BLOCK = 400  # samples in a first peak: 50 ms


def waveform(file: BinaryIO, detected: str) -> dict[str, Any] | None:
    """{"ms_per_point": n, "peaks": [...]}; None when there is no sound in it."""
    with recordings.opened(file, detected) as container:
        if not container.streams.audio:
            return None
        peaks = first_peaks(container)
    if not peaks:
        return None
    together = -(-len(peaks) // POINTS)
    points = [max(peaks[i : i + together]) for i in range(0, len(peaks), together)]
    return {"ms_per_point": together * BLOCK * 1000 // RATE, "peaks": [p * 255 // 32768 for p in points]}


def first_peaks(container: Any) -> list[int]:
    """One peak for every 50 ms."""
    resampler = av.AudioResampler(format="s16", layout="mono", rate=RATE)
    peaks: list[int] = []
    rest = array("h")
    for frame in decoded(container):
        for thin in resampler.resample(frame):
            rest.frombytes(bytes(thin.planes[0])[: thin.samples * 2])
        whole = len(rest) - len(rest) % BLOCK
        peaks += [peak(rest[i : i + BLOCK]) for i in range(0, whole, BLOCK)]
        rest = rest[whole:]
    return peaks + ([peak(rest)] if rest else [])


def decoded(container: Any) -> Any:
    """Frames until the end or the first broken packet: half a recording has half a waveform."""
    stream = container.streams.audio[0]
    stream.thread_type = "AUTO"
    try:
        yield from container.decode(stream)
    except av.error.FFmpegError:
        return


def peak(samples: "array[int]") -> int:
    return max(max(samples), -min(samples))
