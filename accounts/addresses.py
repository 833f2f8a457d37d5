"""Who is calling: the network address to which a request is to be counted."""

import ipaddress
from functools import lru_cache

from django.conf import settings

# A whole network of this size belongs to one household or one machine.
IPV6_PREFIX = 64

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


def caller(peer: str, forwarded_for: str) -> str | None:
    """
    Return the address of the caller, None for a trusted proxy that asks for itself.

    `peer` is the other end of the connection (empty for a socket of this machine);
    `forwarded_for` the X-Forwarded-For header, at whose end each proxy adds whom it was called
    by. Only what proxies of ours have added (TRUSTED_PROXIES) is believed.
    """
    if peer and not _is_trusted(peer):
        return _network(peer)
    for hop in reversed(forwarded_for.split(",")):
        if hop.strip() and not _is_trusted(hop.strip()):
            return _network(hop.strip())
    return None


def _is_trusted(text: str) -> bool:
    address = _read(text)
    return address is not None and any(address in network for network in _trusted())


def _network(text: str) -> str:
    address = _read(text)
    if address is None or address.version == 4:
        return text
    return str(ipaddress.ip_network((address, IPV6_PREFIX), strict=False))


def _read(text: str) -> Address | None:
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return None
    # IPv4 that arrives on an IPv6 socket is written ::ffff:192.0.2.1.
    mapped = getattr(address, "ipv4_mapped", None)
    return mapped or address


def _trusted() -> list[ipaddress.IPv4Network | ipaddress.IPv6Network]:
    return _networks(tuple(settings.TRUSTED_PROXIES))


@lru_cache
def _networks(written: tuple[str, ...]) -> list[ipaddress.IPv4Network | ipaddress.IPv6Network]:
    return [ipaddress.ip_network(network) for network in written]
