"""The projector view: what the class sees. Nothing of a result before the reveal."""
