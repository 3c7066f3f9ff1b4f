"""Broadsheet: a newspaper made from all newspapers, that one person can run."""

__version__ = "0.1.0"
