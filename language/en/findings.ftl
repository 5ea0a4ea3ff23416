### What a difference comes to, in a few words and in a sentence.

finding-verdict =
    { $verdict ->
        [gain] Better
        [loss] Worse
        [change] Different
        [none] No difference found
        [same] The same
        [perhaps] Possibly chance
       *[too_few] Cannot be compared
    }
finding-direction =
    { $measured ->
        [counted] { $way ->
            [up] more
           *[down] fewer
        }
        [euro] { $way ->
            [up] more
           *[down] less
        }
        [months] { $way ->
            [up] longer
           *[down] shorter
        }
        [month] { $way ->
            [up] later
           *[down] earlier
        }
       *[other] { $way ->
            [up] higher
           *[down] lower
        }
    }
finding-same = the same in every future
finding-none = no difference found
finding-too-few =
    { $pairs ->
        [0] not measured in both
       *[other] one future is too few to say
    }
finding-counted = { $direction } in { $pairs } of { $futures }, on average { $size }
finding-costs = costs on average { $amount } { $direction } { $unit }{ $interval }, { $direction } in { $pairs } of { $futures }
finding-in-others =
    the same in { $equal } of { $futures }; about { $size } in the other { $others ->
        [one] one
       *[other] { $others }
    }
finding-both-ways = the same in { $equal } of { $futures }, { $more } in { $higher } and { $less } in { $lower }, there { $size } on average
finding-and-side =
    { $told }{ $verdict ->
        [gain] ; that is better
        [loss] ; that is worse
       *[other] {""}
    }
finding-glance =
    { $verdict ->
        [gain] better, { $size }
        [loss] worse, { $size }
        [change] { $size }
        [none] no difference found
       *[same] the same
    }
finding-glance-in = { $size } in { $unequal } of { $n }
