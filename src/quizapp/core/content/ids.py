"""Ids that cannot be mistaken for one another."""

from typing import NewType

PackId = NewType("PackId", str)
DocumentId = NewType("DocumentId", str)
PassageId = NewType("PassageId", str)
"""``document#passage``."""
TopicId = NewType("TopicId", str)
FactId = NewType("FactId", str)
ItemId = NewType("ItemId", str)

ItemVersionId = NewType("ItemVersionId", int)
LearnerId = NewType("LearnerId", int)
AttemptId = NewType("AttemptId", int)
PresentedId = NewType("PresentedId", int)
"""One item shown at one place of one attempt."""
SessionId = NewType("SessionId", int)
ParticipantId = NewType("ParticipantId", int)
"""Counts the participants of one live session from 1, in the order in which they came."""
