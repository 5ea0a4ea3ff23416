"""What a month may change, and what it is drawn from: columns, ties, episodes, need tape, keyed luck."""
