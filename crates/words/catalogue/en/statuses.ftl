# The statuses and endings of a case. status-… is the official label; -plain is what a citizen reads; -meaning explains it.

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
status-disputed = Responsibility in Dispute
status-disputed-plain = Waiting for a decision on who is responsible
status-disputed-meaning = The institutions named say that it is not theirs. An arbiter decides who handles it.
status-promised = Promised
status-promised-plain = Promised
status-promised-meaning = The institution has promised to act by a certain day.
status-answered = Answered
status-answered-plain = Answered
status-answered-meaning = The institution has answered. It is your turn.
status-closed = Closed
status-closed-plain = Closed
status-closed-meaning = The report is closed. The reason is given on this page.
status-rejected = Rejected
status-rejected-plain = Not accepted
status-rejected-meaning = The report was not accepted. This page says why and how to contest it.
status-withdrawn = Withdrawn
status-withdrawn-plain = Withdrawn by you
status-withdrawn-meaning = You withdrew this report. Nobody is working on it now.

## How a closed case ended.

ending-confirmed-solved = Solved, confirmed by the reporter
ending-confirmed-solved-meaning = You said that the problem is solved.
ending-refused-by-law = Refused under the law
ending-refused-by-law-meaning = The request cannot be met. The institution's answer names the rule.
ending-answered-no-reply = Answered, no reply from the reporter
ending-answered-no-reply-meaning = The institution answered and no reply came. This does not count as satisfaction.
ending-incomplete = Incomplete
ending-incomplete-meaning = The details asked for are missing. Send them to open the report again.

## What happens next: "-by" names the day, "-late" is said when it has passed.

next-received = Staff will pass your report on to the institution in charge.
next-received-by = Staff pass your report on by { $day }.
next-received-late = The time for the first check has passed. The report was raised to a higher level.
next-awaiting-reporter = Answer the question below.
next-awaiting-reporter-by = Answer the question by { $day }.
next-awaiting-reporter-late = The time to answer has passed. Answer soon; your reply is still read.
next-routed = The institution will tell you that work has started.
next-routed-by = The institution gives its first response by { $day }.
next-routed-late = The time for the first response has passed. You can raise this report.
next-in-progress = The institution will give its final answer.
next-in-progress-by = The institution gives its final answer by { $day }.
next-in-progress-late = The time for the final answer has passed. You can raise this report.
next-disputed = The arbiter decides which institution is responsible.
next-disputed-by = The arbiter decides by { $day } which institution is responsible.
next-disputed-late = The time to decide has passed. The report was raised to a higher level.
next-promised = The institution does what it promised.
next-promised-by = The institution does what it promised by { $day }.
next-promised-late = The promised day has passed. Work on this report is about to begin anew.
next-answered = Say whether the problem is solved.
next-answered-by = Say whether the problem is solved by { $day }. After that the report is closed, never counted as satisfied.
next-answered-late = Your time has passed. The report will be closed, never counted as satisfied.
next-answered-refused = Say whether you accept this answer.
next-answered-refused-by = Say whether you accept this answer by { $day }. After that the report is closed, never counted as satisfied.
next-answered-refused-late = Your time has passed. The report will be closed, never counted as satisfied.
next-closed-confirmed-solved = Nothing more to do. If the problem comes back, you can reopen this report.
next-closed-refused-by-law = Nothing more to do. If something is not solved, you can reopen this report.
next-closed-answered-no-reply = If the problem is not solved, you can reopen this report.
next-closed-incomplete = Send the missing details. The report will be opened again.
next-withdrawn = If you change your mind, take this report up again. It goes on where it stood.
next-rejected = If you disagree, contest this rejection. Somebody else will decide.

## Where a rejection comes from.

rule-rejection-not-public-service = A report must be about a public service.
rule-rejection-in-court = A matter before a court waits for the court's judgment.
rule-rejection-no-substance-after-asking = A report is only rejected if it stays unclear after asking.
rule-rejection-abusive-only = A report that is nothing but abuse cannot be handled.
rule-rejection-spam = Advertising and fraud are no reports.
rule-rejection-standing = This is a rule of our own; its legal basis is not verified.

## Whether a report may still be handed back.

bond-free = May still be handed back
bond-binding = Binding
