"""The design values of the linter (docs/spec/questions.md), each with a test of its own."""

SIGNIFICANCE = 0.05
"""A bank-level test flags below this p (L02, L10, L11, L24, C10)."""

KEY_TO_LONGEST = 1.33
"""L01: key longer than this times the longest distractor ..."""
KEY_WORDS = 4
"""L01: ... and of at least so many words."""
KEY_TO_MEAN = 1.5
"""L01: or at least this times the mean distractor ..."""
KEY_EXTRA_CHARACTERS = 10
"""L01: ... and at least so many characters longer."""

LONGEST_KEY_ITEMS = 10
"""L02, C10: judged from so many choice items."""

K_TYPE_OPTIONS = 2
"""L04: from so many combining options."""

NEAR_DUPLICATE = 0.9
"""L09: Jaccard similarity of two options or stems from which they count as near duplicates."""

FIXED_ORDER_ITEMS = 20
"""L10: judged from so many items with the same number of options."""

BALANCE_ITEMS = 10
"""L11: judged from so many true-false items."""

OPTIONS_LEAST = 3
"""L14: fewer is an error."""
OPTIONS_MOST = 4
"""L14: more is a warning."""

VERBATIM_TOKENS = 8
"""L15: a shared run of at least so many tokens ..."""
VERBATIM_SHARE = 0.6
"""L15: ... that makes up at least this share of the statement."""
VERBATIM_LEAK = 0.15
"""L15, bank: mean run share of true minus false statements above this."""
STATEMENTS_OF_EACH = 10
"""L15 and L24, bank: judged from so many true and so many false statements."""

CONTENT_WORD_LETTERS = 4
"""L16, L17: content words are longer than three letters."""

STEM_WORDS_LEAST = 6
"""L19: a stem of fewer words is unfocused."""

STEM_WORDS_MOST = 60
"""L22: words of a stem."""
STEM_SENTENCES_MOST = 3
"""L22: sentences of a stem."""

SHARED_FIRST_WORDS = 3
"""L23: all options share at least so many first words."""

LENGTH_RATIO_LEAST = 0.8
"""L24, bank: mean length of true statements to that of false ones, at least."""
LENGTH_RATIO_MOST = 1.25
"""L24, bank: and at most."""

FACT_WORDS_MOST = 16
"""L31: words of a fact."""
FACT_GRADE_MOST = 8
"""L31: reading grade of a fact."""

ENTRY_WORDS_MOST = 25
"""C12: words of an entry of the glossary."""
ENTRY_GRADE_MOST = 8
"""C12: its reading grade."""

NAMING_SHARE = 0.15
"""L32, bank: at most this share of the default deck's stems names a document."""
NAMING_ITEMS = 20
"""L32, bank: judged from so many items."""

DEMANDING_SHARE = 0.25
"""C09: share of items of difficulty 3, on two passages or on a table."""
DEMANDING_ITEMS = 20
"""C09: judged from so many items."""

CUE_ITEMS = 30
"""L29: a cue that fewer items have is not judged."""

RECONCILING_ITEMS = 10
"""L30: judged from so many choices with such an option."""
RECONCILING_KEYS = 0.5
"""L30: in at most this share of them it is the key."""

CARD_LEFT_MOST = 90
"""L33: words of a card beside its passages ..."""
CARD_MOST = 170
"""L33: ... and of the whole, where neither two passages nor a table decide."""
CARD_LEFT_MEDIAN = 60
"""L33, bank: half of the cards have at most so many words beside their passages ..."""
CARD_MEDIAN = 110
"""L33, bank: ... and so many in all."""
CARDS = 20
"""L33, bank: judged from so many cards."""
