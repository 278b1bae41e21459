import copy
import io
import random
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest

from quizapp.core.authoring.handouts import TEXT_BOX, Block, Handout
from quizapp.core.content.documents import Table
from quizapp.packs.intake import parts as parts_module
from quizapp.packs.intake.docx import read
from quizapp.packs.intake.gathering import picture_left_out
from quizapp.packs.intake.word_body import COMMENT, HIDDEN, TRACKED
from tests.packs.intake.sound import check, check_broken, refusal
from tests.packs.intake.word_files import cell, paragraph, part, row, run, word_file

FILES = Path(__file__).parent / "files"


def _read(data: bytes) -> Handout:
    handout = read(data, "milk.docx")
    check(handout, data)
    return handout


def _blocks(body: str, **parts: str) -> tuple[Block, ...]:
    return _read(word_file(body, parts)).blocks


def _texts(body: str, **parts: str) -> list[str]:
    return [block.text for block in _blocks(body, **parts)]


def test_a_file_of_libreoffice_is_read_with_all_that_is_in_it() -> None:
    handout = _read((FILES / "milk.docx").read_bytes())
    assert (handout.format, handout.title, handout.author, handout.date) == (
        "docx",
        "Milk from the cow to the table",
        "Ada Lind",
        "2024-08-20",
    )
    assert [(block.kind.value, block.level, block.text[:21]) for block in handout.blocks] == [
        ("heading", 1, "Milk from the cow to "),
        ("paragraph", 0, "Milk is mostly water."),
        ("heading", 2, "Why it turns sour"),
        ("paragraph", 0, "Small living things m"),
        ("paragraph", 0, "The acid makes the pr"),
        ("paragraph", 0, "Dairies heat the milk"),
        ("heading", 2, "What to do at home"),
        ("paragraph", 0, "Three habits are enou"),
        ("list_item", 0, "keep it cold, at five"),
        ("list_item", 0, "close the carton ever"),
        ("list_item", 0, "smell it before you p"),
        ("paragraph", 0, "How much people drink"),
        ("paragraph", 0, "Remember: sour milk i"),
        ("table", 0, "2001: Cows 12; Litres"),
        ("paragraph", 0, "The farm of the examp"),
        ("paragraph", 0, "On Sundays children m"),
    ]
    water = handout.blocks[1]
    assert "People have kept cows for thousands of years" in water.text
    assert "30 m² for each animal gives them room. Water is H₂O." in water.text
    assert water.text.endswith(". [Pure water, that is; milk holds salts as well.]")
    assert water.warnings == (TRACKED, "has a footnote, put in brackets at the end")
    assert handout.blocks[12].warnings == (TEXT_BOX,)
    assert handout.blocks[13].table == Table(
        ("Year", "Cows", "Litres a day"),
        (("2001", "12", "230"), ("2011", "not counted", "not counted"), ("2021", "19", "410")),
    )
    assert handout.blocks[13].warnings == ("merged cells are repeated",)
    assert [warning[:24] for warning in handout.warnings] == [
        "What stands at the top a",
        "Parts are set in columns",
    ]


def test_a_file_of_another_program_is_read_by_its_styles() -> None:
    handout = _read((FILES / "bicycle.docx").read_bytes())
    assert (handout.title, handout.author, handout.date) == (
        "How to keep a bicycle",
        "Ben Rad",
        "2023-05-06",
    )
    assert [(block.kind.value, block.level) for block in handout.blocks] == [
        ("heading", 1),
        ("heading", 1),
        ("paragraph", 0),
        ("heading", 2),
        *[("list_item", 0)] * 4,
        ("table", 0),
        ("paragraph", 0),
    ]
    assert handout.blocks[3].warnings == ("taken for a heading, since all of it is bold",)
    assert handout.blocks[8].warnings == ("empty cells are shown as –",)


def test_a_file_of_a_converter_is_read_as_well() -> None:
    handout = _read((FILES / "sleep.docx").read_bytes())
    assert (handout.title, handout.author) == ("Sleep and school", "A. Lind")
    assert [(block.kind.value, block.level, block.text) for block in handout.blocks] == [
        ("heading", 1, "Sleep and school"),
        ("paragraph", 0, "A. Lind"),
        ("paragraph", 0, "2024-03-05"),
        ("heading", 1, "Why pupils sleep"),
        (
            "paragraph",
            0,
            "Pupils need about nine hours. An hour less is seen after 3 days, x² times as much "
            "after a week. [So says one study.]",
        ),
        ("list_item", 0, "Close the curtains"),
        ("list_item", 0, "Put away the telephone"),
        ("list_item", 0, "also the watch"),
        ("paragraph", 0, "Whoever sleeps learns."),
        ("table", 0, "10: Hours 9; Notes more.\n15: Hours 8; Notes –."),
        ("heading", 2, "Naps"),
        ("paragraph", 0, "Twenty minutes are enough."),
    ]


