### The page of an experiment.

## Introduction

experiment-lead = { $kind ->
        [scenarios] { $number } scenarios
       *[settings] { $number } settings
    } of a municipality of { $size } inhabitants, month by month from { $start } to { $last }, each in { $futures }: { $runs } runs. A future is one course that chance may take{ $numbers ->
        [drawn] {" "}and one set of the model's numbers
       *[fixed] {""}
    }; the same future holds the same children in every setting, with the same chance events, so differences are counted future by future.
experiment-closing = A model helps people think together; it is not a forecast.

## What varies, in words

experiment-place = Municipality
experiment-instead = { $other } instead of { $first }
experiment-drawn-between = drawn between { $low } and { $high }

## In short

experiment-against =
    { $how ->
        [scenarios] At the end of the run, compared with the first scenario:
        [one_at_a_time] At the end of the run, each change alone, compared with the starting point:
        [latin_hypercube] From one end of each range to the other, while everything else varies too (straight lines):
        [one_factor] At the end of the run:
        [skipped] At the end of the run, averaged over the other settings with which both can be combined:
       *[others] At the end of the run, averaged over all other settings:
    }
experiment-nothing-compared = Nothing here can be compared.
experiment-nothing-clear = No clear difference was found on any outcome.
experiment-more-clear = { $count } more with a clear difference
experiment-silent = No clear difference on any outcome: { $names }.
experiment-idle = The same in every future, on every outcome: { $names }.
experiment-judged =
    { $kind ->
        [gain] Better: { $told }.
        [loss] Worse: { $told }.
        [change] Different: { $told }.
        [perhaps] Possibly chance: { $told }.
        [none] No difference found: { $told }.
        [same] The same in every future: { $told }.
        [too_few] Seen in one future only: { $told }.
       *[unknown] Cannot be compared: { $told }.
    }
experiment-outcomes =
    { $count ->
        [one] { $count } outcome
       *[other] { $count } outcomes
    }
experiment-effect-unknown = cannot be compared
experiment-effect-in-one = { $seen } in one future, which is too few to say

## What depends on what

experiment-depends-question = Does it depend on the other settings?
experiment-depends-unknown = That cannot be said: the combinations needed for it cannot exist, or have no value.
experiment-depends-none = Of the { $count } interactions between two settings not one is clear: no difference found.
experiment-depends-rest = { $clear } of the { $count } interactions between two settings are clear; for the others no difference was found that holds up among so many comparisons.
experiment-more = { $count } more
experiment-by = { $name }, by { $condition }.
experiment-in-place = { $effect } in “{ $place }”
experiment-at = { $effect } at { $level }
experiment-depends = What depends on what
experiment-depends-explained = Each clear interaction: what a setting does, at each value of the other setting that is named first.

## What was tried

experiment-design = What was tried
experiment-kind =
    { $kind ->
        [scenarios] A list of scenarios; each is compared with the first.
        [full_factorial] Every combination of these settings.
        [half_factorial] Half of all combinations, chosen so that no effect and no interaction of two is confounded with another.
        [one_at_a_time] A starting point, and each other setting alone: this does not show what settings do together.
        [latin_hypercube] Settings drawn evenly over all ranges at once (Latin hypercube).
        [sobol] Settings drawn to split the variance (Sobol, Saltelli).
       *[morris] Paths through the ranges that change one setting at each step (Morris).
    }
experiment-base = Everything else as in: { $base }.
experiment-set = Set everywhere: { $settings }.
experiment-what-varies = What varies
experiment-settings = Settings
experiment-varies-caption = What varies in this experiment.
experiment-all-settings = All settings
experiment-skipped = Combinations that cannot exist and were skipped: { $count }

## Outcome by outcome

experiment-by-outcome = Outcome by outcome
experiment-legend = The dot is the mean difference over all futures, the line its 95% interval. Blue is better, orange worse, grey neither. A hollow dot: no difference found, or one that may be due to chance among so many comparisons.
experiment-compared-with = Each is compared with { $names }.
experiment-no-value = There is nothing to compare: no value on one side or both.
experiment-largest = The { $shown } largest; the { $left } smaller ones are in the table.
experiment-difference = Difference
experiment-clear = Clear
experiment-legend-indices =
    { $kind ->
        [sobol] The dot is the total index, the line its 95% interval. A hollow dot: the interval includes zero.
       *[morris] The dot is the mean size of the change, the line its 95% interval. A hollow dot: the interval includes zero.
    }
experiment-factor = Factor
experiment-index =
    { $column ->
        [first] First order
        [first_conf] ± first
        [total] Total
        [total_conf] ± total
        [mean_absolute] Mean size
        [mean_absolute_conf] ±
        [mean] Mean
        [deviation] Spread
       *[n] n
    }
