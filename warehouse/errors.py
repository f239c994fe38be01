"""The errors of the warehouse, a child for each thing a caller does next.

They stand beside `tasks.errors` because the warehouse imports nothing but itself; `flows` shows both alike.
"""


class WarehouseError(Exception):
    """The root: the message names the warehouse, what is wrong with it and what to do next."""


class LockedError(WarehouseError):
    """Another process holds the warehouse: wait, or end that process."""


class NotAWarehouseError(WarehouseError):
    """There is no warehouse at the path, or the file there is something else: name another path."""


class NewerSchemaError(WarehouseError):
    """A newer newsledger made this warehouse: upgrade newsledger."""


class StorageFullError(WarehouseError):
    """The disk is full: make room and run the same again; nothing was half-written."""


class StagingError(WarehouseError):
    """Rows don't fit their table: a defect of the caller, not of the data."""


class QueryError(WarehouseError):
    """A query can't be run as it was asked: change the query."""


class ReviewError(WarehouseError):
    """A person's decisions on who is who don't fit together: change the row that the message names."""