def test_insertions_are_taken_and_deletions_left_out() -> None:
    moved = f'<w:moveTo w:id="4">{run("warm ")}</w:moveTo>'
    (block,) = _blocks(
        paragraph(
            run("Drink "),
            moved,
            f"<w:ins>{run('milk')}</w:ins>",
            "<w:del><w:r><w:delText>beer</w:delText></w:r></w:del>",
            f"<w:moveFrom>{run('cold')}</w:moveFrom>",
            run("."),
        )
    )
    assert block.text == "Drink warm milk."
    assert block.warnings == (TRACKED,)


def test_a_change_of_form_alone_is_no_tracked_change() -> None:
    changed = "<w:rPrChange><w:rPr><w:b/></w:rPr></w:rPrChange>"
    (block,) = _blocks(paragraph(run("Milk.", changed)))
    assert block.warnings == ()


def test_an_end_of_a_paragraph_that_was_deleted_joins_it_with_the_next() -> None:
    ended = "<w:rPr><w:del/></w:rPr>"
    (block,) = _blocks(paragraph(run("Milk is "), properties=ended) + paragraph(run("white.")))
    assert (block.text, block.warnings) == ("Milk is white.", (TRACKED,))
    assert _texts(paragraph(run("Milk"), properties=ended)) == ["Milk"]


def test_a_row_that_was_deleted_is_left_out_and_told_at_the_table() -> None:
    rows = (
        row(cell("Year"), cell("Cows"))
        + row(cell("2001"), cell("12"), properties="<w:del/>")
        + row(cell("2011"), cell("15"))
    )
    (block,) = _blocks(f"<w:tbl>{rows}</w:tbl>")
    assert block.table == Table(("Year", "Cows"), (("2011", "15"),))
    assert block.warnings == (TRACKED,)


def test_merged_cells_are_repeated_in_both_directions() -> None:
    rows = (
        row(cell("Year"), cell("Cows"), cell("Milk"))
        + row(cell("2001", '<w:vMerge w:val="restart"/>'), cell("none", '<w:gridSpan w:val="2"/>'))
        + row(cell("", "<w:vMerge/>"), cell("12"), cell("30"))
    )
    (block,) = _blocks(f"<w:tbl>{rows}</w:tbl>")
    assert block.table == Table(
        ("Year", "Cows", "Milk"), (("2001", "none", "none"), ("2001 (2)", "12", "30"))
    )
    assert "merged cells are repeated" in block.warnings


def test_a_span_of_a_million_columns_is_bounded() -> None:
    rows = row(cell("A"), cell("B", '<w:gridSpan w:val="999999999"/>')) + row(cell("1"), cell("2"))
    _blocks(f"<w:tbl>{rows * 50}</w:tbl>")
    rows = row(cell("A"), cell("B", '<w:gridSpan w:val="x"/>'))
    assert _texts(f"<w:tbl>{rows}</w:tbl>") == ["A", "B"]


