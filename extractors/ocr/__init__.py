"""Engines that read pictures of text."""
