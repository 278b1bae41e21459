"""The library: reading the documents, searching them, and seeing what rests on a passage."""
