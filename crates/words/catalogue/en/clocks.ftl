# The clocks: their names, what they mean to a citizen, and their legal basis.

clock-verification = First check
clock-verification-meaning = Staff check the report and pass it on to an institution.
clock-first-response = First response
clock-first-response-meaning = The institution tells you that work has started.
clock-resolution = Resolution
clock-resolution-meaning = The institution gives its final answer.
clock-completion = Completion by the reporter
clock-completion-meaning = Your time to answer the question.
clock-promise = Promise
clock-promise-meaning = The institution does what it promised.
clock-reporter-reply = The reporter's turn
clock-reporter-reply-meaning = Your time to say whether the problem is solved.
clock-arbitration = Arbitration
clock-arbitration-meaning = The arbiter decides which institution is responsible.
clock-outer-limit = Outer limit
clock-outer-limit-meaning = Work may not take longer than this. Past it, the report is listed with the national desk and the Ombudsman.
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

clock-left-calendar =
    { $days ->
        [one] { $days } day left
       *[other] { $days } days left
    }
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

## Why a day was not counted.

skipped-weekend = Saturday or Sunday
skipped-paused = paused, waiting for the reporter
skipped-withdrawn = the report was withdrawn

day-kind-national-holiday = national holiday
day-kind-joint-leave = joint leave
day-kind-election-day = election day

## A sum in words.

clock-due-by = { $day } at the latest
clock-no-limit = No limit
clock-basis-target = service target of { $length } under { $name } ({ $standing })
clock-basis-reporter = { $length } to reply under { $name } ({ $standing })
clock-basis-everybody = counted until the end under { $name } ({ $standing })
days-unlimited = without limit
day-run = { $first } – { $last }
skipped-listed = { $name } ({ $kind })
skipped-listed-estimated = { $name } ({ $kind }, still an estimate)
sum-longest-pause = This date assumes the longest pause. If the question is answered sooner, it is due sooner.
sum-extension = { $length }, since { $day } under { $name } ({ $standing })

owner-desk = the national desk
owner-lead = the responsible institution
owner-arbiter = the arbiter
owner-reporter = the reporter
owner-everybody = everybody
