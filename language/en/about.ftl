### The page about the model.

about-title = About the model
about-what = An agent-based simulation: one municipality, its alderman and managers, the professionals of ten to twenty organisations, and every family and child, month by month from June 2007 to December 2014. A choice changes who meets whom, who is responsible and what opens; what families go through is then measured, never assumed. The one scarcity is hours.
about-part-read = How to read a chart
about-read-text = Every line is the middle of twenty futures; the band holds eight of ten. Grey and dashed is the baseline, blue and solid the plan. In every future both meet the same children and the same luck, so a difference may be taken future by future: "in 18 of 20 futures fewer" says more than two bands that overlap.
about-part-badges = What a badge says
about-badges-text = Tested against figures: a pattern known in numbers comes out of the model. Direction tested: the direction comes out, the size is not known. Assumption only: it follows from the rules, and nothing from the field contradicts or supports it.
about-part-numbers = Every number of the model
about-column-number = Meaning
about-column-value = Value
about-column-range = Range
about-column-source = Source
about-version = Model { $model }.
about-contents = To jump to
about-document-odd = The complete description of the model (ODD)
    .help = Every process, number and assumption, so that the model can be rebuilt without its code.
about-document-glossary = Glossary: Dutch and English
    .help = The words of the field, and the word the model uses for each.
about-back = Back to About
about-in-english = This document is in English.
