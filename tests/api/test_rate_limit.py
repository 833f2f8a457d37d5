"""Fifteen requests a second for each address, with bursts."""

import itertools
import os
import time

import pytest
from django.test import RequestFactory

from accounts.addresses import caller
from api.rate_limit import take

pytestmark = pytest.mark.django_db

serial = itertools.count(1)


@pytest.fixture
def address():
    """An address that has asked nothing yet; Redis remembers those of earlier runs for seconds."""
    ours = os.getpid() * 1000 + next(serial)
    return f"10.{ours >> 16 & 255}.{ours >> 8 & 255}.{ours & 255}"


@pytest.fixture
def limited(settings, program):
    program.get("/api/forces")  # the first sets the site up, which takes a while
    settings.API_RATE_PER_SECOND = 1
    settings.API_BURST = 3


def statuses(program, count, **more):
    return [program.get("/api/forces", **more).status_code for _ in range(count)]


def test_allows_a_burst_then_says_when_to_come_back(limited, program, address):
    assert statuses(program, 3, REMOTE_ADDR=address) == [200, 200, 200]

    response = program.get("/api/forces", REMOTE_ADDR=address)

    assert (response.status_code, response.content) == (429, b"")
    assert response.headers["Retry-After"] == "1"
    assert response.headers["Access-Control-Allow-Origin"] == "*"


def test_allows_more_after_the_time_it_said(limited, program, address):
    statuses(program, 4, REMOTE_ADDR=address)
    time.sleep(1.1)

    assert statuses(program, 2, REMOTE_ADDR=address) == [200, 429]


def test_counts_each_address_for_itself(limited, program, address):
    statuses(program, 3, REMOTE_ADDR=address)

    assert statuses(program, 1, REMOTE_ADDR="10.255.255.254") == [200]


def test_the_official_limit_is_a_burst_of_thirty(settings, address):
    settings.API_RATE_PER_SECOND = 15
    request = RequestFactory().get("/api/forces", REMOTE_ADDR=address)

    # On a slow machine the allowance refills while the requests are made.
    limited = [take(request).limited for _ in range(400)]

    assert not any(limited[:30])
    assert any(limited)


def test_limits_nobody_when_redis_is_away(limited, program, settings, address, caplog):
    settings.REDIS_URL = "redis://127.0.0.1:1/0"

    assert statuses(program, 5, REMOTE_ADDR=address) == [200] * 5
    assert "not limited" in caplog.text


def test_does_not_limit_the_cache_in_front_but_whom_it_serves(limited, program, settings, address):
    settings.TRUSTED_PROXIES = ["192.0.2.0/24"]
    front = {"REMOTE_ADDR": "192.0.2.7"}

    assert statuses(program, 5, **front) == [200] * 5
    served = statuses(program, 4, **front, headers={"X-Forwarded-For": address})
    assert served == [200, 200, 200, 429]


CALLERS = [
    # Nobody of ours: what they say of others is not believed.
    ("203.0.113.5", "", "203.0.113.5"),
    ("203.0.113.5", "198.51.100.1", "203.0.113.5"),
    # Ours, on behalf of somebody; on its own account; through another of ours.
    ("192.0.2.7", "198.51.100.1", "198.51.100.1"),
    ("192.0.2.7", "", None),
    ("192.0.2.7", "198.51.100.1, 192.0.2.8", "198.51.100.1"),
    # The last that we have not added ourselves counts, whatever stands before it.
    ("192.0.2.7", "203.0.113.99, 198.51.100.1", "198.51.100.1"),
    # A socket of this machine is our proxy's.
    ("", "198.51.100.1", "198.51.100.1"),
    ("", "", None),
    # One network of IPv6 is one caller; IPv4 inside IPv6 is IPv4.
    ("2001:db8:1:2:3:4:5:6", "", "2001:db8:1:2::/64"),
    ("::ffff:192.0.2.7", "198.51.100.1", "198.51.100.1"),
    # What is no address is counted as it stands.
    ("192.0.2.7", "unknown", "unknown"),
]


@pytest.mark.parametrize(("peer", "forwarded_for", "expected"), CALLERS)
def test_tells_who_is_calling(settings, peer, forwarded_for, expected):
    settings.TRUSTED_PROXIES = ["192.0.2.0/24"]

    assert caller(peer, forwarded_for) == expected
