"""Turns an openness office's yearly assessment into something exact and explainable."""

__version__ = "0.1.0"
