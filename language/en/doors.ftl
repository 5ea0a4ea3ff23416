### Behind the doors.

doors-title = Behind the doors
doors-lead = How the professionals behind the doors get to know one another, month by month, in one simulated future of each plan.
doors-film = The network film
doors-film-help = Each dot is a professional, placed with their employer: the larger the dot, the more hours in cases. The dark ring shows how far they identify with the CJG. A line is a tie between employers: the wider, the more trust.
doors-drawn-ties = Shown are ties with a trust of at least { $weakest } out of 100, at most { $most } a month.
doors-drawn-people = { $drawn } of the { $posts } professionals are shown, in proportion for each employer.
doors-one-run = This is the first of the futures, not their average. A future is one course that chance may take, so from a single one you cannot tell what is due to chance. The bands below show all { $n }.
doors-play = Play
doors-back = A month back
doors-on = A month on
doors-month = Month of the film
doors-measures = Figures of this future
doors-table = The same facts as a table
doors-standing-outside = outside
doors-standing-invited = invited
doors-standing-partner = partner
doors-standing-core = core
doors-standing-team = team
doors-standing-left = left
doors-agreed = Agreed and put into practice
doors-agreed-help = Each square is a pair of organisations in the month of the film: ● put into practice, ○ agreed on paper only, empty: nothing yet.
doors-panel-practice = Paper and practice
doors-panel-meetings = Hours in meetings
doors-panel-queues = Waiting lists
doors-all-futures = In all futures
doors-all-help = The middle and the band of { $n } futures of both plans.
