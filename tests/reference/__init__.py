"""A second scorer, written from the documents and not from the engine."""
