# The public figures: what each means, and how it is protected.

statistics-nav = Statistics
statistics-title = Report statistics
statistics-lead = What happens to people's reports in all of Indonesia.
statistics-until = Data up to { $date }.
statistics-frozen = Made on { $date_time }, once a day. Today's figures appear tomorrow.
statistics-none = There are no figures yet.
statistics-none-when = The first figures appear the day after the first report arrives, shortly after midnight. At the earliest on { $date_time }.
statistics-fair-title = Reading figures fairly
statistics-fair = Many reports do not mean that a service is bad. Few reports do not mean that it is good. Large areas and institutions that are easy to reach receive more reports.

statistics-period-30-days = Last 30 days
statistics-period-12-months = Last 12 months
statistics-column-indicator = What is counted
statistics-column-topic = Topic
statistics-column-province = Province
statistics-column-channel = Channel
statistics-column-institution = Institution
statistics-column-share = First response in time

statistics-by-country = All of Indonesia
statistics-by-topic = Reports received by topic
statistics-by-province = Reports received by province
statistics-by-channel = Reports received by channel
statistics-by-institution = By institution
statistics-caption-country = How often each thing happened
statistics-caption-topic = Reports received by topic, the most first
statistics-caption-province = Reports received by province of the place, the most first
statistics-caption-channel = Reports received by channel
statistics-caption-institution = Reports passed to institutions in the last 12 months, the most first
statistics-first = This page shows the first { $count } of { $all } rows. All of them are in the data to download.
statistics-empty = Nothing has happened in this time yet.

statistics-share-about = about { $percent }%
statistics-share-at-least = at least { $percent }%
statistics-share-at-most = at most { $percent }%
statistics-share-none = too few to say
statistics-share-means = The share of first responses in time among all that were in time or late. It follows from the figures shown alone. There is no share of fewer than { $enough }.
statistics-withheld = not shown

statistics-how = How this is counted
statistics-protection = How figures are protected
statistics-protection-few = A figure below { $few } is shown as { $sign }, so that nobody can be recognised.
statistics-protection-withheld = The sign – means not shown, so that another small figure does not follow from it.
statistics-protection-rounded = All others are rounded to a multiple of { $step }. So the rows may add up to something else than the total.
statistics-protection-secret = Secret reports count for all of Indonesia only; not by topic, province, channel or institution.
statistics-protection-historic = Reports taken over from an older system do not count.
statistics-protection-day = Each event counts on its day in Western Indonesian Time. Its institution is the one responsible at that moment.

statistics-data = Data
statistics-data-lead = All figures and what they mean can be downloaded:
statistics-data-csv = table (CSV)
statistics-data-json = data for programs (JSON)

flow-received = Reports received
flow-received-means = Reports that were received, through any channel.
flow-passed = Passed to an institution
flow-passed-means = An institution was named responsible. A report that moves on counts again.
flow-in-time = First response in time
flow-in-time-means = The institution told the reporter that it works on it, or answered, before its deadline.
flow-late = First response late
flow-late-means = The deadline of the first response passed without one. Counted once, on the day on which it was noticed.
flow-answered = Answered
flow-answered-means = The institution gave an answer. An answer after reopening counts again.
flow-confirmed = Solved, says the reporter
flow-confirmed-means = Closed because the reporter confirmed that the problem is solved.
flow-silent = Closed without word from the reporter
flow-silent-means = Answered, and the reporter stayed silent until the deadline. This does not count as satisfied.
flow-refused = Closed by a rule
flow-refused-means = The answer refused and named the rule; the reporter accepted it or stayed silent.
flow-incomplete = Closed as incomplete
flow-incomplete-means = The reporter did not reply to a question until its deadline. The report can be revived.
flow-rejected = Rejected
flow-rejected-means = Staff rejected the report with a reason. The reporter can contest that.
flow-withdrawn = Withdrawn by the reporter
flow-withdrawn-means = The reporter withdrew the report.
flow-reopened = Reopened
flow-reopened-means = After an answer the reporter said that the problem is not solved.
flow-rated = Rated
flow-rated-means = The reporter rated the answer from 1 to 5.
flow-satisfied = Rated as good
flow-satisfied-means = The rating was 4 or 5. Silence never counts as satisfied.
