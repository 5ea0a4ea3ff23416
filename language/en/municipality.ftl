### Questions about a municipality.

municipality-title = My municipality
municipality-lead = Ten plain questions. What you do not know is drawn anew in every future, within its usual range, so that the bands show what difference it makes. A future is one course that chance may take.
municipality-like = Which municipality is most like yours?
municipality-unknown = I don't know
municipality-go = To choose and compare
municipality-drawn = Drawn between { $low } and { $high } in every future.
municipality-question-problem_profile = Where do the problems lie?
municipality-profile-help = It decides who comes across them: the child health centre, the school, or somebody on the street.
municipality-profile-core = With young children and parenting
municipality-profile-national = As in the country
municipality-profile-between = More than elsewhere with teenagers and debt
municipality-profile-outside = With teenagers, debt and safety
municipality-profile-own = A mix of your own
municipality-drawn-profile = Drawn in every future, from young children to teenagers and debt.
municipality-drawn-any = Any of the answers, drawn in every future.
municipality-question-inhabitants = How many people live there?
municipality-question-youth_share = What share of them is younger than 23?
municipality-question-problem_load = Are there more or fewer problems than in the country?
municipality-question-migrant_share = What share of the families has a migrant background?
municipality-question-multi_problem_share = What share of the families has several lasting problems at once?
municipality-question-existing_collaboration = How well do organisations work together already?
municipality-question-existing_building = Is there a building that several of them share?
municipality-question-political_support_at_start = How much support is there in council and executive?
municipality-question-travel_minutes = How long does it take to get to the centre?
