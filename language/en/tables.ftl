### Words of charts, of pictures of the network, and of tables in the terminal.

## Columns

table-outcome = Outcome
table-unit = Unit
table-mean = Mean
table-median = Median
table-difference = Difference (95% interval)
table-name = Name
table-what = What
table-value = Value
table-range = Range
table-source = Source
table-meaning = Meaning
table-month = Month
table-municipalities = Municipalities
table-choice = Choice
table-chosen = What municipalities chose

## Titles and lines

table-size =
    { $municipalities ->
        [0] { $futures }, { $months } months, seed { $seed }
       *[other] { $municipalities } municipalities, { $futures }, { $months } months, seed { $seed }
    }
table-against = { $name } against { $first }: { $size }
table-more = All outcomes: --all, --json or --out DIR.
table-report = Report

## Municipalities of an ensemble

municipality-class =
    { $size ->
        [under_20000] under 20,000 inhabitants
        [from_20000] 20,000 to 50,000
        [from_50000] 50,000 to 100,000
       *[from_100000] 100,000 and more
    }
municipality-share =
    { $share ->
        [share_open] open
        [share_with_desk] walk-in centre open
        [share_started] started
       *[share] carries the name
    }

## Charts

figure-lower = lower
figure-higher = higher
figure-is-better = { $side } = better
figure-better =
    { $better ->
        [lower] { $label } (lower is better)
       *[higher] { $label } (higher is better)
    }
figure-unbeaten = beaten by no other
figure-beaten = beaten by another
figure-unbeaten-in = not beaten in
figure-share-of-variance = share of variance

## The network that formed

network-status =
    { $status ->
        [team] team of the CJG
        [core] core partner
        [partner] partner
        [invited] invited
       *[outside] outside
    }
network-ties = Professionals of different organisations have { $ties } ties with one another.
network-few =
    { $partners ->
        [0] No organisation is a partner.
       *[other] One organisation is a partner.
    }
network-partners = { $partners } of { $count } organisations are partners. Of the { $pairs } pairs among them, { $agreed } have an agreement and { $practised } work by it.
network-limits = The drawing shows at most { $professionals } professionals an organisation and the { $ties } strongest ties.
