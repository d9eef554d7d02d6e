"""What is kept is found again under the same key by the same code, and by no other."""

import os
from pathlib import Path

import pytest

from coursebook.store import Store, digest


def test_what_was_saved_is_found_by_the_next_process(tmp_path: Path) -> None:
    first = Store(tmp_path / "store.db", "one")
    first.put("key", {"a": (1, 2)})
    assert first.get("key") == {"a": (1, 2)}
    first.save()
    first.close()
    assert Store(tmp_path / "store.db", "one").get("key") == {"a": (1, 2)}


def test_other_code_finds_nothing(tmp_path: Path) -> None:
    first = Store(tmp_path / "store.db", "one")
    first.put("key", 1)
    first.save()
    other = Store(tmp_path / "store.db", "two")
    assert other.get("key") is None
    assert not other.has("key")


def test_what_was_not_saved_is_lost_with_its_process(tmp_path: Path) -> None:
    Store(tmp_path / "store.db", "one").put("key", 1)
    assert Store(tmp_path / "store.db", "one").get("key") is None


@pytest.mark.parametrize("value", ["the same " * 1000, os.urandom(1000)], ids=["packs well", "does not pack"])
def test_what_is_kept_comes_back_whether_it_packs_well_or_not(value: object, tmp_path: Path) -> None:
    store = Store(tmp_path / "store.db", "one")
    store.put("key", value)
    assert store.get("key") == value


@pytest.mark.parametrize("at_hand", [False, True])
def test_many_things_come_back_in_order_whether_they_were_saved_or_not(at_hand: bool, tmp_path: Path) -> None:
    before = Store(tmp_path / "store.db", "program")
    for number in range(1200):
        before.put(str(number), number)
    before.save()
    store = Store(tmp_path / "store.db", "program", at_hand)
    store.put("new", "fresh")
    assert store.get_all(["7", "new", "nothing", "3"]) == [7, "fresh", None, 3]
    assert store.get_all([str(number) for number in range(1300)]) == [*range(1200), *[None] * 100]


def test_it_is_known_how_much_waits_to_be_written(tmp_path: Path) -> None:
    store = Store(tmp_path / "store.db", "one")
    store.put("key", os.urandom(1000))
    assert 1000 < store.waiting < 1100
    store.save()
    assert store.waiting == 0


def test_a_thing_is_made_once(tmp_path: Path) -> None:
    store = Store(tmp_path / "store.db", "one")
    made: list[int] = []
    for _ in range(2):
        assert store.kept("key", lambda: made.append(1) or "thing") == "thing"
    assert made == [1]


def test_a_file_that_is_no_store_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "store.db").write_bytes(b"damaged" * 1000)
    store = Store(tmp_path / "store.db", "one")
    store.put("key", 1)
    store.save()
    assert Store(tmp_path / "store.db", "one").get("key") == 1


@pytest.mark.parametrize(
    ("one", "other"), [(("ab", "c"), ("a", "bc")), (("a",), ("a", "")), ((1,), ("1", "")), (([],), ())]
)
def test_things_that_differ_have_digests_that_differ(one: tuple, other: tuple) -> None:
    assert digest(*one) != digest(*other)
