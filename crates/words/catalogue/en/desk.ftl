# The desk's pages.

desk-queue-title = Queue
desk-queue-empty-title = The queue is empty
desk-queue-empty = No report is waiting for you.
desk-column-ticket = Number
desk-column-due = Due
desk-column-gist = In short
desk-column-area = Area
desk-column-topic = Topic
desk-column-status = Status
desk-column-age = Age
