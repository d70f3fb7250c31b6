"""The record: what was observed, kept for good. The only place that knows its database.

Rows are added, never changed. A correction is a new observation and a row in
``correction`` that takes the old one out; both stay readable.
"""
