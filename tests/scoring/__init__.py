"""Scoring: from cells to totals and ranks."""
