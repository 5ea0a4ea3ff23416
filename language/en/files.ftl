### What stands above the plan in a scenario file of the dashboard.

file-command = The numbers of the dashboard: { $command }
file-left-open = On the screen these fields are drawn anew in every future. A file holds one value of each, so that its numbers are those of a municipality like it, and not those of the screen:
file-left-open-range = { $path }: on the screen from { $low } to { $high }; here { $here }
file-left-open-profile = { $path }: on the screen anywhere between those of { $one } and { $other }; here as below
file-left-open-any = { $path }: on the screen any of its values; here as below
