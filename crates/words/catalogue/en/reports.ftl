# What a report is: its kind, its secrecy, the way it came, and why it may not be accepted.

kind-complaint = Complaint
kind-complaint-hint = A service that is bad, broken, late or unfair
kind-aspiration = Aspiration
kind-aspiration-hint = A proposal or idea for public services
kind-information = Information request
kind-information-hint = A question about a service, its conditions or rules

grade-plain = No supervision needed
grade-supervised = Needs supervision
grade-supervised-hint = Suspected corruption, illegal levies or abuse of power

secrecy-open = Open
secrecy-secret = Secret
secrecy-secret-hint = Only a few named officers can open it.

channel-web = Website
channel-api = API
channel-import = Import

area-not-tied = Not tied to a place

rejection-not-public-service = Not a public service
rejection-in-court = Before a court
rejection-no-substance-after-asking = Still unclear after asking
rejection-abusive-only = Nothing but abuse
rejection-spam = Spam
