### Numbers, their units and dates, as reports, tables and screens write them.

number-points = points
number-range = { $low } to { $high }
number-on-a-scale = on a scale of 0 to 1
number-months = months
number-futures =
    { $count ->
        [one] { $count } future
       *[other] { $count } futures
    }

## What stands behind a value of a field or a number of the model

quantity-share-of-hours = of hours
quantity-share-of-capacity = of capacity
quantity-share-of-normal-budget = of a normal budget
quantity-share-a-month = a month
quantity-share-a-tie-a-month = a tie a month
quantity-share-a-meeting = a meeting
quantity-share-an-hour = an hour
quantity-share-a-case = a case
quantity-chance-a-month = a month
quantity-factor = ×
quantity-factor-a-step = × a step
quantity-1-national = × national
quantity-1-2007 = × 2007
quantity-exponent = as exponent
quantity-variance = as variance
quantity-utility = utility
quantity-utility-a-step = utility a step
quantity-utility-a-minute = utility a minute
quantity-needs-an-hour = needs an hour
quantity-a-year = a year
quantity-people = inhabitants
quantity-minutes = minutes
quantity-months = months
quantity-hours = hours
quantity-hours-a-month = hours a month
quantity-hours-a-party = hours a party
quantity-euro-a-year = a year
quantity-euro-an-hour = an hour
quantity-euro-a-youth-and-year = per young person per year

## Dates a reader looks for; a stroke breaks the name in two

mark-grant-from = grant / begins
mark-election = election
mark-grant-until = grant ends, / deadline
mark-youth-act = Youth Act

## What intervals are made of: under a table, and at the head of a page

spread-line =
    { $kind ->
        [both] Intervals show chance and numbers together: every future has its own set of the numbers that calibration left open. The rules themselves are the same.
       *[luck] Intervals show chance alone: every future rests on the same assumptions.
    }
spread-line-drawn =
    { $kind ->
        [both] Intervals show how much depends on which settings happened to be drawn. All of them were run in the same futures, with the same sets of the numbers that calibration left open.
       *[luck] Intervals show how much depends on which settings happened to be drawn. All of them were run in the same futures.
    }
spread-page =
    { $kind ->
        [both] The bands and intervals on this page show chance and the model's numbers together. Each future has a set of numbers of its own, out of the sets that fit the figures known from the field, and the same one in every scenario. All futures rest on the same rules; how far the answer depends on those is not shown here.
       *[luck] The bands and intervals on this page show chance alone. All futures rest on the same assumptions; how far the answer depends on those is not shown here.
    }
spread-page-drawn =
    { $kind ->
        [both] The intervals on this page show how far an answer depends on which settings happened to be drawn. All settings were run in the same futures, each with a set of numbers of its own, out of the sets that fit the figures known from the field. How far the answer depends on these futures, or on the rules, is not shown here.
       *[luck] The intervals on this page show how far an answer depends on which settings happened to be drawn. All settings were run in the same futures. How far the answer depends on chance, or on assumptions that were not drawn, is not shown here.
    }
