import pytest

from quizapp.packs.formats.xml_tree import XmlRefused, html_of, tree_of


def test_names_are_the_same_in_all_versions_and_with_any_prefix() -> None:
    for text in (
        '<assessmentItem timeDependent="no"><itemBody>x</itemBody></assessmentItem>',
        '<q:qti-assessment-item xmlns:q="urn:q" time-dependent="no">'
        "<q:qti-item-body>x</q:qti-item-body></q:qti-assessment-item>",
    ):
        root = tree_of(text.encode())
        assert root.name == "assessmentitem"
        assert root.attributes == {"timedependent": "no"}
        body = root.child("itembody")
        assert body is not None
        assert body.text() == "x"


@pytest.mark.parametrize("codec", ["utf-8", "utf-16", "iso-8859-1", "euc-kr", "shift_jis", "cp949"])
def test_encodings_are_read_as_they_are_said(codec: str) -> None:
    word = {"iso-8859-1": "Élan", "shift_jis": "日本"}.get(codec, "북한")
    text = f'<?xml version="1.0" encoding="{codec}"?><a>{word}</a>'
    assert tree_of(text.encode(codec)).text() == word


@pytest.mark.parametrize(
    "text",
    [
        '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>',
        '<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>',
        "<!DOCTYPE html><a/>",
    ],
)
def test_a_document_type_is_refused(text: str) -> None:
    with pytest.raises(XmlRefused, match="DOCTYPE"):
        tree_of(text.encode())


@pytest.mark.parametrize(
    "content",
    [
        *(b"", b"<a>", b"<a></b>", b"<a>&nbsp;</a>", b"<a>\xff</a>", b"\0" * 50, b"<a/><b/>"),
        b'<?xml version="1.0" encoding="nothing-known"?><a/>',
        b'<?xml version="1.0" encoding="zlib"?><a/>',
    ],
)
def test_damaged_xml_is_told_in_words(content: bytes) -> None:
    with pytest.raises(XmlRefused, match=r"its XML is"):
        tree_of(content)


def test_depth_and_number_are_bounded() -> None:
    with pytest.raises(XmlRefused, match="deeply"):
        tree_of(b"<a>" * 101 + b"</a>" * 101)
    with pytest.raises(XmlRefused, match="more elements"):
        tree_of(b"<a>" + b"<b/>" * 300_000 + b"</a>")


def test_prefixes_need_no_declaration_and_a_name_without_one_wins() -> None:
    root = tree_of(b'<x:a type="one" xsi:type="two" xml:base="here"><b/></x:a>')
    assert (root.name, root.attributes) == ("a", {"type": "one", "base": "here"})


def test_ends_of_lines_are_spaces_but_in_preformatted_text() -> None:
    root = tree_of(b"<a>one\n  two<pre>three\n four</pre></a>")
    assert html_of(root) == "one two<pre>three\n four</pre>"


def test_what_is_inside_becomes_html_without_what_is_left_out() -> None:
    root = tree_of(b'<a>1 &lt; 2<b/><img src="x" alt="A &amp; B"/><hidden>no</hidden></a>')
    assert html_of(root, frozenset({"hidden"})) == '1 &lt; 2<b></b><img alt="A &amp; B"></img>'
