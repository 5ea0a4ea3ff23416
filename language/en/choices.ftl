### What is asked of choices, and values that have no label of their own.

value-yes = yes
value-no = no
value-number = { NUMBER($value) }
value-decide = left to the municipality
choice-set-to = { $choice }: { $value }
choice-question = What does the choice “{ $choice }” change, all else equal?