experiment-shares = Share of the variance between settings to which the factor contributes, alone or together with others (total index, 95% interval). What factors do together counts for each of them, so shares may add up to more than 100%.
experiment-no-share = no factor with a clear share
experiment-pairs = Of this, what two factors do together, beyond what each does alone (second-order index, 95% interval):
experiment-no-pair = no pair with a clear share
experiment-moves = What changes each outcome most: the mean size of its change over the whole range of the factor, calculated from steps through that range (with the half width of the 95% interval).
experiment-no-mover = no factor that clearly changes it

## Under which conditions

experiment-conditions = Under which conditions
experiment-conditions-explained = Conditions under which an outcome is among the worst quarter, found by PRIM (EMA Workbench) on seven tenths of the settings and tested on the others. What does not hold there is not reported as found.

## What holds up

experiment-trade-offs = Reach, coordination and cost together
experiment-trade-offs-explained = One setting beats another when it does at least as well on “{ $reach }”, “{ $plan }” and “{ $cost }”, and better on one of them. The filled points are beaten by no other; a larger point is unbeaten in more futures.
experiment-trade-offs-numbers = The numbers are those in the table.
experiment-trade-offs-apart = Only settings in the same place and circumstances are compared with each other.
experiment-trade-offs-found = { $front } of { $count } are beaten by no other on the means; { $always } in every future.
experiment-trade-offs-caption = Means, and how often no other beats it.
experiment-setting = Setting
experiment-unbeaten = Beaten by none (means)
experiment-share-of-futures = Share of futures
experiment-robust = Which choice holds up
experiment-robust-explained = How often each option is the best, and how much worse than the best it is where that matters most: the regret of whoever chose it (in brackets its interval, wide enough to hold at 95% for all pairs of options together). The smallest regret comes first.
experiment-robust-more = and { $count } others: see the table.
experiment-robust-always = { $option }: best in { $best } of { $futures } futures, and on average the best everywhere.
experiment-robust-unsure = { $option }: best in { $best } of { $futures } futures; at its worst { $most } worse than the best{ $where }, in too few futures to be sure.
experiment-robust-close = { $option }: best in { $best } of { $futures } futures; no clear difference with the best.
experiment-robust-worse = { $option }: best in { $best } of { $futures } futures; at its worst { $most } ({ $interval }) worse than the best{ $where }.
experiment-robust-where = , in: { $context }

## All levels

experiment-levels = All levels

## How sure is this

experiment-sure = How sure is this?
experiment-counted = { $looked } differences were looked at. A 95% interval misses once in twenty, so about { $luck } would seem to differ by chance alone. { $seen } have an interval without zero; { $clear } of these are too clear to be due to chance, even among so many comparisons (Holm). The others are listed under “possibly chance”.
experiment-few-futures = Each setting was run in { $futures }, the same for all. What is said about settings holds for these futures; in others it may differ.
experiment-rough = With { $samples } base samples the shares are rough: the widest interval is ± { $widest }. A design with more samples can tell the factors apart better.
experiment-explained = The straight lines explain { $least } to { $most } of the variance between settings, by outcome. Where that is little, the lines say little.
experiment-nothing-found =
    { $of ->
        [settings] “No difference found” means that the interval includes zero: with this number of settings no difference can be shown. It does not mean that there is no effect.
       *[futures] “No difference found” means that the interval includes zero: with this number of futures no difference can be shown. It does not mean that there is no effect.
    }
experiment-broken = In { $runs ->
        [one] { $runs } run
       *[other] { $runs } runs
    } the model's own books did not balance. This did not hold: “{ $check }”
experiment-balanced = In every run the model's own books balanced.
experiment-no-verdicts = This installation does not contain the verdicts on the model's patterns, so this page cannot say what each outcome has been tested against: see docs/validation.md of the model.
experiment-evidence = Of the { $count } outcomes on this page, { $untested } rest on assumptions only: no pattern known from the field supports them. A pattern that failed does not mean that the outcome is wrong; it means that the model did not do what is known from the field, and that sentences about this outcome deserve less trust.
experiment-evidence-caption = What each outcome has been tested against (stored verdicts of cjg patterns).
experiment-evidence-head = Evidence
experiment-patterns-passed = Patterns passed
experiment-patterns-failed = Patterns failed

## How to get these numbers again

experiment-repeat = The folder of this page contains { $file }, the design as it was run. These commands give the same numbers and the same page:
experiment-experiment = Experiment
experiment-fingerprint = Fingerprint of all outcomes
experiment-needed = Also needed: { $files }.
experiment-other-model = The model installed now is a different one ({ $version }) and gives other numbers.
experiment-tables = The tables behind this page are in the same folder as CSV.
