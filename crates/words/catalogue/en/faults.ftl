# What went wrong with a request: as a page, and as the detail of a problem in the API.

fault-to-start = To the start page
fault-request = Number of this request: { $id }. Quote it when you ask for help.

fault-not-found-title = Not found
fault-not-found = There is nothing here. Check the address, the report number and its access code.
fault-sign-in-title = Please sign in
fault-sign-in = Sign in first to open this page.
fault-flawed-title = The report cannot be sent yet
fault-flawed = Some fields need to be put right. The report has not been saved.
fault-malformed-title = The request cannot be read
fault-malformed = Check what it holds, then send it again.
malformed-request = A part of it cannot be read. Check it, then send it again.
malformed-json = Its body is not sound JSON in UTF-8.
malformed-key = Idempotency-Key must be 1 to 255 visible ASCII characters.
malformed-query = Check q, limit and after in the address.
fault-misshapen-title = Unknown fields
fault-misshapen = Some fields are not those of this API.
fault-not-json-title = Not JSON
fault-not-json = Send the body as application/json.
fault-not-allowed-title = Not possible this way
fault-not-allowed = This address exists, but takes no such method.
fault-key-reused-title = The key has been used
fault-key-reused = This Idempotency-Key belongs to another request. Use a new one.
fault-wrong-code-title = Access code needed
fault-wrong-code = Send the right access code in the Authorization header.
fault-cross-site-title = Sent from another site
fault-cross-site = Open this page directly on our site, then send again.
fault-too-many-title = Too often
fault-too-many = { $seconds ->
    [one] Wait { $seconds } second, then try again.
   *[other] Wait { $seconds } seconds, then try again.
 }
fault-too-large-title = Too large
fault-too-large = At most 1 MiB. Shorten the text, then send it again.
fault-unavailable-title = The service is disturbed
fault-unavailable = What you sent has not been saved. Try again in a moment.
fault-broken-title = Something went wrong on our side
fault-broken = Try again. If it still fails, try again later.

## Places of a JSON body.

slip-unknown-field = This API has no such field.
slip-wrong-type = The value is of the wrong type. Expected: { $expected }.
slip-unknown-value = This value is not among those possible.
slip-no-date = Write a date such as 2026-01-31.
