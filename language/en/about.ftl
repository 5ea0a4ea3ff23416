### The page about the model.

about-title = About the model
about-what = An agent-based simulation of one municipality: its alderman and managers, the professionals of ten to twenty organisations, and every family and child, month by month from June 2007 to December 2014. A choice changes who meets whom, who is responsible and what opens. What families then go through is counted, never assumed beforehand. The only thing in short supply is professionals' time.
about-part-read = How to read a chart
about-read-text = A future is one course that chance may take. Each line shows the middle one of twenty futures; eight of the ten lie within the band. The grey dashed line is the baseline, the solid blue line the plan. In every future both meet the same children and the same chance events, so they can be compared future by future: “fewer in 18 of 20 futures” says more than two bands that overlap.
about-part-badges = What a badge says
about-badges-text = Tested against figures: the model reproduces a pattern that is known in figures. Direction tested: the model shows the right direction; how large the effect really is, is not known. Assumption only: the outcome follows from the rules; nothing known from the field confirms or contradicts it.
about-part-numbers = All numbers in the model
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
