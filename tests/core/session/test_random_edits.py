"""Ten thousand random edits, all undone and done again, are what they are to plain strings."""

from tests.core.session.random_edits import Robot

COUNT = 10_000


def test_ten_thousand_edits_undo_and_redo_exactly() -> None:
    told = Robot(seed=20261122).run(COUNT)
    assert told["edits"] == COUNT
    assert told["undone"] == 2 * told["redone"] > COUNT
    assert told["undone on the way"] > 100
