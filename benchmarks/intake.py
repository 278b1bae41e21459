"""Reading what teachers bring: a Moodle export of 100 MB, and the memory that it takes."""

import multiprocessing
import random
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.banks import Words
from benchmarks.report import Report
from quizapp.packs.formats import moodle_xml

QUESTIONS = 50_000
MEGABYTES = 100
LONGEST_SECONDS = 20
MOST_MEGABYTES = 150


def run(folder: Path) -> Report:
    """Read a generated export in a process of its own, whose memory nothing else has used."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "export.xml"
    if not file.exists():
        _generate(file)
    seconds, grown, taken = _apart(_read, file)
    return Report(
        figures={
            "questions": taken,
            "MB in the file": file.stat().st_size // 1_000_000,
            "seconds of the processor": round(seconds, 1),
            "memory grown by, MB": round(grown),
        },
        budget=f"at most {LONGEST_SECONDS} s and {MOST_MEGABYTES} MB for {QUESTIONS:,} questions"
        f" in {MEGABYTES} MB",
        ok=seconds <= LONGEST_SECONDS and grown <= MOST_MEGABYTES and taken == QUESTIONS,
    )


def _apart(
    work: Callable[[Path], tuple[float, float, int]], file: Path
) -> tuple[float, float, int]:
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(work, (file,))


def _read(file: Path) -> tuple[float, float, int]:
    """Return seconds of the processor, by how many MB the memory grew, and how many were taken."""
    before = _memory("VmRSS")
    begin = time.process_time()
    with file.open("rb") as opened:
        parsed = moodle_xml.read(opened)
    return time.process_time() - begin, _memory("VmHWM") - before, len(parsed.questions)


def _memory(line: str) -> float:
    """Return a figure of this process in megabytes, as Linux tells it."""
    for written in Path("/proc/self/status").read_text("utf-8").splitlines():
        if written.startswith(line):
            return int(written.split()[1]) / 1000
    return 0


def _generate(file: Path) -> None:
    words, rng = Words(3), random.Random(3)
    with file.open("w", encoding="utf-8") as opened:
        opened.write('<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n')
        for number in range(QUESTIONS):
            if number % 500 == 0:
                opened.write(_CATEGORY.format(number // 500))
            answers = "".join(
                _ANSWER.format(100 if place == 1 else 0, words.sentence(4), words.sentence(4))
                for place in range(4)
            )
            picture = "iVBORw0KGgo" * rng.randrange(4)
            opened.write(
                _QUESTION.format(number, words.sentence(12), picture, words.sentence(8), answers)
            )
        opened.write("</quiz>\n")


_CATEGORY = """
<!-- question: 0  -->
  <question type="category">
    <category><text>$course$/top/Subject/Part {}</text></category>
  </question>
"""
_QUESTION = """
<!-- question: {0}  -->
  <question type="multichoice">
    <name>
      <text>Question {0}</text>
    </name>
    <questiontext format="html">
      <text><![CDATA[<p dir="ltr" style="text-align: left;">{1}?<br></p>]]></text>
<file name="picture.png" path="/" encoding="base64">{2}</file>
    </questiontext>
    <generalfeedback format="html">
      <text><![CDATA[<p dir="ltr">{3}</p>]]></text>
    </generalfeedback>
    <defaultgrade>1.0000000</defaultgrade>
    <penalty>0.3333333</penalty>
    <hidden>0</hidden>
    <idnumber></idnumber>
    <single>true</single>
    <shuffleanswers>true</shuffleanswers>
    <answernumbering>abc</answernumbering>
    <showstandardinstruction>0</showstandardinstruction>
    <correctfeedback format="html">
      <text>Your answer is correct.</text>
    </correctfeedback>
    <partiallycorrectfeedback format="html">
      <text>Your answer is partially correct.</text>
    </partiallycorrectfeedback>
    <incorrectfeedback format="html">
      <text>Your answer is incorrect.</text>
    </incorrectfeedback>
    <shownumcorrect/>
{4}  </question>
"""
_ANSWER = """    <answer fraction="{}" format="html">
      <text><![CDATA[<p>{}<br></p>]]></text>
      <feedback format="html">
        <text><![CDATA[<p>{}</p>]]></text>
      </feedback>
    </answer>
"""
