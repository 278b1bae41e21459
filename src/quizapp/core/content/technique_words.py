"""The techniques that make a myth tempting, in words for a pupil of fourteen.

Content names a technique by its label; a reader meets these words instead, on every screen, on
the phones and in the file to take home.
"""

from collections.abc import Mapping
from types import MappingProxyType

TECHNIQUE_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "overgeneralisation": "some taken for all",
        "cherry-picking": "picks only what fits",
        "outdated figure": "an old figure taken as new",
        "confused terms": "mixes up two things",
        "stock-for-flow": "mixes up a total with a yearly figure",
        "single cause": "one cause where there are several",
        "false dichotomy": "only two choices where there are more",
        "absolute thinking": "always or never, nothing between",
        "anecdote for data": "one case taken for the rule",
        "arguing from a name": "judges by the name",
        "stereotype": "one picture for everybody",
        "extrapolation": "goes beyond what is known",
        "unverified figure": "a figure that nobody checked",
        "wrong source": "relies on the wrong source",
        "oversimplification": "makes it too simple",
        "unit or scale error": "mixes up units or sizes",
        "correlation as cause": "at the same time, so taken as the cause",
        "everyday intuition": "sounds right at first",
    }
)


def technique_words(label: str) -> str:
    """Return a technique in plain words; a label that is not known stays as it is."""
    return TECHNIQUE_WORDS.get(label, label)
