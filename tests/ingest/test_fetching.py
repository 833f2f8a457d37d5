"""Fetching from a server that cannot be trusted to be well, or to be who it says it is."""

from pathlib import Path

import pytest

from ingest import fetching
from ingest.refusals import Refused
from tests.ingest import official_site

ZIP = b"PK" + bytes(50_000)


class Silent:
    def show(self, line: str) -> None:
        """Nobody looks."""


@pytest.fixture
def downloads(settings, tmp_path):
    folder = tmp_path / "downloads"
    folder.mkdir()
    settings.DOWNLOADS_ROOT = str(folder)
    return folder


@pytest.fixture
def site(downloads):
    with official_site.running() as site:
        yield site


def fetch(address: str) -> bytes:
    return Path(fetching.local_path(address, Silent())).read_bytes()


def refused(address: str, downloads) -> str:
    """Return why nothing is fetched, nor left behind."""
    with pytest.raises(Refused) as refusal:
        fetch(address)
    assert list(downloads.iterdir()) == []
    return str(refusal.value)


def test_a_whole_file(site):
    site.answers["/2024-01.zip"] = ZIP
    assert fetch(f"{site.address}/2024-01.zip") == ZIP


def test_what_is_known_already_is_not_fetched_again(site):
    site.answers["/2024-01.zip"], site.marks["/2024-01.zip"] = ZIP, '"first"'
    site.redirects["/latest.zip"] = "/2024-01.zip"
    address = f"{site.address}/latest.zip"
    first = fetching.fetch(address, Silent())

    assert fetching.fetch_if_other(address, first.stamp, Silent()) is None
    assert site.given == ["/2024-01.zip"]

    # A load may still be reading the first when another one takes its place.
    site.answers["/2024-01.zip"], site.marks["/2024-01.zip"] = ZIP + b"2", '"second"'
    second = fetching.fetch_if_other(address, first.stamp, Silent())
    assert Path(second.path).read_bytes() == ZIP + b"2"
    assert Path(first.path).read_bytes() == ZIP


def test_a_server_without_marks_is_judged_by_the_length(site):
    site.answers["/2024-01.zip"] = ZIP
    address = f"{site.address}/2024-01.zip"
    first = fetching.fetch(address, Silent())

    assert fetching.fetch_if_other(address, first.stamp, Silent()) is None

    site.answers["/2024-01.zip"] = ZIP + b"2"
    assert fetching.fetch_if_other(address, first.stamp, Silent()).stamp != first.stamp


def test_a_redirect_within_the_server_that_was_chosen(site):
    site.redirects["/latest.zip"] = "/2024-01.zip"
    site.answers["/2024-01.zip"] = ZIP
    assert fetch(f"{site.address}/latest.zip") == ZIP


def test_nothing_there(site, downloads):
    assert "404" in refused(f"{site.address}/2024-01.zip", downloads)


def test_a_fault_of_the_server(site, downloads):
    site.answers["/2024-01.zip"] = 500
    assert "the server answers 500" in refused(f"{site.address}/2024-01.zip", downloads)


def test_a_server_that_is_not_there(downloads):
    with official_site.running() as gone:
        address = gone.address
    assert "could not be fetched" in refused(f"{address}/2024-01.zip", downloads)


def test_a_file_that_breaks_off_half_way(site, downloads):
    site.answers["/2024-01.zip"] = ZIP
    site.broken_off.add("/2024-01.zip")
    assert "could not be fetched" in refused(f"{site.address}/2024-01.zip", downloads)


def test_a_slow_trickle(site, downloads, settings):
    settings.FETCH_PATIENCE_SECONDS = 1
    site.answers["/2024-01.zip"] = ZIP
    site.trickling.add("/2024-01.zip")
    assert "comes too slowly" in refused(f"{site.address}/2024-01.zip", downloads)


def test_a_server_that_falls_silent(site, downloads, settings):
    settings.FETCH_PATIENCE_SECONDS = 1
    site.answers["/2024-01.zip"] = ZIP
    site.trickling.add("/2024-01.zip")
    site.pause = 2
    assert "could not be fetched" in refused(f"{site.address}/2024-01.zip", downloads)


def test_a_redirect_into_a_private_network_is_not_followed(site, downloads):
    with official_site.running(host="127.0.0.2") as inside:
        inside.answers["/secret.zip"] = ZIP
        site.redirects["/2024-01.zip"] = f"{inside.address}/secret.zip"

        assert "private network" in refused(f"{site.address}/2024-01.zip", downloads)
        assert inside.asked == []


@pytest.mark.parametrize(
    "place",
    [
        "http://10.0.0.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[::1]/",
        "http://localhost:9/",
        "http://0.0.0.0/",
        "file:///etc/passwd",
        "ftp://example.org/a.zip",
    ],
)
def test_other_places_to_which_nobody_may_send_us(site, downloads, place):
    site.redirects["/2024-01.zip"] = place
    assert "redirects to" in refused(f"{site.address}/2024-01.zip", downloads)


def test_a_redirect_in_a_circle(site, downloads):
    site.redirects["/2024-01.zip"] = "/2024-01.zip"
    assert "redirects too often" in refused(f"{site.address}/2024-01.zip", downloads)


def test_a_certificate_that_nobody_vouches_for(downloads, tmp_path):
    with official_site.running(certificate_in=tmp_path) as site:
        site.answers["/2024-01.zip"] = ZIP
        told = refused(f"{site.address}/2024-01.zip", downloads)
    assert "certificate" in told.lower()
    assert site.asked == []


def test_the_same_server_with_a_certificate_that_is_known(downloads, tmp_path, monkeypatch):
    # So that the test before fails for the certificate alone.
    with official_site.running(certificate_in=tmp_path) as site:
        site.answers["/2024-01.zip"] = ZIP
        monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "certificate.pem"))
        assert fetch(f"{site.address}/2024-01.zip") == ZIP


def test_from_https_nobody_is_sent_on_to_http(downloads, tmp_path, site, monkeypatch):
    with official_site.running(certificate_in=tmp_path) as secure:
        secure.redirects["/2024-01.zip"] = f"{site.address}/2024-01.zip"
        monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "certificate.pem"))
        assert "not secure" in refused(f"{secure.address}/2024-01.zip", downloads)
