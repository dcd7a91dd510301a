# Why something may not be done: a lawful no.

refusal-title = This cannot be done yet
