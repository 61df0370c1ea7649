"""The deadline over a whole capture."""

from __future__ import annotations

import pytest

from termsdiff.capture.transport import Deadline


def test_each_operation_gets_the_lesser_of_its_own_time_and_what_is_left():
    deadline = Deadline(60)
    assert deadline.within(0.5, TimeoutError) == 0.5
    assert 59 < deadline.within(None, TimeoutError) <= 60
    assert 59 < deadline.within(100, TimeoutError) <= 60


def test_nothing_is_left_after_the_whole_time():
    with pytest.raises(TimeoutError, match="longer than 0 seconds"):
        Deadline(0).within(1, TimeoutError)
