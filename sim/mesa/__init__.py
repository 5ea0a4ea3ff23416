"""Mesa's view of the many: professionals, families and children as agents on a row of columns."""
