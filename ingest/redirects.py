"""
Follow a redirect only to where a stranger may send us.

An operator chooses the address; whoever answers there may send us on, but not into our own
network (a database, a cloud's metadata service) nor from https to http. The name is looked up
once, and that very address is asked: it cannot mean another machine a moment later.
"""

import ipaddress
import socket

import httpx

from ingest.refusals import Refused


def request_for(
    client: httpx.Client, address: httpx.URL, *, chosen: httpx.URL, headers: dict[str, str]
) -> httpx.Request:
    """Return the request that follows a redirect to `address`; Refused where it must not be."""
    if address.scheme not in ("http", "https") or (chosen.scheme, address.scheme) == (
        "https",
        "http",
    ):
        raise Refused(f"{chosen} redirects to {_place(address)}, which is not secure.")
    if _server(address) == _server(chosen):
        return client.build_request("GET", address, headers=headers)
    return client.build_request(
        "GET",
        address.copy_with(host=_public_ip(address, chosen)),
        headers={**headers, "Host": address.netloc.decode("ascii")},
        extensions={"sni_hostname": address.host},
    )


def _public_ip(address: httpx.URL, chosen: httpx.URL) -> str:
    port = address.port or {"http": 80, "https": 443}[address.scheme]
    try:
        found = socket.getaddrinfo(address.host, port, type=socket.SOCK_STREAM)
    except OSError as error:
        raise Refused(f"{chosen} redirects to {_place(address)}, which is unknown.") from error
    numbers = [str(place[0]) for *_, place in found]
    if not numbers or not all(ipaddress.ip_address(number).is_global for number in numbers):
        raise Refused(
            f"{chosen} redirects to {_place(address)}, which is an address of a private network; "
            f"it was not followed."
        )
    return numbers[0]


def _server(address: httpx.URL) -> tuple[str, str, int | None]:
    return address.scheme, address.host, address.port


def _place(address: httpx.URL) -> str:
    return f"{address.scheme}://{address.netloc.decode('ascii')}"
