"""Nisshi 日誌: a static blog generator for a tech diary."""

__version__ = "0.1.0"
