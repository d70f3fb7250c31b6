"""Sources whose observations live elsewhere, in a table of others.

Their fold is asked there, on an engine of theirs, and what comes of it is brought here.
"""
