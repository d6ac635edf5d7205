"""Which machines may be asked: names to addresses, once, and only those that the whole internet shares.

A name is resolved here and nowhere else, and the connection goes to exactly the address that was checked;
so a name that answers with another address the second time gains nothing by it. Odd spellings of an address,
such as 2130706433 or 0x7f.1, are read by the system's resolver, and what it makes of them is checked.
"""

import socket
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any, Final

from msgspec import Struct

_NOT_PUBLIC_V4: Final = tuple(
    IPv4Network(one)
    for one in (
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
        "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24",
        "224.0.0.0/4", "240.0.0.0/4",
    )
)  # fmt: skip
_PUBLIC_V6: Final = IPv6Network("2000::/3")
_NOT_PUBLIC_V6: Final = tuple(IPv6Network(one) for one in ("2001::/23", "2001:db8::/32", "3fff::/20"))
_NAT64: Final = IPv6Network("64:ff9b::/96")
_MOST_OF_A_FAMILY: Final = 2


class Forbidden(Exception):
    """The name leads only to addresses that are not asked."""


class Address(Struct, frozen=True):
    """Where a connection goes: the socket's family, and what it connects to."""

    family: socket.AddressFamily
    target: tuple[Any, ...]


def find(host: str, port: int, *, private: bool, within: float) -> list[Address]:
    """The addresses of a host that may be asked, those of other networks only if `private`; two of a family at most.

    Raises Forbidden if it has addresses and none may be asked, OSError if it has none, TimeoutError if that is
    not known after `within` seconds: the system's resolver knows no limit, so it is left behind in a thread.
    """
    answers: SimpleQueue[list[Address] | Exception] = SimpleQueue()
    Thread(target=_resolve, args=(host, port, answers), name="resolver", daemon=True).start()
    try:
        found = answers.get(timeout=max(within, 0))
    except Empty:
        raise TimeoutError from None
    if isinstance(found, Exception):
        raise found
    usable = [one for one in found if private or is_public(str(one.target[0]))]
    if not usable:
        raise Forbidden(host)
    families = list(dict.fromkeys(one.family for one in usable))
    return [one for family in families for one in [own for own in usable if own.family == family][:_MOST_OF_A_FAMILY]]


def _resolve(host: str, port: int, answers: "SimpleQueue[list[Address] | Exception]") -> None:
    try:
        rows = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except OSError as error:
        answers.put(error)
    except ValueError:
        answers.put(socket.gaierror(socket.EAI_NONAME, "a label of the name is too long"))
    else:
        known = (socket.AF_INET, socket.AF_INET6)
        answers.put([Address(family, target) for family, _, _, _, target in rows if family in known])


def is_public(address: str) -> bool:
    """Whether an address is one of the internet at large, whichever way it is wrapped in IPv6."""
    try:
        parsed = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    return _public_v4(parsed) if isinstance(parsed, IPv4Address) else _public_v6(parsed)


def _public_v4(address: IPv4Address) -> bool:
    return not any(address in network for network in _NOT_PUBLIC_V4)


def _public_v6(address: IPv6Address) -> bool:
    inner = address.ipv4_mapped or address.sixtofour
    if inner is None and address in _NAT64:
        inner = IPv4Address(int(address) & 0xFFFFFFFF)
    if inner is not None:
        return _public_v4(inner)
    return address in _PUBLIC_V6 and not any(address in network for network in _NOT_PUBLIC_V6)
