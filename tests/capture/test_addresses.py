"""Where capture may not reach: private networks, this machine, cloud metadata."""

from __future__ import annotations

import socket
from datetime import UTC, datetime

import pytest

from termsdiff.capture import Settings, capture
from termsdiff.capture.addresses import RefusedAddressError, is_public, resolve
from termsdiff.errors import CaptureError, CaptureReason
from termsdiff.model import Source


@pytest.mark.parametrize("address", ["1.1.1.1", "93.184.215.14", "2606:4700:4700::1111", "64:ff9b::101:101"])
def test_addresses_of_the_public_internet(address):
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        *(
            "127.0.0.1",
            "10.1.2.3",
            "172.16.0.1",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "0.0.0.0",
            "224.0.0.1",
        ),
        *("255.255.255.255", "::1", "::", "fe80::1%eth0", "fc00::1", "ff02::1", "::ffff:127.0.0.1", "64:ff9b::7f00:1"),
        *("2002:7f00:1::", "::ffff:169.254.169.254", "fd00:ec2::254"),
    ],
)
def test_addresses_that_are_not(address):
    assert not is_public(address)


def test_a_name_without_a_public_address_is_refused_unless_allowed():
    with pytest.raises(RefusedAddressError):
        resolve("localhost", 80, allow_private=False)
    assert set(resolve("localhost", 80, allow_private=True)) <= {"127.0.0.1", "::1"}


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "2130706433", "0x7f.1", "[::ffff:127.0.0.1]"])
def test_every_spelling_of_this_machine_is_refused_before_connecting(host):
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(0)
        source = Source("example/terms", (f"http://{host}:{listening.getsockname()[1]}/",))
        with pytest.raises(CaptureError) as caught:
            capture(source, clock=lambda: datetime(2024, 1, 1, tzinfo=UTC), settings=Settings(allow_private=False))
        with pytest.raises(BlockingIOError):
            listening.accept()
    assert caught.value.reason is CaptureReason.REFUSED_ADDRESS
