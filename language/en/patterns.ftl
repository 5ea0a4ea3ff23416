### The patterns of section 8 of the description: what each says, and what must come out.

pattern-1 = Share of kinds that are core parties in municipalities open at month 24
    .target = clinic 75%, BJZ 60%, school doctor 55%, AMW 50%, ZAT 42%, each within 9 points; rank correlation 0.8 or more; exchanging two kinds' attributes exchanges their shares
pattern-2 = Alderman directs in 70-75%; no direction in up to 1 in 5
    .target = 0.70-0.75; at most 0.20
pattern-3 = Young people of 12+ use the walk-in centre far less than parents of 0-4; meeting acquaintances and the label explain it
    .target = share at the walk-in centre of 12+ below half that of 0-4; without label and encounter over half the gap closes
pattern-4 = Most municipalities start small and broaden; who is added follows the local problem mix
    .target = over half broaden; the kinds added fit the local mix
pattern-5 = Time to the coordination rule is ordered by authority; its date matters more than which rule
    .target = alderman before health service before nobody; white spots and grey areas: five years' delay does more than the mean difference between two rules
pattern-6 = Form first brings contacts sooner, content first brings practised agreements sooner; each with its own risk
    .target = four signs
pattern-7 = A narrow partnership practises agreements sooner; a broad one has fewer white spots later where problems lie outside the core
    .target = four signs, and a month of crossing that shifts with the problem profile
pattern-8 = Any organisation may coordinate: works badly while people hardly know one another, well once they do
    .target = one family, one plan, compared with a lead organisation: lower while people hardly know one another, not lower once they know one another well
pattern-9 = The ladder loads the heaviest organisation
    .target = two signs
pattern-10 = A website with the name reaches parents more than young people; separate websites reach both, at a cost
    .target = four signs
pattern-11 = A good walk-in centre wins back little of what weak ties cost young people; outreach is best at a middle value
    .target = less than half of the help that those of 12 to 18 lost is won back; outreach raises their reach and waiting; their help is greatest somewhere inside the range
pattern-12 = Merging doors costs commitment; federated doors help only where agreements are practised
    .target = four signs
pattern-13 = Dual identity is no obstacle to handing over
    .target = at least as well as others, matched on months in post
pattern-14 = Without urgency practice does not take hold, whatever is invested
    .target = agreements in practice at month 60: below 0.4 without urgency, above it with the same money and urgency
pattern-15 = Between people without ties, the same meetings in half the time yield less trust at the end of their programme
    .target = sign, after 24 sessions
pattern-16 = Shared governance does best with few partners, a lead organisation between, an office with many
    .target = agreements in practice: six signs, with the number of organisations varied in the world
pattern-17 = Coverage by the name in October 2008 and on 1 January 2011
    .target = 33 of 443 (5-9%); 335 of 418 (within 4 points)
pattern-18 = Youth health care sees 99% in year 1, 85% at age 4, no gradient by income
    .target = 0.99 and 0.85 of appointments; no family attribute
pattern-19 = A quarter of parents worried; 19% of young people use a service, a third of them second line
    .target = 0.25-0.30; 0.19 within 0.03; a third within 0.08
pattern-20 = No CJG without a walk-in centre before 2012
    .target = 0 of 42 at the end of 2011: upper limit below 7%
pattern-21 = In large cities phone, mail and web together exceed the walk-in centre
    .target = the inequality holds, and in over 80% of runs
pattern-22 = Small municipalities: back office first and a regional leader; large ones: walk-in centres, several
    .target = three signs of size
pattern-23 = A shared building works on professionals strongly tied to their employer, a shared platform on those weakly tied
    .target = four signs
pattern-24 = Every choice changes second-line waiting by less than a quarter of what 20% capacity does
    .target = every choice below 0.25 of the effect of capacity (negative control)
pattern-25 = Effective networks are integrated, stable, three years old, with resources or an office
    .target = fsQCA at months 30, 54 and 78: consistency 0.8, coverage 0.3
pattern-26 = Existing cooperation in a new jacket gets the name first and shows the widest gap between paper and practice
    .target = two signs
pattern-27 = At months 19-31 three regimes coexist: working, pioneering, still preparing
    .target = each in over 5% of municipalities
pattern-28 = Fly-in: fewer handovers lost, more one-plan families, a longer specialist queue
    .target = three signs at equal capacity
pattern-29 = Brand before practice does harm
    .target = families' trust, and help later on, lower than with the same money the other way round
pattern-30 = Seeding with informal leaders spreads practice faster than with line managers
    .target = sign
pattern-31 = One easy joint success early beats the same success late
    .target = two signs
pattern-32 = Copying agreements without the meetings yields agreement, not practice
    .target = three signs
pattern-33 = The acquaintance effect is stronger in small places
    .target = sign
pattern-34 = The network stays connected while single ties come and go; a few brokers carry many handovers
    .target = density within 10% over two years, over 20% of ties younger than a year, the 5% most central carry over 15% (three times their share)

## Verdicts, in a table

pattern-head-id = #
pattern-head-name = pattern
pattern-head-kind = kind
pattern-head-target = target
pattern-head-simulated = simulated [95%]
pattern-head-verdict = verdict
pattern-head-sabotage = without its mechanism
pattern-head-seconds = seconds
pattern-head-source = source
pattern-kind =
    { $kind ->
        [input] input
        [mechanism] mechanism
        [fit] fit
       *[check] check
    }
pattern-verdict =
    { $verdict ->
        [passed] passed
        [failed] failed
       *[not_run] not run
    }
pattern-sabotage =
    { $what ->
        [not_run] not run
        [passes] STILL PASSES
        [failed_already] failed already
        [bites] fails, as it must
       *[loses] loses what still held
    }
pattern-passed = Passed: { $counts }.

## What an outcome has been tested against

pattern-badge =
    { $badge ->
        [tested_against_figures] tested against figures
        [direction_tested] direction tested
       *[assumption_only] assumption only
    }
