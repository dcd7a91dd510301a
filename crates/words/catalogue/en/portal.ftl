# The citizen's pages: home, the steps of a report, and what follows.

portal-nav-report = Make a report
portal-nav-track = Track a report

## What happened.

portal-home-title = Report a problem with a public service
portal-home-lead = Write what happened. We send it to the institution in charge.
portal-home-no-account = No account needed. You may leave out your name.
portal-home-track = Do you have a report number?
portal-what-label = What happened?
portal-what-hint = Tell what, when and where. You can also dictate with your phone's keyboard.

## Where.

portal-where-title = Where?
portal-where-search = Search for a place
portal-where-search-hint = Name of a village, district, regency or city, or a postal code
portal-where-legend = Choose the place
portal-where-more = There are more places with a name like this. Add the name of the district or regency, then search again.
portal-where-choose = Choose the place, or choose “Not tied to a place”.
portal-where-none = Not tied to a place, or I don't know
portal-where-none-hint = Staff will find the institution in charge.
portal-where-place = Landmark
portal-where-place-hint = Such as a street, school or building
area-in-list-province = { $name } (province)
area-in-list-regency = { $name }
area-in-list-district = { $name } (district)
area-in-list-village = { $name } (village)

## Is this right?

portal-right-title = Is this right?
portal-right-lead = We have read your report. Change what is not correct.
portal-right-topic = Topic
portal-right-topic-other = Another topic
portal-right-topic-list = Choose another topic
portal-right-topic-unknown = I don't know; staff decide
portal-right-kind = Kind
portal-right-day = When did it happen?
portal-right-day-today = Today
portal-right-day-yesterday = Yesterday
portal-right-day-other = Another day
portal-right-day-none = I don't know, or it goes on
portal-right-day-date = Another day
portal-right-secrecy = Who may read it?
portal-right-open-hint = Officers of the institution in charge can read this report.
portal-right-secret-hint = Only a few named officers can open it. Every opening is logged, and you can see the log.
portal-right-turned-secret = This topic is sensitive, so we made your report secret. You may change that.
portal-right-questions = Officers usually ask this as well
portal-right-questions-add = Add it to my story

## How do we reach you?

portal-reach-title = How do we reach you?
portal-reach-lead = All of it may stay empty. You can track your report with its number and access code alone.
portal-reach-phone = Phone number
portal-reach-phone-hint = Such as 0812 3456 7890
portal-reach-email = E-mail
portal-reach-name = Name
portal-reach-name-hint = Leave it empty to report without a name.
portal-reach-sealed-title = Kept sealed
portal-reach-sealed = The officers who handle your report never see your name, e-mail or number.

## Check.

portal-check-title = Check your report
portal-check-promise = Once it is sent, you get a report number and an access code.
portal-check-no-contact = Only by report number and access code
portal-check-sent-before = This report was sent before with other content. If it is a new report, press Send again.
portal-check-too-many = Too many reports came from your network. Wait a moment, then press Send again.
portal-check-unavailable = Your report has not been sent. Your text is still here. Press Send again in a moment.

## Sent.

portal-sent-title = Your report has been sent
portal-sent-keep = Keep this number and this code.
portal-sent-once = Write them down, photograph or print them now. The code is shown for a few minutes and cannot be asked for again.
portal-sent-next = What happens next
portal-sent-come-back = Come back at any time through “Track a report”, with the report number and the access code.
portal-sent-accuse = Reporting an official or a unit? Say so on the report's page, so that they neither handle nor see it.
portal-sent-another = Make another report
