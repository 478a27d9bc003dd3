"""Copies of a generation for others: numbered releases in a folder or in a store that speaks S3."""

from flows.publishing.publish import Published, publish

__all__ = ["Published", "publish"]
