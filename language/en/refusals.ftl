### What is refused, of a plan and of an address.

address-object = a page must send an object
address-part = '{ $given }' is not part of an address
address-plan = a plan must be an object
address-changes = changes: at most { $most } are allowed
address-change-parts = a change has a month, a field and a value
address-month = month '{ $given }' of a change: allowed is a whole number from 0
address-tables = choices and assumptions must be objects
address-field = '{ $given }' is not a field that can be set here
address-value = { $path }: '{ $given }' is not a value a field takes
address-unread = { $path } = '{ $given }' cannot be read
address-change = '{ $given }': a change is written at.MONTH.FIELD
address-among = { $name } = '{ $given }'; allowed: { $allowed }
address-panels = panels: two outcomes are named
address-ranges = ranges: at most { $most }, each of a field
address-range = range of { $path } = '{ $given }'; allowed: LOW:HIGH, or values with | between them
address-seed = seed = '{ $given }'; allowed is a whole number from 0
address-question = '{ $given }' is none of the questions
refusal-not-allowed = { $field }: { $given } is not possible. Allowed: { $allowed }.
refusal-allowed-number = a number from { $low } to { $high }
refusal-allowed-whole_number = a whole number from { $low } to { $high }
refusal-allowed-yes_no = true (yes) or false (no)
refusal-allowed-series = a number, or a list of numbers, one a year from 2007, each from 0 to 3
refusal-decide = or { $decide } (left to the municipality)
refusal-nearest = Did you mean { $nearest }?
refusal-from-month = From month { $month }:
refusal-no-field = { $given } is not a field of a scenario.
refusal-no-value = { $given } is not a value a field takes: a number, a text, true or false is.
refusal-not-printable = { $given } holds characters that cannot be printed.
refusal-malformed = { $field }: this part of the scenario is not written as it should be. The model says: { $text }
refusal-more = And { $count } more.
refusal-profile-sum = Where problems sit: the shares given sum to { $sum }. The six shares must sum to 100%.
refusal-investment-sum = Investment: the shares given sum to { $sum }. Together they may be at most 100%.
refusal-exchanged-pair = Two kinds of organisation exchange their attributes: name both, or neither.
refusal-exchanged-same = An organisation cannot exchange attributes with its own kind: name another.
refusal-two-changes = { $field }: two changes in month { $month }. Only one is allowed.
refusal-before-start = A change in month { $month } lies before the start, month 0 (June 2007).
refusal-too-late = { $field }: a change in month { $month } falls after the end. Allowed: months 0 to { $last }.
refusal-not-later = { $field } cannot change during a run.
refusal-no-lead = The lead cannot be given to: { $lead_organisation }. This municipality has only: { $kinds }.
refusal-no-kind = no organisation at all
refusal-lead-without-rule = An organisation leads ({ $lead_organisation }), but nothing is given to one organisation: coordination of care is “{ $care_coordination }” and governance “{ $governance }”. Give one of the two to a lead organisation, or name no lead.
refusal-lead-not-invited = This organisation cannot lead, because it is not invited: { $lead_organisation }. With the partnership “{ $partnership }” allowed are: { $kinds }.
refusal-sites-without-desk = { choices-desk_sites }: { $desk_sites }, but for the walk-in centre the choice is “{ $desk }”. A walk-in centre needs a shared building, or a network first and then a walk-in centre.
refusal-location-without-desk = { choices-desk_location }: “{ $desk_location }”, but for the walk-in centre the choice is “{ $desk }”. A place needs a shared building, or a network first and then a walk-in centre.
refusal-more-without-desk = More walk-in centres open on success, but for the walk-in centre the choice is “{ $desk }”. That needs a shared building, or a network first and then a walk-in centre.
refusal-merged-without-desk = { choices-front_offices }: “{ $front_offices }”, but for the walk-in centre the choice is “{ $desk }”. One entrance needs a shared building, or a network first and then a walk-in centre.
refusal-chat-without-site = A chat needs a website, but for the website the choice is “{ $web }”.
