### Wat over keuzes wordt gevraagd, en waarden zonder eigen naam.

value-yes = ja
value-no = nee
value-number = { NUMBER($value) }
value-decide = aan de gemeente overgelaten
choice-set-to = { $choice }: { $value }
choice-question = Wat verandert de keuze ‘{ $choice }’, als al het andere gelijk blijft?
