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
refusal-too-late = { $field }: a change in month { $month } falls after the end. Allowed: months 0 to { $last }.
refusal-no-field = { $given } is not a field of a scenario.
refusal-about = This is about: { $fields }.
refusal-as-said = { $text }
refusal-number = a number from { $low } to { $high }
refusal-whole_number = a whole number from { $low } to { $high }
refusal-yes_no = true or false
refusal-decide = or { $decide } (left to the municipality)
refusal-profile-sum = Where problems sit: the shares given sum to { $sum }. The six shares must sum to 100%.
refusal-investment-sum = Investment: the shares given sum to { $sum }. Together they may be at most 100%.
refusal-exchanged-pair = Two kinds of organisation exchange their attributes: name both, or neither.
refusal-exchanged-same = An organisation cannot exchange attributes with its own kind: name another.
refusal-two-changes = { $field }: two changes in month { $month }. Only one is allowed.
refusal-before-start = A change in month { $month } lies before the start, month 0 (June 2007).
refusal-not-later = { $field } cannot change during a run.
refusal-no-lead = The lead cannot be given to { $lead }: this municipality does not have it.
refusal-from-month = From month { $month }:
