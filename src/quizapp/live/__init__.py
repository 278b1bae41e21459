"""Live sessions: the room (a state machine without IO), what is told of it, and the server."""
