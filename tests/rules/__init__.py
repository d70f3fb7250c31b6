"""Published schemes."""
