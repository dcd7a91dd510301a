# Commands as buttons (action-) and, in the timeline, what happened (event-).

action-route = Pass on
action-ask = Ask the reporter
action-cancel-question = Cancel the question
action-reply = Send reply
action-message = Add details
action-revive = Open again with details
action-reject = Reject
action-contest = Contest the rejection
action-assign = Assign
action-start = Start work
action-progress = Tell the reporter
action-decline = Not ours
action-answer-done = Answer: done
action-answer-information = Answer: information
action-answer-refused = Answer: refused
action-confirm-solved = Yes, it is solved
action-confirm-refusal = I accept this answer
action-reopen = Not solved
action-escalate = Escalate
