"""A host name -> the addresses to connect to; private ones are refused where they are not allowed.

The address that was checked is the one connected to, so a name that resolves to another address a moment later
(DNS rebinding) gains nothing.
"""

from __future__ import annotations

import socket
from contextlib import suppress
from ipaddress import IPv4Address, IPv6Address, ip_address
from urllib.parse import urlsplit

__all__ = ["RefusedAddressError", "is_public", "names_private", "resolve"]

_NAT64 = 0x64FF9B << 96  # 64:ff9b::/96 carries an IPv4 address in its last 32 bits (RFC 6052)


class RefusedAddressError(OSError):
    """A name that leads only to addresses of private networks, or of this machine."""


def resolve(host: str, port: int, *, allow_private: bool) -> tuple[str, ...]:
    """The addresses of ``host``, in the system's order, each once.

    Raises:
        OSError: the name has no address (socket.gaierror), or none that is allowed (RefusedAddressError).
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    addresses = tuple(dict.fromkeys(str(address[0]) for *_, address in found))
    allowed = addresses if allow_private else tuple(address for address in addresses if is_public(address))
    if not allowed:
        raise RefusedAddressError(f"{host} leads to {addresses[0]}")
    return allowed


def names_private(url: str) -> bool:
    """Does ``url`` itself say that it leads to this machine or a private network: localhost, or a private address in
    plain figures? Names that resolve to such addresses do not say so."""
    with suppress(ValueError):
        host = (urlsplit(url).hostname or "").rstrip(".")
        if host == "localhost" or host.endswith(".localhost"):
            return True
        return not is_public(host)
    return False


def is_public(address: str) -> bool:
    """Is this an address of the public internet: not private, loopback, link-local, metadata, shared or multicast,
    nor one of these dressed as IPv6?"""
    parsed = ip_address(address.partition("%")[0])
    inner = _inner(parsed) if isinstance(parsed, IPv6Address) else None
    if inner is not None:
        return is_public(str(inner))
    return parsed.is_global and not parsed.is_multicast


def _inner(address: IPv6Address) -> IPv4Address | None:
    """The IPv4 address that an IPv6 address carries: mapped, 6to4, Teredo, NAT64."""
    if int(address) >> 32 == _NAT64 >> 32:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)
