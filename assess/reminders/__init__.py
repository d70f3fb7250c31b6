"""Who is due what, how loud, and what was said: the list of a day, and the ledger.

Facts of the record become cases (`cases`, `more_cases`); the calendar and the ledger
make matters of them, each with the levels that it has reached (`desk`, `ladder`); what
was reached and not told is planned (`plan`), entered and written (`issue`).

To add a kind of matter: its name in `KINDS` and `triggers.steps.Subject`, a function
that yields its cases, a line in `due.all_matters`, its table of tests.
"""
