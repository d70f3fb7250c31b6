"""Published tables, as the files that an office would write."""