def test_a_text_box_stands_behind_its_paragraph_once() -> None:
    box = f"<w:txbxContent>{paragraph(run('Remember the lid.'))}</w:txbxContent>"
    drawn = (
        "<w:r><mc:AlternateContent><mc:Choice><w:drawing><wp:anchor>"
        f"{box}</wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>"
        f"{box}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    blocks = _blocks(paragraph(drawn, run("Milk turns sour.")))
    assert [(block.text, block.warnings) for block in blocks] == [
        ("Milk turns sour.", ()),
        ("Remember the lid.", (TEXT_BOX,)),
    ]
    alone = (
        "<w:r><mc:AlternateContent><mc:Choice><w:drawing><wp:anchor>"
        f"{box}</wp:anchor></w:drawing></mc:Choice></mc:AlternateContent></w:r>"
    )
    assert _texts(paragraph(alone)) == ["Remember the lid."]
    old = f"<w:r><w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict></w:r>"
    assert _texts(paragraph(old)) == ["Remember the lid."]


def test_footnotes_and_endnotes_stand_in_brackets_once() -> None:
    notes = part(
        "w:footnotes",
        '<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
        f'<w:footnote w:id="2">{paragraph(run("In cows."))}</w:footnote>',
    )
    ends = part("w:endnotes", f'<w:endnote w:id="2">{paragraph(run("In goats."))}</w:endnote>')
    call = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    end = '<w:r><w:endnoteReference w:id="2"/></w:r>'
    lost = '<w:r><w:footnoteReference w:id="9"/></w:r>'
    blocks = _blocks(
        paragraph(run("Milk"), call, run(" is white"), end, run("."))
        + paragraph(run("So."), call, lost),
        footnotes=notes,
        endnotes=ends,
    )
    assert [block.text for block in blocks] == ["Milk is white. [In cows.] [In goats.]", "So."]
    assert [len(block.warnings) for block in blocks] == [2, 1]
    assert blocks[1].warnings == ("a footnote was left out",)


def test_pictures_comments_and_hidden_text_are_left_out_and_told() -> None:
    picture = (
        '<w:r><w:drawing><wp:inline><wp:docPr descr="A brown cow"/><a:graphic><a:graphicData>'
        '<a:blip r:embed="x"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
    )
    (block,) = _blocks(
        paragraph(
            run("Milk"),
            picture,
            '<w:r><w:commentReference w:id="1"/></w:r>',
            run("secret", "<w:vanish/>"),
            run(" is white.", '<w:vanish w:val="0"/>'),
        )
    )
    assert block.text == "Milk is white."
    assert block.warnings == (picture_left_out("A brown cow"), COMMENT, HIDDEN)


def test_a_picture_alone_is_told_at_the_paragraph_before_it() -> None:
    picture = '<w:r><w:pict><v:shape alt="A cow"><v:imagedata r:id="x"/></v:shape></w:pict></w:r>'
    blocks = _blocks(paragraph(run("Milk.")) + paragraph(picture) + paragraph(run("Bread.")))
    assert [block.warnings for block in blocks] == [(picture_left_out("A cow"),), ()]


def test_pictures_alone_are_a_scan() -> None:
    picture = '<w:r><w:pict><v:shape><v:imagedata r:id="x"/></v:shape></w:pict></w:r>'
    refused = refusal(read, word_file(paragraph(picture) * 2))
    assert "pictures of text" in refused.message
    assert "scan" in refused.hint


def test_fields_and_links_leave_their_text_alone() -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE x</w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("7")}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    link = f'<w:hyperlink r:id="a">{run("here")}</w:hyperlink>'
    simple = f'<w:fldSimple w:instr="DATE">{run("today")}</w:fldSimple>'
    inside = f"<w:sdt><w:sdtPr/><w:sdtContent>{run(' or not')}</w:sdtContent></w:sdt>"
    assert _texts(paragraph(run("Page "), field, run(" "), link, run(" "), simple, inside)) == [
        "Page 7 here today or not"
    ]


def test_formulas_are_written_on_one_line() -> None:
    x = "<m:r><m:t>x</m:t></m:r>"
    two = "<m:r><m:t>2</m:t></m:r>"
    formula = (
        f"<m:oMath><m:f><m:num>{x}<m:r><m:t>+1</m:t></m:r></m:num><m:den>{two}</m:den></m:f>"
        f"<m:r><m:t>=</m:t></m:r><m:sSup><m:e>{x}</m:e><m:sup>{two}</m:sup></m:sSup></m:oMath>"
    )
    (block,) = _blocks(paragraph(run("So"), formula))
    assert block.text == "So (x+1)/2=x²"
    assert block.warnings == ("has a formula, written on one line",)


def test_signs_that_word_keeps_apart_become_letters() -> None:
    breaks = "<w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:tab/><w:t>c</w:t><w:noBreakHyphen/></w:r>"
    known = '<w:r><w:sym w:font="Symbol" w:char="F061"/></w:r>'
    lost = '<w:r><w:sym w:font="Nobody" w:char="zz"/></w:r>'
    (block,) = _blocks(paragraph(breaks, known, lost))
    assert block.text == "a b c-α"
    assert block.warnings == ("a sign of the font Nobody was left out",)


