from quizapp.core.content.documents import DocumentKind
from quizapp.ui.pages.library.phrases import kind_in_words


def test_every_kind_of_document_has_words_of_its_own() -> None:
    words = [kind_in_words(kind) for kind in DocumentKind]
    assert len(set(words)) == len(DocumentKind)
    assert all(word[0].isupper() for word in words)
