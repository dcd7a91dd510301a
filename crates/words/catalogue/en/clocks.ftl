# The clocks: their names, what they mean to a citizen, and their legal basis.

clock-verification = First check
clock-verification-meaning = Staff check the report and pass it on to an institution.
clock-first-response = First response
clock-first-response-meaning = The institution tells you that work has started.
clock-resolution = Resolution
clock-resolution-meaning = The institution gives its final answer.
clock-outer-limit = Outer limit
clock-outer-limit-meaning = The last day, which the institution must not pass.
clock-contribution = Contribution of another institution
clock-contribution-meaning = Another institution helps the lead institution.
clock-arbitration = Arbitration
clock-arbitration-meaning = The arbiter decides who is responsible.
clock-completion = Completion by the reporter
clock-completion-meaning = Your time to answer the question.
clock-promise = Promise
clock-promise-meaning = The time the institution has to keep its promise.
clock-reporter-reply = The reporter's turn
clock-reporter-reply-meaning = Your time to say whether the problem is solved.
clock-protection = Protection
clock-protection-meaning = The Ombudsman looks into suspected retaliation.
clock-total-wait = Total wait
clock-total-wait-meaning = How long you have waited since sending. It is never paused.

## The state of a clock, as a chip.

clock-state-running = Running
clock-state-paused = Paused
clock-state-met = In time
clock-state-breached = Late
clock-state-cancelled = Stopped

## What a legal basis is worth.

legal-status-in-force = in force
legal-status-repealed = repealed
legal-status-unverified = awaiting verification
legal-status-house-rule = our own rule

## What is left, on chips.

clock-left = { $days ->
    [one] { $days } working day left
   *[other] { $days } working days left
 }
clock-due-today = due today
clock-late = { $days ->
    [one] { $days } working day late
   *[other] { $days } working days late
 }
clock-waited = { $days ->
    [one] { $days } day
   *[other] { $days } days
 }
