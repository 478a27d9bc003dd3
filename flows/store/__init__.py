"""The only code that writes the dataset, and the documented way of opening it."""

from flows.store.change import Change, DocumentUpdate, update_of
from flows.store.commit import Commit, commit
from flows.store.generations import Keep
from flows.store.layout import interim
from flows.store.losses import Count
from flows.store.preview import Preview, preview
from flows.store.reading import Dataset, open_dataset, query

__all__ = [
    "Change",
    "Commit",
    "Count",
    "Dataset",
    "DocumentUpdate",
    "Keep",
    "Preview",
    "commit",
    "interim",
    "open_dataset",
    "preview",
    "query",
    "update_of",
]
