# The frame of every page and the words of the components.

app-name = SP4N-LAPOR
title-plain = { $title } – SP4N-LAPOR
title-with-errors = Error: { $title } – SP4N-LAPOR
skip-link = Skip to content
language-switch = Language
language-id = Indonesia
language-en = English
nav-main = Main menu
nav-queues = Queues
nav-home = Home
nav-report = Make a report
nav-track = Track a report
nav-desk = Desk
nav-sign-out = Sign out
viewer-signed-in = Signed in as { $name }
demo-banner-label = Sample data
demo-banner = All reports here are made up. Do not send a real report.
footer-about = One door for complaints about public services in all of Indonesia.

button-continue = Continue
button-back = Back
button-send = Send report
button-change = Change
button-search = Search

field-optional = (optional)
field-error-prefix = Error:
field-max-chars = At most { $max } characters.
choose-one = Choose one
error-summary-title = There is something to correct

steps-position = Step { $now } of { $all }
pager-label = Pages of the list
pager-newer = Previous
pager-older = Next
thread-label = Conversation
thread-empty = No messages yet.
thread-from-you = You
thread-internal = Internal note, not visible to the reporter
timeline-label = The report's journey
timeline-now = Now
code-copy-hint = Press and hold or click the number to select all of it.

sum-started = Counted from
sum-length = Length
sum-counted = Days counted
sum-skipped = Days skipped
sum-skipped-details = Show { $days ->
    [one] the skipped day
   *[other] the { $days } skipped days
 }
sum-paused = Paused
sum-extended = Extended
sum-due = At the latest
sum-basis = Legal basis
sum-provisional = Provisional date: that year's calendar is not complete yet.

days-working = { $days ->
    [one] { $days } working day
   *[other] { $days } working days
 }
days-calendar = { $days ->
    [one] { $days } calendar day
   *[other] { $days } calendar days
 }
