# The statuses and endings of a case.

## status-X is the official label; -plain is what a citizen reads; -meaning explains it.

status-received = Not Yet Verified
status-received-plain = Waiting to be checked
status-received-meaning = Your report has arrived. Staff are checking which institution it goes to.
status-awaiting-reporter = On Hold (waiting for the reporter)
status-awaiting-reporter-plain = Waiting for your reply
status-awaiting-reporter-meaning = Staff have asked you a question. Please answer it so that the work can go on.
status-routed = Not Yet Acted On
status-routed-plain = Passed on to the institution
status-routed-meaning = Your report was passed on to the institution in charge. Work has not started yet.
status-in-progress = In Progress
status-in-progress-plain = Being worked on
status-in-progress-meaning = The institution is working on your report.
status-disputed = Disputed Responsibility
status-disputed-plain = The responsible institution is being decided
status-disputed-meaning = Institutions disagree about who is responsible. An arbiter will decide.
status-promised = Promised
status-promised-plain = Promised by a date
status-promised-meaning = The institution promised to act by the stated date.
status-answered = Answered
status-answered-plain = Answered
status-answered-meaning = The institution has answered. It is your turn: is the problem solved?
status-closed = Closed
status-closed-plain = Closed
status-closed-meaning = The report is closed. The reason is given on this page.
status-rejected = Rejected
status-rejected-plain = Not accepted
status-rejected-meaning = The report was not accepted. This page says why and how to contest it.
status-merged = Merged
status-merged-plain = Joined with another report
status-merged-meaning = The same problem is handled under the main report.
status-withdrawn = Withdrawn
status-withdrawn-plain = Withdrawn by you
status-withdrawn-meaning = You withdrew this report. You can still resume it.

## How a closed case ended.

ending-confirmed-solved = Solved, confirmed by the reporter
ending-confirmed-solved-meaning = You said that the problem is solved.
ending-refused-by-law = Refused under the law
ending-refused-by-law-meaning = The request cannot be met. The institution's answer names the rule.
ending-answered-no-reply = Answered, no reply from the reporter
ending-answered-no-reply-meaning = The institution answered and no reply came. This does not count as satisfaction.
ending-incomplete = Incomplete
ending-incomplete-meaning = The details asked for are missing. Send them to open the report again.
ending-registered-with-ppid = Registered with the PPID
ending-registered-with-ppid-meaning = The information request is registered with the PPID, with number and date.
ending-concluded-by-ombudsman = Concluded by the Ombudsman
ending-concluded-by-ombudsman-meaning = The Ombudsman has concluded its examination.
