"""What is due: schemes and records by hand."""
