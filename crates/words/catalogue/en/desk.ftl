# The desk's pages.

desk-nav-seats = Change seat
desk-seat-title = { $name } ({ $role }, { $institution })

## Signing in.

desk-login-title = Staff sign-in
desk-login-name = User name
desk-login-password = Password
desk-login-enter = Sign in

## Choosing a seat.

desk-seats-title = Choose your seat
desk-seats-lead = You act for one institution. You can change your seat at any time.
desk-seats-search = Search for an institution
desk-seats-choice = { $role }: { $institution }
desk-seats-choice-unit = { $role }: { $unit }, { $institution }
desk-seats-more = { $shown } of { $all } are shown. Search for the institution to find the others.
desk-seats-none-title = No seat
desk-seats-none = This account has no seat yet. Ask the admin of your institution.
desk-seats-none-fits = You have no seat at an institution of that name.
desk-seat-ended-title = The seat you acted in has ended
desk-seat-ended = You no longer have the seat in which this form was shown. Nothing was sent. Copy what you typed, then choose another seat.
desk-seat-ended-case = To the report

## The queue.

desk-queue-order-by-due = The most urgent first
desk-queue-order-newest = The newest first
desk-queue-empty-title = The queue is empty
desk-queue-counts-open = The numbers leave out secret reports and reports that accuse somebody.
desk-queue-first-page = To the start of the list
desk-queue-to-triage = To verify
desk-queue-to-triage-empty = Every report that came in has been checked.
desk-queue-awaiting-reporter = Waiting for the reporter
desk-queue-awaiting-reporter-empty = No question is waiting for a reporter.
desk-queue-to-start = Not started
desk-queue-to-start-empty = No report is waiting to be started.
desk-queue-at-work = In progress
desk-queue-at-work-empty = No report is being worked on.
desk-queue-disputed = In dispute
desk-queue-disputed-empty = No report is in dispute.
desk-queue-promised = Promised
desk-queue-promised-empty = No promise is running.
desk-queue-answered = Answered
desk-queue-answered-empty = No answer is waiting for its reporter.
desk-queue-raised = Raised
desk-queue-raised-empty = No report has been raised.
desk-queue-overdue = Overdue
desk-queue-overdue-empty = No report is past its due date.
desk-queue-open = All open
desk-queue-open-empty = No report is open.
desk-queue-ended = Ended
desk-queue-ended-empty = No report has ended yet.
desk-column-ticket = Number
desk-column-due = Due
desk-column-gist = In short
desk-column-subject = Topic and area
desk-column-status = Status
desk-column-lead = Responsible
desk-column-age = Age
desk-flag-raised = Raised: { $rung }
desk-flag-historic = Older report
desk-topic-unclear = Not clear yet
desk-lead-none = Nobody named yet

## A case.

desk-case-back = Back to the queue
desk-case-words = The report
desk-case-proposal = Proposed routing
desk-case-actions = What can be done
desk-case-no-actions = There is nothing for you to do now.
desk-case-facts = Facts
desk-case-clocks = Due dates
desk-case-clocks-ended = Those that have stopped
desk-case-secret-logged = A secret report. Every time it is opened, that is logged, and the reporter can see it.
desk-case-kept-text = What you typed and could not send
desk-fact-kind = Kind
desk-fact-area = Area
desk-fact-place = Landmark
desk-fact-happened = Date of the event
desk-fact-topic = Topic
desk-fact-received = Received
desk-fact-channel = Channel
desk-fact-lead = Responsible
desk-fact-declines = Times declined
desk-fact-dispute = In dispute between
desk-fact-party = Reported
desk-fact-rating = The reporter's rating
desk-fact-contact = Reporter
desk-contact-name = name
desk-contact-email = e-mail address
desk-contact-phone = phone number
desk-contact-none = No name and no contact
desk-contact-in-vault = Held in the identity vault. Your messages arrive through this system.
desk-proposal-none = No institution is proposed
desk-proposal-confidence = confidence { $share }
desk-proposal-alternatives = Other possibilities
desk-proposal-suggestions = Resembles examples
desk-proposal-suggestions-hint = Compared with example sentences of the rulebook. These are suggestions and may be wrong; you decide.
desk-case-similar = Similar reports that are still open
desk-case-similar-hint = They may be about the same matter, or not. Nothing is merged by itself.
desk-similar-same-village = the same village
desk-similar-village-unsaid = one of them does not name its village
desk-similar-same-road = the same road: { $name }
desk-similar-same-name = the same place name: { $name }
desk-similar-same-numbers = both say { $numbers }
desk-similar-words = words in common: { $words }
desk-similar-days-apart =
    { $days ->
        [0] received within a day of each other
        [one] { $days } day apart
       *[other] { $days } days apart
    }

## What can be done.

