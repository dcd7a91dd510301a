# Why a report went where it went.

reason-title = Why there?

## Steps of a proposal.

reason-words = The report mentions { $words }, so its topic is “{ $topic }”.
reason-chosen-topic = You chose the topic “{ $topic }”.
reason-chosen-institution = The reporter named { $institution }.
reason-chosen-other = The reporter named { $institution }, but this duty belongs to somebody else.
reason-qualifier = The words { $words } decide who handles “{ $topic }”.
reason-area-rule = For “{ $topic }”, { $area } has a division of duties of its own.
reason-place = The place is in { $area }, which { $institution } governs.
reason-not-autonomous = { $institution } does not govern in its own right, so { $answers } answers.
reason-duty = In the division of duties that we use, “{ $topic }” is handled by { $level }.
reason-also-speaks-for = The report also mentions { $words }, which may mean “{ $topic }”.
reason-resembles = The report resembles examples about “{ $topic }”, mostly because of { $words }.
reason-basis = Basis: { $basis } (status: { $status }).
reason-basis-unnamed = The legal basis is not recorded yet (status: { $status }).

quoted = “{ $phrase }”
institution-unnamed = the institution in charge
unit-of-institution = { $unit }, { $institution }

## One sentence.

route-sent = Sent to { $institution }.
route-sent-because = Sent to { $institution } because { $because }.
route-desk = The national desk looks at this report first.
route-preview = It will go to { $institution }.
route-preview-because = It will go to { $institution } because { $because }.
route-preview-desk = The national desk will find the institution in charge.
route-secret = Only a person passes on a secret report.
route-proposed = We propose { $institution }.
route-proposed-because = We propose { $institution } because { $because }.
because-words = the report mentions { $words }
because-chosen-topic = its topic is “{ $topic }”
because-chosen-institution = the reporter named it
because-place = the place is in { $area }
because-both = { $about } and { $place }

## Why a person looks first.

why-no-topic = The system has not recognised the topic.
why-sensitive = The topic is sensitive, so only a person passes it on.
why-supervised = A report of suspected misconduct is only passed on by a person.
why-may-be-sensitive = It may be sensitive, so a person reads it first.
why-no-place = The place is not known yet.
why-place-too-wide = The place is still too wide.
why-no-institution = No institution is recorded for this duty there.
why-below-threshold = The system is not sure enough which institution is in charge.
