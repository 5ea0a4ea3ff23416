"""The report of an experiment: what was asked, what was found, how sure that is, and how to get it again."""