def test_an_empty_line_inside_a_paragraph_ends_it_and_a_single_break_does_not() -> None:
    one, page = "<w:r><w:br/></w:r>", '<w:r><w:br w:type="page"/></w:r>'
    body = paragraph(run("Milk"), one, run("is"), one, one, run("white."), page, run("So."))
    assert _texts(body) == ["Milk is", "white.", "So."]
    (block,) = _blocks(paragraph(run("Milk", "<w:b/>"), one, run("and", "<w:b/>"), one))
    assert (block.text, block.level) == ("Milk and", 2)
    assert _texts(paragraph(run("Milk."), one) + paragraph(one)) == ["Milk."]


def test_a_big_first_letter_belongs_to_its_word() -> None:
    big = paragraph(run("M"), properties='<w:framePr w:dropCap="drop"/>')
    assert _texts(big + paragraph(run("ilk is white."))) == ["Milk is white."]


def test_a_table_of_contents_is_left_out_and_told() -> None:
    styles = part(
        "w:styles",
        '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="toc 1"/></w:style>',
    )
    gallery = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'
    contents = (
        f"<w:sdt><w:sdtPr>{gallery}</w:sdtPr><w:sdtContent>{paragraph(run('Cows 3'))}"
        "</w:sdtContent></w:sdt>"
    )
    line = paragraph(run("Milk 4"), properties='<w:pStyle w:val="T"/>')
    handout = _read(word_file(contents + line + paragraph(run("Milk.")), {"styles": styles}))
    assert [block.text for block in handout.blocks] == ["Milk."]
    assert handout.warnings == ("The table of contents was left out.",)


def test_headings_are_known_by_name_by_outline_and_by_what_they_are_based_on() -> None:
    styles = part(
        "w:styles",
        '<w:style w:type="paragraph" w:styleId="A"><w:name w:val="heading 2"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="B"><w:name w:val="Mine"/>'
        '<w:basedOn w:val="A"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="C"><w:name w:val="Loop"/>'
        '<w:basedOn w:val="C"/><w:pPr><w:outlineLvl w:val="3"/></w:pPr></w:style>',
    )
    body = "".join(
        paragraph(run(name), properties=f'<w:pStyle w:val="{name}"/>') for name in "ABCD"
    )
    own = paragraph(run("E"), properties='<w:outlineLvl w:val="0"/>')
    blocks = _blocks(body + own, styles=styles)
    assert [block.level for block in blocks] == [2, 2, 4, 0, 1]


def test_what_is_based_on_a_title_is_none() -> None:
    styles = part(
        "w:styles",
        '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="A"><w:name w:val="Author"/>'
        '<w:basedOn w:val="T"/></w:style>',
    )
    body = "".join(
        paragraph(run(words), properties=f'<w:pStyle w:val="{name}"/>')
        for name, words in (("T", "Milk"), ("A", "A. Lind"))
    )
    handout = _read(word_file(body, {"styles": styles}))
    assert [block.level for block in handout.blocks] == [1, 0]
    assert handout.title == "Milk"


def test_macros_do_not_run_and_are_told() -> None:
    data = word_file(paragraph(run("Milk.")), {"word/vbaProject.bin": "Shell"})
    assert "macros" in _read(data).warnings[0]


def test_no_file_outside_is_ever_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    secret = tmp_path / "secret.png"
    secret.write_bytes(b"secret")
    link = (
        '<Relationship Id="x" TargetMode="External" Target="{}" Type="http://schemas.'
        'openxmlformats.org/officeDocument/2006/relationships/{}"/>'
    )
    relations = "".join(
        link.format(secret.as_uri(), kind) for kind in ("image", "styles", "footnotes", "header")
    )
    picture = '<w:r><w:drawing><wp:inline><a:graphicData><a:blip r:link="x"/></a:graphicData>'
    picture += "</wp:inline></w:drawing></w:r>"
    data = word_file(paragraph(run("Milk."), picture), relations=relations)
    opened: list[object] = []
    monkeypatch.setattr("builtins.open", lambda *args, **_: opened.append(args))
    (block,) = read(data, "milk.docx").blocks
    assert opened == []
    assert (block.text, block.warnings) == ("Milk.", (picture_left_out(),))


