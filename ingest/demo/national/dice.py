"""Random numbers that can be asked for by number, in any order, without a state."""

import numpy as np

from ingest.demo.randomness import SEED

STEP = np.uint64(0x9E3779B97F4A7C15)


def throw(subject: int, series: int, numbers: np.ndarray) -> np.ndarray:
    """
    Return 64 random bits for each of `numbers`, always the same for the same arguments.

    The mixing steps are those of SplitMix64 (Steele, Lea and Flood, 2014).
    """
    with np.errstate(over="ignore"):
        start = np.uint64(SEED * 1_000_003 + subject * 10_007 + series) * STEP
        bits = (numbers.astype(np.uint64) + start) * STEP
        bits ^= bits >> np.uint64(30)
        bits *= np.uint64(0xBF58476D1CE4E5B9)
        bits ^= bits >> np.uint64(27)
        bits *= np.uint64(0x94D049BB133111EB)
        bits ^= bits >> np.uint64(31)
    return bits


def share(subject: int, series: int, numbers: np.ndarray) -> np.ndarray:
    """The same as numbers from 0 up to but not including 1."""
    return (throw(subject, series, numbers) >> np.uint64(11)) * 2.0**-53
