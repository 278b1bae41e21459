"""One pack: its documents, its questions, its versions; checking and publishing it."""
