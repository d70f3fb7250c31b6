"""What comes out: grades, lists, and what is made public."""
