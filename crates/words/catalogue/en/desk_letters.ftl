# Letters to reporters that went wrong, for those who tend the installation.

desk-letters-title = Letters
desk-letters-lead = Letters to reporters that could not be sent. Addresses are never shown here.
desk-letters-shelf-given-up = Given up
desk-letters-shelf-waiting = Waiting for another try
desk-letters-order-given-up = The oldest first
desk-letters-order-waiting = The next one first
desk-letters-empty-title = No letter here
desk-letters-empty-given-up = No letter has been given up.
desk-letters-empty-waiting = No letter waits after something went wrong.
desk-letters-column-case = Report
desk-letters-column-news = About
desk-letters-column-owed = Owed since
desk-letters-column-tries = Tries
desk-letters-column-error = What went wrong
desk-letters-column-given-up = Given up
desk-letters-column-next = Next try
desk-letters-column-act = To do
desk-letters-secret = Secret report
desk-letters-soon = As soon as possible
desk-letters-retry-one = Try again
desk-letters-retry-all = Try all again
desk-letters-done-one = The letter will be tried again.
desk-letters-done-all = All letters that were given up will be tried again.
desk-letters-done-none = Nothing was left to try again. Somebody may have done it before you.
desk-letters-log = What was done last
desk-letters-log-by = { $when }: { $name } ({ $institution })
desk-letters-log-machine = { $when }: someone at the machine itself
desk-letters-deed-retry-letter = had one letter tried again
desk-letters-deed-retry-letters = { $count ->
    [one] had { $count } letter that was given up tried again
   *[other] had all { $count } letters that were given up tried again
}

## What went wrong. The code is the mail server's.

desk-letters-error-refused = The mail server refuses it ({ $code }). The address may be wrong, or its mailbox gone.
desk-letters-error-not-now = The mail server does not take it just now ({ $code }).
desk-letters-error-address-unreadable = The address is no e-mail address.
desk-letters-error-no-address = The address is no longer held.
desk-letters-error-smtp-timeout = The mail server answered too slowly.
desk-letters-error-smtp-certificate = The mail server's certificate is not one that this program believes.
desk-letters-error-smtp-no-starttls = The mail server offers no encryption, and nothing is sent without.
desk-letters-error-smtp-tls = The encryption with the mail server failed.
desk-letters-error-smtp-client = The mail server and this program do not understand each other.
desk-letters-error-smtp-connection = The mail server could not be reached.
desk-letters-error-sink-unreachable = The mail server could not be reached.
desk-letters-error-other = Another error ({ $code }).
