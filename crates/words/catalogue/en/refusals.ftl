# Why something may not be done: a lawful no. "-exact" names the figures where they are known.

refusal-title = This is not possible yet
refusal-not-now = This step does not fit the report's present status. Reload the page, then choose a step that is offered.
refusal-not-yours = This step belongs to somebody else. Choose a step that is offered to you.
refusal-stale = This report has just changed. Read what changed, then send again. Your text is kept.
refusal-text-missing = Write your message first.
refusal-text-too-long = This text is too long. Shorten it, then send again.
refusal-text-too-long-exact = This text has { $length } characters. At most { $limit } are possible. Shorten it, then send again.
refusal-control-sign = There are signs that cannot be read. Remove them, then send again.
refusal-institution-unknown = That institution is not in the list. Choose one from the list.
refusal-unit-unknown = That unit does not belong to this institution. Choose one from the list.
refusal-officer-unknown = That officer does not work for this institution, or is not in the circle of this secret report. Choose one from the list.
refusal-unreachable = Neither that institution nor any above it is connected. Choose another, or leave it at the national desk.
refusal-unit-needed = A secret report needs a unit. Choose one that has a circle of officers.
refusal-no-circle = Neither that unit nor the one above it has a circle of officers. Choose another unit.
refusal-same-person = The reporter contests your decision. Somebody else must decide.
refusal-secret-by-person = A secret report is passed on by a person, not by the system.
refusal-supervised-by-person = A sensitive report is passed on by a person, not by the system.
refusal-proposal-abstains = The system's proposal is not sure enough. A person decides.
refusal-ask-first = This report is not clear yet. Ask the reporter before you reject it.
refusal-contest-used = The rejection has been contested already. You can still turn to the Ombudsman of the Republic of Indonesia.
refusal-contest-used-exact = { $limit ->
    [one] A rejection can be contested once.
   *[other] A rejection can be contested { $limit } times at most.
 } You can still turn to the Ombudsman of the Republic of Indonesia.
refusal-contest-over = The time to contest is over. You can send a new report.
refusal-contest-over-exact = The time to contest ended on { $day }. You can send a new report.
refusal-reopening-used = This report was reopened as often as allowed. You can still turn to the Ombudsman of the Republic of Indonesia.
refusal-reopening-used-exact = { $limit ->
    [one] A report can be reopened once.
   *[other] A report can be reopened { $limit } times at most.
 } You can still turn to the Ombudsman of the Republic of Indonesia.
refusal-reopening-over = The time to reopen is over. You can send a new report.
refusal-reopening-over-exact = The time to reopen ended on { $day }. You can send a new report.
refusal-binding = It is settled who is responsible. The report can no longer be handed back.
refusal-binding-exact = { $declines ->
    [one] This report was handed back once.
   *[other] This report was handed back { $declines } times.
 } It is settled now who is responsible.
refusal-not-binding = Nothing is binding here yet. The institution can still hand the report back itself.
refusal-own-routing = You passed this report on yourself. Somebody else must decide.
refusal-law-missing = Name the rule that forbids it. A refusal must quote its rule.
refusal-not-expired = The time limit has not passed yet.
refusal-nothing-breached = No time limit has passed yet. The report can be raised after one has.
refusal-at-the-top = This report is already at the highest level.
refusal-raised-already = You have raised this delay already. You can raise the report again if another limit is missed.
refusal-routed-before = This report has come back to the national desk. A person decides, not the system.
refusal-supervised-stays = A report about misconduct cannot be withdrawn. That way nobody can press you to take it back.
refusal-resuming-over = The time to take this report up again is over. You can send a new report.
refusal-resuming-over-exact = The time to take this report up again ended on { $day }. You can send a new report.
refusal-rated-already = You have rated this answer already.
refusal-rating-missing = Choose one of the ratings.
refusal-promise-past = Give a day after today, such as 2026-08-31.
refusal-promise-too-long = That day is too far away. Promise a nearer one.
refusal-promise-too-long-exact = { $limit ->
    [one] That day is too far away. A promise may run for one day.
   *[other] That day is too far away. A promise may run for { $limit } days at most.
 }
refusal-promise-renewed = This promise can't be put off again.
refusal-promise-renewed-exact = { $limit ->
    [one] A promise can be put off once.
   *[other] A promise can be put off { $limit } times at most.
 }
refusal-promise-due = The promised day has come. The promise can't be put off any more.
refusal-accused = They are reported in this report, or have nobody else who could handle it. Choose somebody else.
refusal-accused-by-person = A report that accuses somebody is passed on by a person, not by the system.
refusal-party-named-before = They are named in this report already.
refusal-parties-full = As many are named as can be. Write the rest as details.
refusal-parties-full-exact = { $limit ->
    [one] A report can name one party. Write the rest as details.
   *[other] A report can name { $limit } parties at most. Write the rest as details.
 }
refusal-nobody-left = If they are named, nobody at the national desk is left to handle this report. Turn to the Ombudsman of the Republic of Indonesia directly.
refusal-open-first = They handled this report to its end. Open it again first, then name them.
refusal-extension-used = The deadline of this report was extended before. It can be extended only once.
refusal-limit-passed = The deadline has passed, so it can't be extended any more.
refusal-extension-days = Say how many working days are to be added.
refusal-extension-days-exact = Give a number of working days from 1 to { $limit }.
refusal-beyond-outer-limit = So long an extension goes beyond the outer limit.
refusal-beyond-outer-limit-exact = So long an extension goes beyond the outer limit, { $day }. Give fewer days.

## Where a rule comes from.

rule-practice = Basis: SP4N-LAPOR practice. The article behind it is not verified.
rule-house = Basis: a rule of this service, not a provision of law.
