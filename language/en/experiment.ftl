### The page of an experiment.

## Introduction

experiment-lead = { $kind ->
        [scenarios] { $number } scenarios
       *[settings] { $number } settings
    } of a municipality of { $size } inhabitants, month by month from { $start } to { $last }, each in { $futures }: { $runs } runs. A future is one course of luck{ $numbers ->
        [drawn] {" "}and one set of the model's numbers
       *[fixed] {""}
    }; the same future holds the same children in every setting, and what happens to them by luck is the same, so differences are counted future by future.
experiment-closing = A model is a way of thinking with others, not a forecast.

## What varies, in words

experiment-place = Municipality
experiment-instead = { $other } instead of { $first }
experiment-drawn-between = drawn between { $low } and { $high }

## In short

experiment-against =
    { $how ->
        [scenarios] At the end of the run, compared with the first scenario:
        [one_at_a_time] At the end of the run, each change alone, compared with the base:
        [latin_hypercube] From one end of each range to the other, all else drawn as well (straight lines):
        [one_factor] At the end of the run:
        [skipped] At the end of the run, averaged over those other settings beside which both can stand:
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
        [perhaps] Possibly luck: { $told }.
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
experiment-effect-in-one = { $seen } in one future, too few to say

## What depends on what

experiment-depends-question = Does it depend on the other settings?
experiment-depends-unknown = That cannot be told: the combinations it takes cannot stand, or have no value.
experiment-depends-none = Of { $count } interactions of two settings none is clear: no difference found.
experiment-depends-rest = { $clear } of { $count } interactions of two settings are clear; of the others no difference was found that stands among so many.
experiment-more = { $count } more
experiment-by = { $name }, by { $condition }.
experiment-in-place = { $effect } in “{ $place }”
experiment-at = { $effect } at { $level }
experiment-depends = What depends on what
experiment-depends-explained = Each clear interaction: what a setting does, under each of the other settings named in front.

## What was tried

experiment-design = What was tried
experiment-kind =
    { $kind ->
        [scenarios] A list of scenarios; each is compared with the first.
        [full_factorial] Every combination of these settings.
        [half_factorial] Half of all combinations, chosen so that no effect and no interaction of two is confounded with another.
        [one_at_a_time] A base, and each other setting alone: it shows nothing of what settings do together.
        [latin_hypercube] Settings drawn evenly over all ranges at once (Latin hypercube).
        [sobol] Settings drawn to split the variance (Sobol, Saltelli).
       *[morris] Walks through the ranges, one setting a step (Morris).
    }
experiment-base = All else as in: { $base }.
experiment-set = Set everywhere: { $settings }.
experiment-what-varies = What varies
experiment-settings = Settings
experiment-varies-caption = What varies in this experiment.
experiment-all-settings = All settings
experiment-skipped = Combinations that cannot stand and were skipped: { $count }

## Outcome by outcome

experiment-by-outcome = Outcome by outcome
experiment-legend = The dot is the mean difference over all futures, the line its 95% interval. Blue is better, orange worse, grey neither. A hollow dot: no difference found, or one that may be luck among so many.
experiment-compared-with = Each is compared with { $names }.
experiment-no-value = There is nothing to compare: no value on one side or both.
experiment-largest = The { $shown } largest; { $left } smaller ones stand in the table.
experiment-difference = Difference
experiment-clear = Clear among all
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
experiment-shares = Share of the variance between settings in which the factor has a part, alone or together with others (total index, 95% interval). What factors do together counts for each of them, so shares may add up to more than 100%.
experiment-no-share = no factor with a clear share
experiment-pairs = Of this, what two factors make together, beyond what each makes alone (second-order index, 95% interval):
experiment-no-pair = no pair with a clear share
experiment-moves = What moves each outcome most: mean size of its change over the whole range of the factor, reckoned from steps through that range (with the half width of the 95% interval).
experiment-no-mover = no factor that clearly moves it

## Under which conditions

experiment-conditions = Under which conditions
experiment-conditions-explained = Conditions under which an outcome belongs to the worst quarter, found by PRIM (EMA Workbench) on seven tenths of the settings and put to the proof on the others. What does not hold there is not told as found.

## What holds up

experiment-trade-offs = Reach, coordination and cost together
experiment-trade-offs-explained = One beats another when it does at least as well on “{ $reach }”, “{ $plan }” and “{ $cost }”, and better on one of them. The filled points are beaten by no other; a larger point is unbeaten in more futures.
experiment-trade-offs-numbers = Numbers are those of the table.
experiment-trade-offs-apart = Only what is set in the same place and circumstances is held against each other.
experiment-trade-offs-found = { $front } of { $count } are beaten by no other on the means; { $always } in every future.
experiment-trade-offs-caption = Means, and how often no other beats it.
experiment-setting = Setting
experiment-unbeaten = Beaten by none (means)
experiment-share-of-futures = Share of futures
experiment-robust = Which choice holds up
experiment-robust-explained = How often each option is the best, and how much worse than the best it is where that shows most: the regret of who chose it (in brackets its interval, wide enough for all pairs of options together to be held at 95%). The smallest regret comes first.
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
experiment-counted = { $looked } differences were looked at. A 95% interval misses once in twenty, so about { $luck } would seem to differ by luck alone. { $seen } have an interval without zero; { $clear } of these are too clear to come from luck among so many (Holm). The others stand under “possibly luck”.
experiment-few-futures = Each setting was run in { $futures }, the same for all. What is told of settings holds for these futures; with others it may differ.
experiment-rough = With { $samples } base samples shares are rough: the widest interval is ± { $widest }. A design with more samples tells factors apart.
experiment-explained = The straight lines explain { $least } to { $most } of the variance between settings, by outcome. Where that is little, they tell little.
experiment-nothing-found =
    { $of ->
        [settings] “No difference found” means that the interval includes zero: with so many settings nothing can be told apart. It does not mean that there is no effect.
       *[futures] “No difference found” means that the interval includes zero: with so many futures nothing can be told apart. It does not mean that there is no effect.
    }
experiment-broken = In { $runs ->
        [one] { $runs } run
       *[other] { $runs } runs
    } the model's own books did not balance. This did not hold: “{ $check }”
experiment-balanced = In every run the model's own books balanced.
experiment-no-verdicts = The verdicts of the model's patterns are not part of this installation, so this page cannot say what each outcome has been tested against: see docs/validation.md of the model.
experiment-evidence = Of the { $count } outcomes on this page { $untested } rest on assumptions only: no pattern known from the field speaks for them. A pattern that failed does not mean that the outcome is wrong; it means that the model did not do what is known from the field, and that sentences about this outcome deserve less trust.
experiment-evidence-caption = What each outcome has been tested against (stored verdicts of cjg patterns).
experiment-evidence-head = Evidence
experiment-patterns-passed = Patterns passed
experiment-patterns-failed = Patterns failed

## How to get these numbers again

experiment-repeat = In the folder of this page lies { $file }, the design as it was run. These commands give the same numbers and the same page:
experiment-experiment = Experiment
experiment-fingerprint = Fingerprint of all outcomes
experiment-needed = Needed beside it: { $files }.
experiment-other-model = The model installed now is another one ({ $version }); it gives other numbers.
experiment-tables = The tables behind this page stand beside it as CSV.
