"""Messages reach a worker in order, and whoever posts them never waits."""

import threading
from multiprocessing import Pipe

from cureon_editor.article.edits import Part, Splice
from cureon_editor.rendering.protocol import Change
from cureon_editor.rendering.worker.outbox import Outbox
from tests.core.rendering.worker.listening import opening


def change(revision: int, size: int = 1) -> Change:
    return Change(revision, (Splice(Part.BODY, 0, 0, "x" * size),))


def test_messages_of_all_sizes_arrive_in_order() -> None:
    ours, its = Pipe()
    outbox = Outbox()
    messages = [opening(0, "text" * 100_000), *(change(n, 10 ** (n % 6)) for n in range(1, 60))]
    outbox.post(messages[0])
    outbox.open(ours)
    carrying = threading.Thread(target=outbox.carry, args=(ours,))
    carrying.start()
    for message in messages[1:20]:
        outbox.post(message)
    received = [its.recv() for _ in range(20)]
    for message in messages[20:]:
        outbox.post(message)
        received.append(its.recv())
    assert received == messages
    outbox.close()
    carrying.join(5)
    outbox.post(change(100))
    assert not its.poll()
    ours.close()
    its.close()


def test_posting_to_somebody_who_does_not_read_takes_no_time() -> None:
    ours, its = Pipe()
    outbox = Outbox()
    outbox.open(ours)
    carrying = threading.Thread(target=outbox.carry, args=(ours,))
    carrying.start()
    messages = [change(n, 500) for n in range(2_000)]
    for message in messages:
        outbox.post(message)
    assert [its.recv() for _ in messages] == messages
    outbox.close()
    carrying.join(5)
    ours.close()
    its.close()


def test_posting_to_somebody_who_is_gone_is_no_error() -> None:
    ours, its = Pipe()
    outbox = Outbox()
    outbox.open(ours)
    its.close()
    outbox.post(change(1))
    outbox.post(opening(2, "text"))
    outbox.carry(ours)
    ours.close()
    outbox.post(change(3))
