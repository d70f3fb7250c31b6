"""Who is due what on a day: what is late or near, how loud, and what puts it right.

What is owed follows from the record, the scheme and the calendar alone. To add a kind
of matter: its name in `KINDS`, a function that `due_today` calls, its table of cases.
"""
