### The page of a run or a comparison, and what all pages share.

## What all pages share

report-skip = Skip to the results
report-contents = Contents
report-show = Show
report-as-a-table = As a table
report-of-as-a-table = { $name }: as a table
report-yes = yes
report-no = no
report-short = In short
report-time = Over time
report-checks = Checks
report-repeat = How to get these numbers again
report-seed = Seed
report-model-version = Model version
report-versions = Versions
report-from-to = { $low } to { $high }
report-closing = A model helps people think together; it is not a forecast. It can be checked: every number in it is listed by cjg parameters, with its source.

## Title and introduction

report-title-one = Scenario { $name }: what families went through
report-title = { $others } compared with { $first }
report-lead = A municipality of { $size } inhabitants, month by month from { $start } to { $last }, in { $futures }. A future is one course that chance may take: which children meet a problem and when, and who happens to know whom{ $uncertainty ->
        [both] ; and one set of the model's numbers
       *[luck] {""}
    }.
report-paired = The same future holds the same children in every scenario, with the same chance events. So a difference between two scenarios comes from what was chosen, and is counted future by future.
report-unpaired = The scenarios are set in different municipalities, so a difference between them comes from the municipality as well as from what was chosen.
report-after-the-act = The Youth Act of January 2015 ended the system that is modelled here; later months are a thought experiment.
report-lead-many = { $number } municipalities, month by month from { $start } to { $last }, in { $futures }. Each has a context of its own, starts in its own time, and makes the choices that are left to it.
report-note-many = Outcomes are summarised over the municipalities that exist at the end, each counting once. Where this page speaks of futures, each municipality of each future counts as one.

## In short

report-short-against = At the end of the run, compared with { $first }:
report-short-caption = Main outcomes: mean difference with { $first } where one was found.
report-each = Each of them
report-by-luck = A 95% interval misses the truth once in twenty. Of all { $count } outcomes, about { $expected } would seem to differ by chance alone even if nothing did.
report-main-caption = Main outcomes at the end of the run: the middle future, and 10-90% of futures.
report-middle = Middle
report-one-alone = One scenario shows how things are, not what a choice did. To see that, compare it with another: cjg compare.
report-only-here = { $level }; not measured in { $first }
report-only-there = not measured; { $level } in { $first }

## What differs

report-differs = What differs
report-differs-caption = Fields in which the scenarios differ; in all other fields they are equal.
report-differs-nowhere = The scenarios are equal in every field.
report-field = Field
report-changes = Changes during the run

## Differences

report-differences = Differences with { $first }
report-differences-explained = The dot is the mean of the differences in all futures, the line its 95% interval. A hollow dot, or “no difference found”, means that the interval includes zero.
report-differences-table = These differences as a table
report-differences-caption = Differences with { $first }, future by future.
report-scenario = Scenario
report-mean-difference = Mean difference
report-interval = 95% interval
report-futures-higher = Futures higher
report-futures-lower = Futures lower
report-futures = Futures
report-nothing-to-draw = No future has a value on both sides, so there is nothing to draw.

## Over time

report-time-lines = Line: the middle future.
report-time-bands = Band: eight of ten futures lie in it (10-90%).
report-time-rates = Rates count the past twelve months, so they start after a year or more.
report-time-pins = A short line on the axis marks a month in which a scenario changes a choice.
report-time-end = In { $month }: { $values }
report-time-caption = { $outcome }: middle future (10-90%).
report-desks-closed = At the end every walk-in centre had closed again: { $where }.
report-desks-closed-in = { $name } in { $closed } of { $futures }

## Municipalities

report-coverage = Coverage
report-coverage-end = Share of the municipalities that carry the name in { $month }: { $shares }.
report-coverage-caption = { $name }: share of the municipalities that exist
report-sizes = By size
report-sizes-caption = { $name }: means of the main outcomes (number of municipalities)

## The network that formed

report-network = The network that formed
report-network-of = The network of { $name }
report-network-explained = The first future, in { $month }. The larger a circle, the fuller the organisation's caseload. Small dots are professionals; grey lines are the ties between them, darker with more trust.
report-network-practised = agreement, put into practice (wider is more)
report-network-agreed = agreement on paper only
report-network-faint = working together without agreement
report-network-caption = Organisations in { $name }.
report-network-organisation = Organisation
report-network-status = Status
report-network-commitment = Commitment
report-network-load = Load
report-network-agreements = Agreements
report-network-kept = Put into practice
report-network-professionals = Professionals
report-network-ties = Ties with other organisations

## Checks

report-checks-explained = Before these results were shown, the model checked its own books.
report-check-holds = holds
report-check-fails = fails

## All outcomes

report-all = All outcomes
report-all-caption =
    { $first ->
        [none] Mean over futures; below it 10-90% of futures. A dash means that there was nothing to measure.
       *[other] Mean over futures; below it 10-90% of futures, and the mean difference with { $first } where one was found. A dash means that there was nothing to measure.
    }

## How to get these numbers again

report-repeat-command = This command gives the same numbers:
report-fingerprints = Fingerprints: equal input and equal versions give equal results, to the byte on one kind of machine.
report-description = Description
report-of-the-input = Of the input
report-of-the-results = Of the results
report-folder =
    { $kind ->
        [many] The folder of this report also holds each scenario in full (TOML), every municipality with what it decided and its outcomes, coverage by month and means by size (CSV, Parquet), and the record of the run (run.json).
       *[one] The folder of this report also holds each scenario in full (TOML), the outcomes of every future and every month (CSV, Parquet), and the record of the run (run.json).
    }
