"""PostgreSQL's settings for this machine, in keeping with a real site: nothing is risked."""

import os
from pathlib import Path

MB = 1024 * 1024
GB = 1024 * MB

# What a control group may hand out, where one limits us (containers, systemd services).
CGROUP_LIMITS = (
    Path("/sys/fs/cgroup/memory.max"),
    Path("/sys/fs/cgroup/memory/memory.limit_in_bytes"),
)


def machine_memory() -> int:
    """Return the bytes of memory that we may count on."""
    memory = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    for limit in CGROUP_LIMITS:
        if limit.exists() and limit.read_text().strip().isdigit():
            memory = min(memory, int(limit.read_text()))
    return memory


def postgres_settings(memory: int) -> dict[str, str]:
    """
    Return settings for PostgreSQL on a machine with `memory` bytes that it shares.

    The web server and the workers live beside it, so it takes an eighth for its own cache
    and counts on half for the system's.
    """
    return {
        "shared_buffers": _megabytes(memory // 8, least=64, most=2048),
        "effective_cache_size": _megabytes(memory // 2, least=256, most=64 * 1024),
        # One query may use this several times over, and there are up to a hundred of them.
        "work_mem": _megabytes(memory // 512, least=8, most=64),
        # Indexing a loaded month of half a million rows fits into 256 MB.
        "maintenance_work_mem": _megabytes(memory // 32, least=64, most=1024),
        # A national month is some 300 MB of log; a checkpoint in the middle of one costs time.
        "max_wal_size": "4GB",
        "min_wal_size": "256MB",
        "wal_compression": "on",
        # Solid-state disks: a random page costs about as much as the next one.
        "random_page_cost": "1.1",
        "effective_io_concurrency": "200",
        # Our public queries take milliseconds, less than compiling them would.
        "jit": "off",
        "fsync": "on",
        "synchronous_commit": "on",
        "full_page_writes": "on",
    }


def _megabytes(size: int, *, least: int, most: int) -> str:
    return f"{min(max(size // MB, least), most)}MB"
