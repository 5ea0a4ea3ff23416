"""Plain HTTP beside Dash: answers that stream, and files to take along."""
