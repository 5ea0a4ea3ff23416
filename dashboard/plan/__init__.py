"""What is on the table: the state of a page, its address, and the scenarios it stands for."""
