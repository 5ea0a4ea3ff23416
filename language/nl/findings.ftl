### Waar een verschil op neerkomt, in een paar woorden en in een zin.

finding-verdict =
    { $verdict ->
        [gain] Beter
        [loss] Slechter
        [change] Anders
        [none] Geen verschil gevonden
        [same] Gelijk
        [perhaps] Kan toeval zijn
       *[too_few] Niet te vergelijken
    }
finding-direction =
    { $measured ->
        [counted] { $way ->
            [up] meer
           *[down] minder
        }
        [euro] { $way ->
            [up] meer
           *[down] minder
        }
        [months] { $way ->
            [up] langer
           *[down] korter
        }
        [month] { $way ->
            [up] later
           *[down] eerder
        }
       *[other] { $way ->
            [up] hoger
           *[down] lager
        }
    }
finding-same = in elke toekomst gelijk
finding-none = geen verschil gevonden
finding-too-few =
    { $pairs ->
        [0] niet in beide te meten
       *[other] één toekomst zegt te weinig
    }
finding-counted = { $direction } in { $pairs } van { $futures }, gemiddeld { $size }
finding-costs = kost gemiddeld { $amount } { $direction } { $unit }{ $interval }, { $direction } in { $pairs } van { $futures }
finding-in-others =
    gelijk in { $equal } van { $futures }; zo'n { $size } in de andere { $others ->
        [one] {""}
       *[other] { $others }
    }
finding-both-ways = gelijk in { $equal } van { $futures }, { $more } in { $higher } en { $less } in { $lower }, daar gemiddeld { $size }
finding-and-side =
    { $told }{ $verdict ->
        [gain] ; dat is beter
        [loss] ; dat is slechter
       *[other] {""}
    }
finding-glance =
    { $verdict ->
        [gain] beter, { $size }
        [loss] slechter, { $size }
        [change] { $size }
        [none] geen verschil gevonden
       *[same] gelijk
    }
finding-glance-in = { $size } in { $unequal } van { $n }
