"""A host's name becomes one address to connect to, and never one inside this machine or its network."""

from __future__ import annotations

import socket
import threading
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from time import monotonic

from nisshi.net.address import PORTS, Address
from nisshi.net.values import INSIDE, Refusal

# Networks that not every Python counts as private: protocol assignments (RFC 6890), with the metadata
# of one cloud in them, shared addresses (RFC 6598), benchmarks (RFC 2544), the metadata of another cloud.
_INSIDE = tuple(map(ip_network, ("192.0.0.0/24", "100.64.0.0/10", "198.18.0.0/15", "168.63.129.16/32")))
_NAT64 = ip_network("64:ff9b::/96")  # RFC 6052: the last 32 bits are an IPv4 address
_COMPATIBLE = ip_network("::/96")  # RFC 4291, section 2.5.5.1, likewise


def resolve(address: Address, allow_hosts: tuple[str, ...], deadline: float) -> tuple[str, ...] | Refusal:
    """Look the host up once; returns IP addresses to connect to, in the order of the resolver.

    The caller connects to one of these and looks up nothing again, so that a name cannot mean another
    address the second time. One private address among them refuses all. `deadline` is of `monotonic`.
    """
    found = _looked_up(address, max(0.0, deadline - monotonic()))
    if isinstance(found, Refusal) or is_allowed(address, allow_hosts):
        return found
    inner = next((word for word in found if not is_public(word)), "")
    if not inner:
        return found
    named = address.host if inner == address.host else f"{address.host} ({inner})"
    return Refusal(f"is at {named}, {INSIDE}")


def is_allowed(address: Address, allow_hosts: tuple[str, ...]) -> bool:
    """Whether the author has named this host as one that may be private."""
    names = {f"{address.host}:{address.port}", f"[{address.host}]:{address.port}"}
    if address.port == PORTS[address.scheme]:
        names.add(address.host)
    return any(host.lower() in names for host in allow_hosts)


def is_public(word: str) -> bool:
    """Whether an IP address leads to the internet at large, IPv4 inside IPv6 included."""
    try:
        ip = ip_address(word.partition("%")[0])
    except ValueError:
        return False
    return all(_leads_out(each) for each in _inner(ip) or (ip,))


def _leads_out(ip: IPv4Address | IPv6Address) -> bool:
    """Go by the IANA registries of special addresses, of which each version of Python knows some."""
    inside = ip.is_multicast or ip.is_reserved or ip.is_unspecified or ip.is_link_local
    return ip.is_global and not inside and not any(ip in network for network in _INSIDE)


def _inner(ip: IPv4Address | IPv6Address) -> tuple[IPv4Address, ...]:
    """Return the IPv4 addresses that an IPv6 address stands for."""
    if isinstance(ip, IPv4Address):
        return ()
    found = [inner for inner in (ip.ipv4_mapped, ip.sixtofour, *(ip.teredo or ())) if inner]
    if ip in _NAT64 or ip in _COMPATIBLE:
        found.append(IPv4Address(int(ip) & 0xFFFFFFFF))
    return tuple(found)


def _looked_up(address: Address, seconds: float) -> tuple[str, ...] | Refusal:
    """Ask the resolver, which knows no time limit of its own, in a thread that may be left behind.

    It also reads spellings such as 0177.1 and 2130706433, so these are judged like any other.
    """
    answers: list[tuple[str, ...] | Refusal] = []

    def ask() -> None:
        try:
            rows = socket.getaddrinfo(address.host, address.port, type=socket.SOCK_STREAM)
            answers.append(tuple(dict.fromkeys(str(row[4][0]) for row in rows)))
        except (OSError, ValueError) as error:  # ValueError: a label that is too long
            again = isinstance(error, socket.gaierror) and error.errno == socket.EAI_AGAIN
            answers.append(Refusal(f"is at {address.host}, a host that cannot be found", passing=again))

    thread = threading.Thread(target=ask, daemon=True)
    thread.start()
    thread.join(seconds)
    late = Refusal(f"is at {address.host}, whose address could not be learned in time", passing=True)
    return answers[0] if answers else late
