# Warnings of personal data in a text that is about to be sent. They never stop anybody.

personal-title = There is personal data in this text
personal-report-why = Every officer who handles the report can read it. Remove what is not needed. Your name and contact have a safer place of their own.
personal-report-may-send = If it is needed, you may still send it.
personal-answer-why = The reporter and other officers read it. Remove what is not needed. Data of the office may stay.
personal-answer-may-send = Nothing has been sent yet. If it is needed, press the button once more.
personal-answer-unsent = Not sent yet: there is personal data in your text
personal-found = “{ $value }” { $field ->
    [title] in the title
    [place] in the landmark
   *[words] in the text
 }
personal-more = There are { $count } more findings.
personal-change = Change the text

## What was found.

personal-kind-nik = NIK (identity number)
personal-kind-family-card = Family card number
personal-kind-phone = Phone number
personal-kind-email = E-mail address
personal-kind-plate = Number plate
personal-kind-account = Account number
personal-kind-address = Home address
personal-kind-name = Somebody's name

## Why it may be wiser to leave it out.

personal-why-nik = Somebody else could pretend to be its owner.
personal-why-family-card = The data of a whole family can be looked up with it.
personal-why-phone = Strangers can call this number.
personal-why-email = Strangers can write to this address.
personal-why-plate = The owner of the vehicle can be looked up with it. Leave it if the report is about that vehicle.
personal-why-account = Account numbers are used for fraud.
personal-why-address = Others learn where somebody lives. Leave it if that is where the problem is.
personal-why-name = Leave it only if the text is about that person.
