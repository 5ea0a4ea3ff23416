### Who is helped, who is not.

helped-title = Who is helped, who is not
helped-lead = An average hides who gains and who loses. Here are the groups behind the lines, and one family in two futures. A future is one course that chance may take.
helped-sentence-heading = Who gains and who loses
helped-gains-head-all = { $plan } compared with { $baseline }, over { $futures } futures: all { $of } groups gain. In each of them, help or a place on a waiting list comes in time more often.
helped-gains-head-some = { $plan } compared with { $baseline }, over { $futures } futures: of { $of } groups, a gain for { $n } and a loss for { $m }; no difference found for { $k }.
helped-gains-head-nobody = { $plan } compared with { $baseline }, over { $futures } futures: no difference was found for any of the { $of } groups.
helped-gains = Help or a place on a waiting list in time, more often: { $groups }.
helped-begun-told = Help itself began in time for { $before } of these needs with { $baseline } and for { $after } with { $plan }: { $difference }. The rest of what counts as in time is a place on a waiting list.
helped-gains-others = The other { $n } with a gain: { $low } to { $high } points.
helped-gains-alike = The other { $n } with a gain: { $low } points.
helped-gains-one = One more gains { $value } points: { $group }.
helped-from-to = { $group } (from { $before } to { $after }, { $change } points)
helped-losses = Help or a place on a waiting list in time, less often: { $groups }.
helped-none-lose = No group was found that loses.
helped-unclear = No difference found: { $groups }.
helped-overlap = The groups overlap: one family may count in several.
helped-said-unborn = children before birth
helped-said-band = children of { $group }
helped-said-severity-2 = moderate needs, severity 2
helped-said-severity-3 = serious needs, severity 3
helped-said-severity-4 = acute needs, severity 4
helped-groups-heading = Help or a place on a waiting list in time, by group
helped-groups-help = Share of the needs of severity 2 or more that arose in the last full year and for which help began, or a place on a waiting list was accepted, within three months. Counted from the events recorded in { $n } futures.
helped-group = Group
helped-needs = needs per year
helped-difference = Difference
helped-points = { $value } points ({ $low } to { $high })
helped-points-only = { $value } points
helped-none = no difference found
helped-dimension-band = Age
helped-dimension-severity = Severity
helped-dimension-migrant = Background
helped-dimension-vulnerable = Vulnerability
helped-dimension-multi_problem = Problems at once
helped-group-migrant-yes = migrant families
helped-group-migrant-no = other families
helped-group-vulnerable-yes = most vulnerable fifth of families
helped-group-vulnerable-no = other families
helped-group-multi_problem-yes = multi-problem families
helped-group-multi_problem-no = other families
helped-group-severity-2 = moderate (2)
helped-group-severity-3 = serious (3)
helped-group-severity-4 = acute (4)
helped-icons-heading = Of every 100 families with such a need
helped-icons-sentence = { $name }. Help in time: { $begun }; on a waiting list in time: { $listed }; settled by themselves: { $settled }; known to a professional, but nobody responsible: { $dropped }; seen by nobody: { $unseen }.
helped-icons-thousand = Of every 1,000 young people, { $needs } had such a need in a year. Help in time: { $begun }; on a waiting list in time: { $listed }; nobody responsible after three months: { $nobody }.
helped-fate-begun = help began in time
helped-fate-listed = on a waiting list in time
helped-fate-settled = settled by themselves
helped-fate-dropped = known, but nobody responsible
helped-fate-unseen = seen by nobody
helped-tiles-heading = Neighbourhoods
helped-tiles-help = Each tile is a neighbourhood, in the order of its needs: the share with help or a place on a waiting list in time, and the difference with the baseline. Below it: in how many futures the share is higher.
helped-tile = Neighbourhood { $n }
helped-tile-agree = { $n } of { $of } futures higher
helped-story-heading = One family, two futures
helped-story-lead = The same child, with the same chance events. Nothing here is invented: each line is an event recorded in one of the two futures.
helped-story-child = A child, { $age }, with a problem of severity { $severity }, from { $month }.
helped-story-parted = Until { $month } both futures are the same for this child. After that they differ.
helped-story-wait =
    { $n ->
        [one] Help after { $n } month
       *[other] Help after { $n } months
    }
helped-story-wait-none = Help in the same month
helped-story-never = No help within the years simulated
helped-story-more = In this one future, help itself began at least three months sooner for { $better } more and at least three months later for { $worse }; for { $alike } the difference was less than three months.
helped-story-other = A child for whom it went the other way
helped-story-none = In this future no child was helped at least three months earlier or later. Plan and baseline may be too alike.
helped-month-after = month { $n }
helped-say-onset = A problem arises.
helped-say-asked = The family asks for help at: { $who }.
helped-say-noticed = A professional notices it, of: { $who }.
helped-say-own_circle = Family and friends help.
helped-say-sent_on = Sent on, from { $who } to { $other }.
helped-say-arrived = They arrive at: { $other }.
helped-say-lost = From here on nobody is responsible. Last seen by: { $who }.
helped-say-refused = No room, and no place on the waiting list: { $who }.
helped-say-found = Somebody takes them on, because the rule says who is responsible: { $who }.
helped-say-waited = A place on the waiting list: { $who }.
helped-say-helped = Help begins, by: { $who }.
helped-say-flown_in = A specialist joins in, from: { $other }.
helped-say-gate_passed = Admitted to specialised youth care.
helped-say-escalated = It grows worse.
helped-say-resolved = It is over.
helped-say-left = The young person turns 23 and is no longer followed.
helped-story-passed =
    { $n ->
        [one] No help; it was over after { $n } month
       *[other] No help; it was over after { $n } months
    }