def test_what_is_said_to_lie_outside_is_not_taken_from_inside() -> None:
    notes = part("w:footnotes", f'<w:footnote w:id="2">{paragraph(run("In cows."))}</w:footnote>')
    link = (
        '<Relationship Id="x" TargetMode="External" Target="notes.xml" Type="http://schemas.'
        'openxmlformats.org/officeDocument/2006/relationships/footnotes"/>'
    )
    call = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    data = word_file(paragraph(run("Milk."), call), {"word/notes.xml": notes}, relations=link)
    (block,) = _read(data).blocks
    assert (block.text, block.warnings) == ("Milk.", ("a footnote was left out",))


def test_entities_and_declarations_are_refused() -> None:
    bomb = '<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
    body = part("w:document", f"<w:body>{paragraph(run('&b;'))}</w:body>")
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        archive.writestr("word/document.xml", bomb + body)
    assert "damaged" in refusal(read, whole.getvalue()).message


def test_a_part_that_unpacks_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts_module, "MOST_PART", 20_000)
    data = word_file(paragraph(run("Milk " * 10_000)))
    assert "too large" in refusal(read, data).message


def test_a_file_that_is_nested_too_deeply_is_refused() -> None:
    assert refusal(read, word_file("<w:sdt>" * 400 + "</w:sdt>" * 400))


def test_tables_in_tables_without_end_are_cut_and_told() -> None:
    body = paragraph(run("Deep."))
    for _ in range(20):
        body = f"<w:tbl><w:tr><w:tc>{body}</w:tc></w:tr></w:tbl>"
    handout = _read(word_file(paragraph(run("Milk.")) + body))
    assert [block.text for block in handout.blocks] == ["Milk."]
    assert "nested too deeply" in handout.warnings[0]


def test_parts_that_the_text_can_do_without_may_be_damaged() -> None:
    handout = _read(word_file(paragraph(run("Milk.")), {"styles": "<broken", "footnotes": ""}))
    assert [block.text for block in handout.blocks] == ["Milk."]
    assert "damaged" in handout.warnings[0]


def test_a_locked_file_is_told_in_words() -> None:
    data = bytearray(word_file(paragraph(run("Milk."))))
    for mark, at in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        place = data.find(mark)
        while place >= 0:
            data[place + at] |= 1
            place = data.find(mark, place + 4)
    assert "password" in refusal(read, bytes(data)).message


@pytest.mark.parametrize("body", ["", "<w:p/>", "<w:tbl/>", "<w:sectPr/>"])
def test_a_file_without_text_is_refused(body: str) -> None:
    assert "no text" in refusal(read, word_file(body)).message


@pytest.mark.parametrize("data", [b"", b"PK", b"PK\x03\x04" + b"x" * 99, b"milk"])
def test_what_is_no_word_file_is_refused(data: bytes) -> None:
    assert refusal(read, data)


def test_what_is_broken_is_a_document_or_refused() -> None:
    check_broken(read, (FILES / "milk.docx").read_bytes(), 1_850)


def test_a_body_with_parts_at_wrong_places_is_a_document_or_refused() -> None:
    chance = random.Random(7)
    source = zipfile.ZipFile(FILES / "milk.docx")
    names = ("word/document.xml", "word/styles.xml", "word/footnotes.xml", "[Content_Types].xml")
    kept = {name: source.read(name) for name in (*names, "word/_rels/document.xml.rels")}
    for _ in range(150):
        root = ElementTree.fromstring(kept["word/document.xml"])
        for _ in range(chance.randint(1, 8)):
            _disorder(chance, list(root.iter()))
        whole = io.BytesIO()
        with zipfile.ZipFile(whole, "w") as archive:
            for name, content in {**kept, names[0]: ElementTree.tostring(root)}.items():
                archive.writestr(name, content)
        check_broken(read, whole.getvalue(), 0, also=True)


def _disorder(chance: random.Random, elements: list[ElementTree.Element]) -> None:
    """Change an element's place, name, content or attributes."""
    one, other = chance.choice(elements), chance.choice(elements)
    way = chance.randrange(5)
    if way == 0 and len(one):
        one.remove(chance.choice(list(one)))
    elif way == 1 and one not in set(other.iter()):
        other.append(copy.deepcopy(one))
    elif way == 2:
        one.tag = other.tag
    elif way == 3 and one.attrib:
        one.set(chance.choice(list(one.attrib)), chance.choice(("", "x", "-1", "9" * 30)))
    elif not len(one):
        one.text = chance.choice(("", "Milk \ue0000\ue001", "\u00ad<&>", "탈북자 " * 40))
