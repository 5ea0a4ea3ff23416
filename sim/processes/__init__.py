"""One submodel a file, in the words and the order of the ODD's process overview."""
