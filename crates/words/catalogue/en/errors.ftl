# What went wrong with a field, and what to do about it.

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

field-words-missing = Write what happened.
