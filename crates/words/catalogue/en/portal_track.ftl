# Tracking: the numbers, the case, and what its reporter may do.

portal-track-title = Track your report
portal-track-lead = Enter the report number and the access code that you were given.
portal-track-ticket = Report number
portal-track-ticket-hint = 13 digits, such as 4831-0275-9164-3
portal-track-code = Access code
portal-track-code-hint = 20 digits in five groups
portal-track-open = Open report
portal-track-lost = Lost your access code? Your report is still being handled, but the code cannot be asked for again. We do not keep it, so that nobody else can open your report. To follow it, make a new report.
portal-track-opening = { $when }: { $role }, { $institution }

## The case.

portal-case-title = Report { $ticket }
portal-case-heading = Report
portal-case-next = What happens next
portal-case-close = Close this report's page
portal-way-title = Where it went and why
portal-way-by-person = The national desk passed it on.
portal-way-by-decline = The institution before named this one, and the map of duties says the same.
portal-way-by-arbiter = The arbiter decided so. The decision is binding.
portal-way-by-duties = The dispute was not decided in time, so the map of duties decided. That is binding.
portal-way-disputed = Said not to be responsible: { $institutions }. An arbiter decides who handles your report.
portal-way-acting = That institution is not connected yet. For now, { $institution } handles it.
portal-way-acting-secret = The officers for secret reports at { $institution } handle it.
portal-clocks-title = Time limits
portal-clocks-lead = Open each of them to count it yourself.
portal-own-title = Your report
portal-own-sent = Sent
portal-openings-title = Who opened this report
portal-openings-none = Nobody has opened it yet.
portal-openings-open = This report is open to the officers in charge. Only openings of secret reports are logged.
portal-contact-title = How we reach you
portal-contact-none = We hold neither your name nor an address of yours.
portal-contact-held = Kept sealed: { $kinds }. They are shown neither here nor to officers.
contact-name = name
contact-email = e-mail
contact-phone = phone number

## What the reporter may do.

portal-act-reply-title = Answer the question
portal-act-reply-label = Your answer
portal-act-revive-title = Complete the report
portal-act-revive-label = The missing details
portal-act-revive-hint = Once sent, your report is opened again.
portal-act-message-title = Add details
portal-act-message-label = Your details
portal-act-confirm-title = Does this answer it?
portal-act-confirm-hint = The report will be closed. You can still reopen it if something is not solved.
portal-act-confirm-promise-title = Already done?
portal-act-confirm-promise-hint = If what was promised is done, you can say so before the institution does. The report will be closed. You can still reopen it if something is not solved.
portal-act-reopen-title = Not solved?
portal-act-reopen-label = What is not solved?
portal-act-reopen-hint = The report goes back to the institution, which takes it up again.
portal-act-refuse-promise-title = Don't agree with this promise?
portal-act-refuse-promise-label = What is wrong with the promise?
portal-act-refuse-promise-hint = The report goes back to the institution, which takes it up again.
portal-act-contest-title = Contest the rejection
portal-act-contest-label = Why is the rejection wrong?
portal-act-contest-hint = Somebody else will decide.
portal-act-escalate-title = A time limit has passed
portal-act-escalate-hint = The report is put on the list one level up.
portal-act-rate-title = How was the answer?
portal-act-rate-legend = Your rating
portal-act-rate-hint = Once for each answer. If you do not rate, nothing is counted.
portal-act-resume-title = Take this report up again?
portal-act-resume-hint = The report goes back to where it stood before it was withdrawn. What was left of each limit goes on.
portal-act-withdraw-title = Withdraw the report
portal-act-withdraw-hint = Work on it stops. You can take it up again from this page. Nobody may press you to withdraw it.
portal-act-sent-before = This was sent before. Reload the page, then look at the conversation.
portal-done-reply = Your message has been sent.
portal-done-confirm = Thank you. The report is closed.
portal-done-reopen = The report is open again. The institution takes it up.
portal-done-contest = Your objection has been sent. Somebody else will decide.
portal-done-rate = Thank you. Your rating has been noted.
portal-done-resume = Your report goes on.
portal-done-withdraw = Your report is withdrawn. You can take it up again from this page.
portal-done-escalate = The report was raised by one level.
