### Behind the doors.

doors-title = Behind the doors
doors-lead = How the people behind the doors come to know one another, month by month, in one real run of each plan.
doors-film = The network film
doors-film-help = Each dot is a professional, standing with their employer; its size is the hours in cases, its dark ring how far they identify with the CJG. A line is a tie between employers; its width is trust.
doors-drawn-ties = Drawn are ties of at least { $weakest } of 100 trust, at most { $most } a month.
doors-drawn-people = Of { $posts } professionals { $drawn } are drawn, of each employer its share.
doors-one-run = This is the first of the futures, not their average: what is luck in it cannot be told from what is not. The bands below show all { $n }.
doors-play = Play
doors-back = A month back
doors-on = A month on
doors-month = Month of the film
doors-measures = Measures of this run
doors-table = The same facts as a table
doors-standing-outside = outside
doors-standing-invited = invited
doors-standing-partner = partner
doors-standing-core = core
doors-standing-team = team
doors-standing-left = left
doors-agreed = Agreed against practised
doors-agreed-help = Each square is a pair of organisations in the month of the film: ● lived in practice, ○ agreed on paper alone, empty nothing yet.
doors-panel-practice = Paper and practice
doors-panel-meetings = Hours in meetings
doors-panel-queues = Queues
doors-all-futures = In all futures
doors-all-help = Middle and band of { $n } futures of both plans.
