# Why something may not be done: a lawful no.

refusal-title = Ini belum bisa dilakukan
