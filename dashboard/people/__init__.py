"""Who is helped: the needs of one recorded future, group by group, and the journeys of single families."""
