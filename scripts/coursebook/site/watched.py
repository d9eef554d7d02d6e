"""A book that tells what is read of it, so that what is made from it is only made again where that has changed."""

from collections.abc import ItemsView, Iterator, KeysView, ValuesView
from dataclasses import fields, replace
from functools import cached_property
from typing import TypeVar

from coursebook.load import Book
from coursebook.model.catalog import Catalog
from coursebook.model.page import FrontMatter
from coursebook.model.record import Record
from coursebook.model.target import Target
from coursebook.site.reads import Reads, field_of

V = TypeVar("V")

_BY_ITEM = frozenset({"pages", "targets", "names"})  # of these, few things read more than one
_BY_VALUE = frozenset({"off", "translated", "written_modules"})  # these change less often than what they come from
_FIELDS = {field.name for field in fields(Catalog)} - {"locale", "source_locale", "book"} - _BY_ITEM
_DERIVED = {name for name, value in vars(Catalog).items() if isinstance(value, cached_property)} - _BY_ITEM - _BY_VALUE


def watched(book: Book, reads: Reads) -> Book:
    """Return `book` with catalogs that tell `reads` what is read of them."""
    return replace(book, catalogs={code: _watched(catalog, reads) for code, catalog in book.catalogs.items()})


class _WatchedCatalog(Catalog):
    """A Catalog that notes which of its fields are read; what it works out from them once, it notes each time."""

    def __getattribute__(self, name: str) -> object:
        if name in _FIELDS or name in _BY_VALUE:
            vars(self)["_reads"].names.add(f"{vars(self)['locale']}.{name}")
        elif name in _DERIVED:
            behind: dict[str, frozenset[str]] = vars(self)["_behind"]
            if name not in behind:
                value, behind[name] = vars(self)["_reads"].during(lambda: object.__getattribute__(self, name))
                return value
            vars(self)["_reads"].names |= behind[name]
        return super().__getattribute__(name)

    @cached_property
    def targets(self) -> "_WatchedItems[Target]":
        """The same as of a Catalog, each watched; most languages are not asked for theirs."""
        return self._all_watched("targets")

    @cached_property
    def names(self) -> "_WatchedItems[Target]":
        """The same as of a Catalog, each watched."""
        return self._all_watched("names")

    def _all_watched(self, name: str) -> "_WatchedItems[Target]":
        catalog, reads = vars(self)["_catalog"], vars(self)["_reads"]
        found = {key: _WatchedTarget.of(target, catalog, reads) for key, target in getattr(catalog, name).items()}
        return _WatchedItems(found, f"{catalog.locale}.{name}", reads)

    def is_translated(self, address: str) -> bool:
        """Tell the same as a Catalog; it reads of a single page whether it is translated."""
        reads: Reads = vars(self)["_reads"]
        reads.names.add(f"{vars(self)['locale']}.translated {address}")
        return reads.unnoticed(lambda: super(_WatchedCatalog, self).is_translated(address))


def _watched(catalog: Catalog, reads: Reads) -> _WatchedCatalog:
    copy = object.__new__(_WatchedCatalog)
    own = {field.name: getattr(catalog, field.name) for field in fields(Catalog)}
    own |= {name: getattr(catalog, name) for name in _BY_VALUE}
    own["pages"] = _WatchedItems(catalog.pages, f"{catalog.locale}.pages", reads)
    copy.__dict__.update(own, _catalog=catalog, _reads=reads, _behind={})
    return copy


class _WatchedTarget(Target):
    """A page to lead to; its record is a part of the book by itself."""

    @classmethod
    def of(cls, target: Target, catalog: Catalog, reads: Reads) -> "_WatchedTarget":
        copy = object.__new__(cls)
        copy.__dict__.update(vars(target), _reads=reads, _locale=catalog.locale)
        return copy

    def __getattribute__(self, name: str) -> object:
        found = super().__getattribute__(name)
        if name == "record" and found is not None:
            vars(self)["_reads"].names.add(f"{vars(self)['_locale']}.{_part(found, vars(self)['address'])}")
        return found


def _part(record: Record, address: str) -> str:
    return f"pages {address}" if isinstance(record, FrontMatter) else field_of(record)


class _WatchedItems(dict[str, V]):
    """Pages, or what leads to them; notes which one is asked for, or that all were looked through."""

    def __init__(self, items: dict[str, V], name: str, reads: Reads):
        super().__init__(items)
        self._name, self._reads = name, reads

    def _note(self, item: object = "") -> None:
        self._reads.names.add(f"{self._name} {item}" if item else self._name)

    def __getitem__(self, item: str) -> V:
        self._note(item)
        return super().__getitem__(item)

    def __contains__(self, item: object) -> bool:
        self._note(item)
        return super().__contains__(item)

    def get(self, item: str, default: V | None = None) -> V | None:
        self._note(item)
        return super().get(item, default)

    def __iter__(self) -> Iterator[str]:
        self._note()
        return super().__iter__()

    def __len__(self) -> int:
        self._note()
        return super().__len__()

    def keys(self) -> KeysView[str]:
        self._note()
        return super().keys()

    def values(self) -> ValuesView[V]:
        self._note()
        return super().values()

    def items(self) -> ItemsView[str, V]:
        self._note()
        return super().items()
