"""The answer to “why this value?”: a row of the dataset traced back to the print, rule by rule."""

from flows.explain.account import Account
from flows.explain.asking import explained

__all__ = ["Account", "explained"]
