"""Questions written as a package of QTI 2.1."""

import io
import zipfile
from collections.abc import Sequence
from html import escape

from quizapp.core.authoring.questions import ForeignQuestion, LeftOut, WrittenFile
from quizapp.core.content.items import ItemKind
from quizapp.packs.formats.common import NO_KEY, after_any_answer, left_out
from quizapp.packs.formats.html_text import escaped
from quizapp.packs.formats.texts import tidy

_EARLIEST = (1980, 1, 1, 0, 0, 0)

_ITEM = """<?xml version="1.0" encoding="UTF-8"?>
<assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1"
    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
    xsi:schemaLocation="http://www.imsglobal.org/xsd/imsqti_v2p1 \
http://www.imsglobal.org/xsd/qti/qtiv2p1/imsqti_v2p1.xsd"
    identifier="{name}" title="{title}" adaptive="false" timeDependent="false">
  <responseDeclaration identifier="RESPONSE" cardinality="{cardinality}" baseType="identifier">
    <correctResponse>{values}</correctResponse>
  </responseDeclaration>
  <outcomeDeclaration identifier="SCORE" cardinality="single" baseType="float">
    <defaultValue><value>0</value></defaultValue>
  </outcomeDeclaration>
  <outcomeDeclaration identifier="FEEDBACK" cardinality="{cardinality}" baseType="identifier"/>
  <outcomeDeclaration identifier="ANSWERED" cardinality="single" baseType="identifier"/>
  <itemBody>
    <choiceInteraction responseIdentifier="RESPONSE" shuffle="{shuffle}" maxChoices="{most}">
      <prompt>{stem}</prompt>
{choices}
    </choiceInteraction>
  </itemBody>
  <responseProcessing>
    <responseCondition>
      <responseIf>
        <match><variable identifier="RESPONSE"/><correct identifier="RESPONSE"/></match>
        <setOutcomeValue identifier="SCORE"><baseValue baseType="float">1</baseValue>\
</setOutcomeValue>
      </responseIf>
    </responseCondition>
    <setOutcomeValue identifier="FEEDBACK"><variable identifier="RESPONSE"/></setOutcomeValue>
    <setOutcomeValue identifier="ANSWERED"><baseValue baseType="identifier">yes</baseValue>\
</setOutcomeValue>
  </responseProcessing>
{after}</assessmentItem>
"""
_CHOICE = """      <simpleChoice identifier="{name}"{fixed}>{text}{feedback}</simpleChoice>"""
_INLINE = (
    '<feedbackInline outcomeIdentifier="FEEDBACK" identifier="{name}" showHide="show">{text}'
    "</feedbackInline>"
)
_MODAL = (
    '  <modalFeedback outcomeIdentifier="ANSWERED" identifier="yes" showHide="show">{text}'
    "</modalFeedback>\n"
)
_MANIFEST = """<?xml version="1.0" encoding="UTF-8"?>
<manifest xmlns="http://www.imsglobal.org/xsd/imscp_v1p1"
    xmlns:imsmd="http://ltsc.ieee.org/xsd/LOM" identifier="questions">
  <metadata>
    <schema>QTIv2.1 Package</schema>
    <schemaversion>1.0.0</schemaversion>
  </metadata>
  <organizations/>
  <resources>
{resources}  </resources>
</manifest>
"""
_RESOURCE = """    <resource identifier="r-{name}" type="imsqti_item_xmlv2p1" href="{href}">
{labels}      <file href="{href}"/>
    </resource>
"""
_LABELS = "      <metadata><imsmd:lom>{general}{classes}</imsmd:lom></metadata>\n"
_TAG = "<imsmd:keyword><imsmd:string>{tag}</imsmd:string></imsmd:keyword>"
_TOPIC = (
    "<imsmd:classification><imsmd:purpose><imsmd:source>LOMv1.0</imsmd:source>"
    "<imsmd:value>discipline</imsmd:value></imsmd:purpose><imsmd:taxonPath>{taxa}"
    "</imsmd:taxonPath></imsmd:classification>"
)
_TAXON = (
    "<imsmd:taxon><imsmd:entry><imsmd:string>{topic}</imsmd:string></imsmd:entry></imsmd:taxon>"
)


def write(questions: Sequence[ForeignQuestion]) -> WrittenFile:
    """Return questions as a package of QTI 2.1; the same give the same bytes."""
    files: dict[str, str] = {}
    resources: list[str] = []
    out: list[LeftOut] = []
    for place, question in enumerate(questions, start=1):
        if not question.keys:
            out.append(left_out(place, question.stem, NO_KEY))
            continue
        name = f"q{place:04}"
        href = f"items/{name}.xml"
        files[href] = _item(question, name, place)
        resources.append(_RESOURCE.format(name=name, href=href, labels=_labels(question)))
    manifest = _MANIFEST.format(resources="".join(resources))
    data = _zipped({"imsmanifest.xml": manifest, **files})
    return WrittenFile(data, len(files), tuple(out))


def _item(question: ForeignQuestion, name: str, place: int) -> str:
    is_choice = question.kind is ItemKind.CHOICE
    several = len(question.keys) > 1
    names = [f"A{number}" for number in range(1, len(question.options) + 1)]
    choices = [
        _CHOICE.format(
            name=each,
            fixed="" if is_choice else ' fixed="true"',
            text=_xml(option.text),
            feedback=_INLINE.format(name=each, text=_xml(option.feedback))
            if tidy(option.feedback)
            else "",
        )
        for each, option in zip(names, question.options, strict=True)
    ]
    after = _xml(after_any_answer(question))
    return _ITEM.format(
        name=name,
        title=escape(_line(question.name) or f"Question {place}"),
        cardinality="multiple" if several else "single",
        values="".join(f"<value>{names[key]}</value>" for key in question.keys),
        shuffle="true" if is_choice else "false",
        most="0" if several else "1",
        stem=_xml(question.stem),
        choices="\n".join(choices),
        after=_MODAL.format(text=after) if after else "",
    )


def _labels(question: ForeignQuestion) -> str:
    """Return the tags and the topic of a question as a package has them."""
    tags = "".join(_TAG.format(tag=_xml(_line(tag))) for tag in question.tags if _line(tag))
    parts = [_line(part) for part in question.topic.split(" / ")]
    taxa = "".join(_TAXON.format(topic=_xml(part)) for part in parts if part)
    if not tags and not taxa:
        return ""
    return _LABELS.format(
        general=f"<imsmd:general>{tags}</imsmd:general>" if tags else "",
        classes=_TOPIC.format(taxa=taxa) if taxa else "",
    )


def _line(text: str) -> str:
    return " ".join(tidy(text).split())


def _xml(text: str) -> str:
    """Return text as XML, its lines apart by breaks."""
    return escaped(tidy(text)).replace("<br>", "<br/>")


def _zipped(files: dict[str, str]) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            entry = zipfile.ZipInfo(name, _EARLIEST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, text.encode())
    return whole.getvalue()
