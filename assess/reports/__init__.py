"""What a reader gets: every number comes from a score run."""
