# What people do to a case, and what has happened to it.

## Commands, as buttons.

action-submit = Send report
action-route = Pass on to an institution
action-ask = Ask the reporter
action-cancel-question = Cancel the question
action-reply = Send reply
action-message = Add details
action-revive = Open again with details
action-reject = Reject the report
action-contest = Contest the rejection
action-assign = Assign
action-start = Start work
action-progress = Tell the reporter
action-decline = Not ours
action-arbitrate = Decide who is responsible
action-lapse-arbitration = Record a dispute that was not decided
action-rearbitrate = Look at the decision again
action-answer = Answer the reporter
action-promise = Promise an act
action-renew-promise = Put the promise off
action-deliver = Tell that it is done
action-break-promise = Record a broken promise
action-confirm = Yes, it is solved
action-confirm-refusal = I accept this answer
action-reopen = Not solved
action-refuse-promise = I don't accept this promise
action-escalate = Raise one level
action-withdraw = Withdraw the report
action-resume = Take the report up again
action-rate = Send rating
action-correct-answer = Put the answer right
action-return-to-work = Send back to work
action-name-party = Say who is reported
action-extend = Extend the deadline

## Moves, as the timeline tells them. Each is given institution and rung, and uses what it needs.

event-submit = Report received
event-route-by-person = Passed on to { $institution }
event-route-by-system = Passed on automatically to { $institution }
event-ask-at-desk = Staff asked a question
event-ask-at-work = The institution asked a question
event-cancel-question = The question was cancelled
event-reply-to-question = The question was answered
event-message = Details were added
event-message-while-answered = Details were added after the answer
event-lapse-at-desk = No reply to the question, report closed
event-lapse-at-work = No reply to the question, work goes on
event-revive = Report opened again with details
event-reject = Report not accepted
event-contest = The rejection was contested
event-assign = An officer was named
event-start = Work started
event-progress = There is progress
event-decline = The institution said it is not responsible
event-decline-to-named = The institution said it is not responsible, passed straight on to { $institution }
event-decline-again = Handed back again, now in dispute
event-arbitrate = The arbiter named { $institution }
event-arbitration-lapsed = Not decided in time, the map of duties named { $institution }
event-arbitration-missed = The dispute was not decided in time
event-rearbitrate = The decision is looked at again because of new facts
event-answer-done = The institution answered: done
event-answer-information = The institution gave information
event-answer-refused = The institution answered: cannot be met
event-answer-promised = The institution made a promise with a date
event-renew-promise = The date of the promise was put off
event-deliver = The promise was kept, the institution answered
event-promise-broken = The promise was broken, taken up again
event-confirm-promise = Confirmed as solved by the reporter
event-confirm-solved = Confirmed as solved by the reporter
event-confirm-refusal = The answer was accepted by the reporter
event-close-by-silence = Closed because no reply came
event-close-refusal-by-silence = Closed after the request could not be met
event-reopen = Said to be unsolved, taken up again
event-escalate = Time ran out, the report was raised
event-record-breach = Time ran out
event-escalate-by-reporter = Raised by the reporter
event-withdraw = Withdrawn by the reporter
event-resume = Taken up again by the reporter
event-rate = The reporter rated the answer
event-correct-answer = The answer was put right
event-return-to-work = The answer was found to be wrong, taken up again
event-name-party = It was said who is reported
event-take-from-party = Whoever had it is reported, back to the national desk
event-extend = The deadline was extended

## What a message of the thread is for.

purpose-question = Question
purpose-reply = The reporter's reply
purpose-addition = Added details
purpose-start = Work started
purpose-progress = Progress
purpose-answer = The institution's answer
purpose-promise = The institution's promise
purpose-rejection = Reason for the rejection
purpose-contest = Objection
purpose-decline = Why another is responsible
purpose-ruling = The decision on who is responsible
purpose-new-facts = New facts
purpose-reopening = What is not solved
purpose-correction = The answer, put right
purpose-return = Why it is taken up again
purpose-accusation = Who is reported, and why
purpose-extension = Why it takes longer

## Kinds of answer.

answer-done = Done
answer-done-hint = Say what was done and when.
answer-information = Information
answer-information-hint = For questions and proposals.
answer-refused = Cannot be met
answer-refused-hint = Name the rule behind it.

## What the reporter says of an answer.

rating-1 = Very bad
rating-2 = Bad
rating-3 = Fair
rating-4 = Good
rating-5 = Very good

## Why an institution says that it is not responsible.

decline-law = The law names another institution
decline-area = The place is outside our area
decline-duty = This is not among our duties
