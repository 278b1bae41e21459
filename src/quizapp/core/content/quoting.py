"""Whether the words that a fact quotes are whole words."""


def cuts_a_word(text: str, start: int, end: int) -> bool:
    """Return whether a span begins or ends inside a word of Latin letters or a number.

    Other scripts are left alone: Korean joins particles to the noun that is quoted.
    """
    return _joined(text, start) or _joined(text, end)


def _joined(text: str, at: int) -> bool:
    if at == 0 or at == len(text):
        return False
    before, after = text[at - 1], text[at]
    if _is_latin(before) and _is_latin(after):
        return True
    if before in ".," and after.isdigit():
        return at >= 2 and text[at - 2].isdigit()
    if after in ".," and before.isdigit():
        return at + 1 < len(text) and text[at + 1].isdigit()
    return False


def _is_latin(character: str) -> bool:
    return character.isalnum() and ord(character) < 0x250
