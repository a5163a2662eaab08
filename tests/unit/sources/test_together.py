"""Questions side by side: in order, at the same time, and with their bugs raised."""

from __future__ import annotations

import threading

import pytest

from whowrites.sources.together import THREADS, together


def test_answers_come_in_the_order_of_the_questions() -> None:
    assert together([lambda n=n: n * n for n in range(THREADS * 2)]) == tuple(  # type: ignore[misc]
        n * n for n in range(THREADS * 2)
    )
    assert together([]) == ()


def test_questions_are_asked_at_the_same_time() -> None:
    meet = threading.Barrier(4)
    assert together([lambda: meet.wait(5) >= 0] * 4) == (True,) * 4


def test_a_single_question_needs_no_thread() -> None:
    assert together([threading.get_ident]) == (threading.get_ident(),)


@pytest.mark.parametrize("place", [0, 2])
def test_a_bug_is_raised_to_the_asker(place: int) -> None:
    questions = [lambda: 1, lambda: 2, lambda: 3]
    questions[place] = lambda: 1 // 0
    with pytest.raises(ZeroDivisionError):
        together(questions)
