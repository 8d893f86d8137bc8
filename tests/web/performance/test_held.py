"""What a process holds: worked out once, whoever asks meanwhile."""

from threading import Barrier, Thread

from goldenthread_web.performance.held import held

READERS = 8


def test_many_who_ask_at_a_time_have_a_thing_worked_out_once() -> None:
    worked_out, answers = [], []
    together = Barrier(READERS)
    begun = Barrier(2)

    @held(4)
    def square(number: int) -> int:
        worked_out.append(number)
        if len(worked_out) == 1:
            begun.wait(timeout=30)
        return number * number

    def ask() -> None:
        together.wait(timeout=30)
        answers.append(square(7))

    readers = [Thread(target=ask) for _ in range(READERS)]
    for reader in readers:
        reader.start()
    begun.wait(timeout=30)
    for reader in readers:
        reader.join(timeout=30)
    assert answers == [49] * READERS
    assert worked_out == [7]


def test_the_last_few_are_held_and_a_failure_is_not() -> None:
    worked_out = []

    @held(2)
    def half(number: int) -> int:
        worked_out.append(number)
        if number % 2:
            raise ValueError(number)
        return number // 2

    assert [half(number) for number in (2, 4, 2, 4)] == [1, 2, 1, 2]
    assert worked_out == [2, 4]
    assert half(6) == 3
    assert half(2) == 1
    assert worked_out == [2, 4, 6, 2]
    for _ in range(2):
        try:
            half(5)
        except ValueError:
            continue
    assert worked_out[-2:] == [5, 5]
