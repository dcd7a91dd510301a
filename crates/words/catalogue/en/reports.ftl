# What a report is: its kind, its visibility, the way it came.

kind-complaint = Complaint
kind-complaint-hint = A service that is bad, broken, late or unfair
kind-supervised-complaint = Complaint needing supervision
kind-supervised-complaint-hint = Suspected corruption, illegal levies or abuse of power
kind-aspiration = Aspiration
kind-aspiration-hint = A proposal or idea for public services
kind-information = Information request
kind-information-hint = A question about a service, its conditions or rules

visibility-open = Open
visibility-secret = Secret
visibility-secret-hint = Only a few named officers can open it.

area-not-tied = Not tied to a place

rejection-not-public-service = Not a public service
rejection-in-court = Before a court
rejection-no-substance-after-asking = Still unclear after asking
rejection-abusive-only = Nothing but abuse
rejection-spam = Spam
