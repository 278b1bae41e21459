"""A class's session without IO: set-up, room, events, scores, results, names."""
