# Letters to reporters. Of a secret case only mail-secret-… is said.

mail-subject = [{ $ticket }] { $news }
mail-greeting = Dear reporter,
mail-next-title = What comes next
mail-message-title = Message from { $institution }
mail-ticket = Report number: { $ticket }
mail-open-at = Open { $address } and enter your report number and access code.
mail-open = Open the LAPOR! site and enter your report number and access code.
mail-code-kept = Only you have the access code. We never ask for it by e-mail.
mail-automatic = This e-mail is sent automatically because you gave this address. Replies to it are not read.
mail-secret-news = There is news on your report
mail-secret-body = There is news on your report. To keep it secret, we do not write it here.

## What happened, in few words, as the subject.

mail-news-received = We have received your report
mail-news-routed = Your report has been passed on
mail-news-asked = There is a question for you
mail-news-question-cancelled = The question to you was cancelled
mail-news-work-goes-on = Work on your report goes on
mail-news-incomplete = Your report was closed because it is not complete
mail-news-started = Work on your report has started
mail-news-progress = There is progress on your report
mail-news-declined = We are finding another institution for your report
mail-news-answered = Your report has been answered
mail-news-rejected = Your report was not accepted
mail-news-contested = We have received your objection
mail-news-reopened = Your report is open again
mail-news-closed = Your report has been closed
mail-news-raised = Your report was raised because time ran out
mail-news-withdrawn = Your report was withdrawn
mail-news-corrected = The answer to you was put right
mail-news-promised = There is a promise for your report
mail-news-promise-broken = A promise for your report was broken
mail-news-disputed = It is being decided who is responsible
mail-news-reviewed = It is looked at again who is responsible
mail-news-extended = The deadline of your report was extended

## What happened, as the letter tells it. Each is given institution, and uses it where it needs to.

mail-told-received = We have received and registered your report.
mail-told-routed = Your report has been passed on to { $institution }.
mail-told-asked = Staff need something from you before work can go on. The question is below.
mail-told-question-cancelled = Staff took back their question. You no longer need to answer it.
mail-told-work-goes-on = The question to you was not answered. The institution goes on without the reply.
mail-told-incomplete = What we asked for is missing, so the report was closed. Send it at any time to open the report again.
mail-told-started = { $institution } has started work on your report.
mail-told-progress = { $institution } tells how far your report is.
mail-told-declined = { $institution } says that it is not responsible. Staff are finding the right institution.
mail-told-answered = { $institution } has answered your report. The answer is below.
mail-told-rejected = We can't accept your report. The reason is below, and you may object.
mail-told-contested = We have received your objection. Someone else will decide.
mail-told-reopened = Your report is open again and back in hand.
mail-told-closed = Your report has been closed.
mail-told-raised = Time ran out. Your report is now listed one level up.
mail-told-withdrawn = Your report was withdrawn. If that was not your wish, open your report and take it up again.
mail-told-corrected = { $institution } put its answer right. The answer that holds is below.
mail-told-promised = { $institution } promises to act. The promise is below.
mail-told-promise-broken = { $institution } did not keep its promise. Your report is being worked on again.
mail-told-disputed = The institutions named say that they are not responsible. An arbiter decides who handles your report.
mail-told-reviewed = There are new facts. The arbiter decides again who handles your report.
mail-told-extended = { $institution } needs more time. The reason is below.
