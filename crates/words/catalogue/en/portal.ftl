# The citizen's pages.

## Home.

portal-home-title = Report a problem with a public service
portal-home-lead = Write what happened. We send it to the institution in charge.
portal-home-no-account = No account needed. You may leave out your name.
portal-home-track = Do you have a report number?

## Tracking.

portal-track-title = Track your report
portal-track-lead = Enter the report number and the access code that you were given.
portal-track-ticket = Report number
portal-track-ticket-hint = 13 digits, such as 4831-0275-9164-3
portal-track-code = Access code
portal-track-code-hint = 20 digits in five groups
portal-track-open = Open report
