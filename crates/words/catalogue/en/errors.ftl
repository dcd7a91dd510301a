# What went wrong with a page or a field, and what to do about it.

## Pages.

error-not-found-title = Page not found
error-not-found = Check the address, or start again from the home page.
error-forbidden-title = You may not do this
error-forbidden = Sign in with another account, or ask your institution's administrator.
error-conflict-title = This report has just changed
error-conflict = Someone else changed it first. Read what changed, then send again. Your text is kept.
error-too-many-title = Too many requests
error-too-many = Wait a moment, then try again.
error-unavailable-title = The service is disturbed
error-unavailable = Your report has not been sent. Try again in a few minutes.
error-internal-title = Something went wrong on our side
error-internal = Try again. If it still fails, try later.
error-too-large-title = Too large
error-too-large = Shorten your text, then send again.

## Fields.

field-required = Fill in this part.
field-choose = Choose one.
field-email = Write a complete e-mail address, such as name@example.org.
field-phone = Write a phone number in digits, such as 0812 3456 7890.
field-date = Write a correct date.
field-date-future = This date is still to come.
field-area-unknown = That place is not in the list. Try the name of a village or district.
field-bad-signs = There are signs that cannot be read. Remove them, then send again.
field-ticket = A report number has 13 digits. Check the digits again.
field-access-code = An access code has 20 digits. Check the digits again.
field-ticket-or-code-wrong = The report number or the access code does not match.
field-sign-in-wrong = The user name or the password is wrong.
field-too-long = This text has { $length } characters. At most { $max } are possible.
field-too-short = Write at least { $min } characters.

field-words-missing = Write what happened.