desk-act-route-search = Search for another institution
desk-act-route-search-first = Search for the institution first.
desk-act-route-nothing-found = There is no institution of that name.
desk-act-choose-institution = Send to
desk-act-choose-instead = Choose the institution
desk-act-choose-code = Reason for the rejection
desk-act-choose-reason = Why is it not your responsibility?
desk-act-choose-kind = Kind of answer
desk-act-unit = Unit
desk-act-unit-hint = The unit of that institution that handles the matter.
desk-act-unit-hint-secret = Only units with officers for secret reports. You must choose one.
desk-act-unit-none = This institution has no unit for secret reports yet. Search for another one.
desk-act-officer = Officer
desk-act-instead = Who is responsible
desk-act-instead-hint = Type the name. What it finds is offered after you send.
desk-act-law = The law behind it
desk-act-law-hint = Needed when a request cannot be met: the instrument, article and paragraph.
desk-act-until = The promised day
desk-act-until-hint = After that day the report is worked on again.
desk-act-days = Working days to add
desk-act-days-hint = Now due by { $due }. At most { $limit } working days, once, and not beyond { $last }.
desk-act-cancel-question-about = The report goes back to where it was before the question.
desk-act-text-ask = Question to the reporter
desk-act-text-ask-hint = Ask for one thing that you really need. The first two questions stop the count of days.
desk-act-text-reject = Explanation to the reporter
desk-act-text-reject-hint = Explain it in plain words. The reporter may contest it once.
desk-act-text-start = Message to the reporter
desk-act-text-start-hint = Say who works on it and what comes next.
desk-act-text-progress = News for the reporter
desk-act-text-progress-hint = Say what has been done and what comes next.
desk-act-text-decline = Explanation
desk-act-text-decline-hint = The reporter, the national desk and whoever gets the report next read it.
desk-act-decline-first = If the map of duties names the same institution and that one is connected, the report goes straight there. If not, it goes back to the national desk.
desk-act-decline-again = This report was handed back before. If you hand it back again, the arbiter decides whose it is, and that decision is binding.
desk-act-text-arbitrate = Reasons
desk-act-text-arbitrate-hint = The reporter and the institution that you name read them. Your decision is binding.
desk-act-text-rearbitrate = New facts
desk-act-text-rearbitrate-hint = Say what was not known when it was decided. The report will be in dispute again.
desk-act-text-answer = Answer to the reporter
desk-act-text-answer-hint = Answer everything that was asked: what was done, when, and by whom.
desk-act-text-deliver = What was done
desk-act-text-deliver-hint = Say what was done and when. This becomes the answer to the reporter.
desk-act-text-promise = What is promised
desk-act-text-promise-hint = Say what will be done and by whom. The reporter reads this promise.
desk-act-text-correct-answer = The answer, put right
desk-act-text-correct-answer-hint = Write the whole answer as it should have been. The reporter's time to reply begins anew.
desk-act-law-corrected-hint = Needed if this answer refuses the request.
desk-act-text-return-to-work = Reason
desk-act-text-return-to-work-hint = Say what is wrong with the answer. The reporter and the institution read this.
desk-act-text-name-party = Who, and why
desk-act-text-name-party-hint = Give their name or office, and what is reported. Whoever is reported does not read this. The reporter and those who handle it do.
desk-act-party-institution = Reported institution
desk-act-party-other = Another institution
desk-act-party-other-hint = Type its name. A list to choose from appears once it is sent.
desk-act-party-unit-hint = Leave it open if the head of the institution is reported. Then nobody of that institution handles this report.
desk-act-party-officer-hint = Only if this officer themselves is reported.
desk-act-text-extend = Why it takes longer
desk-act-text-extend-hint = The reporter reads this reason. Say what is still to be done.

## What was just done.

desk-done-route = The report has been sent on.
desk-done-ask = The question has been sent to the reporter.
desk-done-cancel-question = The question has been taken back.
desk-done-reject = The report is rejected. The reporter may contest it.
desk-done-assign = The assignment is saved.
desk-done-start = Work has started. The reporter reads your message.
desk-done-progress = The news has been sent to the reporter.
desk-done-decline = The report has been handed back and is no longer on your desk.
desk-done-arbitrate = Your decision has been sent. It is binding.
desk-done-rearbitrate = The report is in dispute again.
desk-done-correct-answer = The answer was put right and sent to the reporter.
desk-done-return-to-work = The report went back to the institution.
desk-done-name-party = It is noted who is reported. They no longer see this report.
desk-done-extend = The deadline was extended. The reporter reads why.
desk-done-answer = The answer has been sent to the reporter.
desk-done-deliver = The answer was sent to the reporter.
desk-done-promise = The promise was sent to the reporter.

## Shared with the citizen's pages.

message-by = { $who }: { $purpose }
message-law = Based on: { $law }
timeline-acting = Handled by { $institution }
timeline-promised = By { $day }
timeline-disputed = Said not to be responsible: { $institutions }
timeline-raised = Raised to: { $rung }
party-head = The head of { $institution }
party-official = A member of staff
timeline-extended = { $length } added
desk-offer-proposed = Proposed by the system.
desk-offer-named = Named by the institution that declined.
desk-offer-declined = Said that it is not responsible.
desk-offer-chosen = Chosen by the reporter.
desk-offer-unreachable = Not connected, and neither is any institution above it.
