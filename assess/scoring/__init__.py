"""Scoring in three steps: fold (SQL), judge (unit by unit), rank (totals only)."""
