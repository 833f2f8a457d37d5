"""What `bin/manage` prints leads to the site that runs, at whatever port."""

from running.manage import set_port
from running.run_lock import Running

SITE = Running(pid=1, port=8123, redis_url="redis://127.0.0.1/0")


def test_links_lead_to_the_port_of_the_site_that_runs():
    environment = {"PORT": ""}
    set_port(environment, SITE)
    assert environment == {"PORT": "8123"}


def test_a_port_that_was_given_stays_and_without_a_site_nothing_is_said():
    given: dict[str, str] = {"PORT": "9000"}
    set_port(given, SITE)
    nobody: dict[str, str] = {}
    set_port(nobody, None)
    assert (given, nobody) == ({"PORT": "9000"}, {})
