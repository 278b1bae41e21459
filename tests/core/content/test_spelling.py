"""British and American spellings of a word, and words that only look alike."""

import pytest

from quizapp.core.content.spelling import american

SAME = """
colour color, colourful colorful, discoloured discolored, behaviour behavior,
labourers laborers, neighbourhood neighborhood, honourable honorable, favourite favorite,
harbour harbor, rumours rumors, armoury armory, humour humor, saviour savior,
misbehaviour misbehavior, centre center, centres centers, centred centered, theatre theater,
kilometres kilometers, fibre fiber, manoeuvre maneuver, manoeuvring maneuvering, meagre meager,
sombre somber, defence defense, defenceless defenseless, offences offenses, pretence pretense,
licence license, practise practice, practised practiced, catalogue catalog,
catalogued cataloged, cataloguing cataloging, dialogues dialogs, analogue analog,
demilitarised demilitarized, demilitarisation demilitarization, organiser organizer,
recognising recognizing, recognisable recognizable, realise realize, analyse analyze,
paralysed paralyzed, catalysing catalyzing, demilitaris demilitariz, travelled traveled,
travellers travelers, cancelled canceled, cancellation cancelation, labelled labeled,
modelling modeling, jewellery jewelry, marvellous marvelous, counsellor counselor,
woollen woolen, fulfil fulfill, fulfilment fulfillment, enrolment enrollment, skilful skillful,
wilfully willfully, distil distill, instalment installment, programme program,
programmes programs, kilogramme kilogram, judgement judgment, ageing aging, likeable likable,
acknowledgement acknowledgment, paediatric pediatric, anaemia anemia, haemorrhage hemorrhage,
archaeology archeology, encyclopaedia encyclopedia, mediaeval medieval, aesthetic esthetic,
foetus fetus, oestrogen estrogen, diarrhoea diarrhea, gynaecology gynecology,
orthopaedic orthopedic, grey gray, plough plow, mould mold, smouldering smoldering,
sceptical skeptical, aluminium aluminum, pyjamas pajamas, moustache mustache,
artefacts artifacts, sulphur sulfur, aeroplane airplane, yoghurt yogurt, cosy cozy,
enquiry inquiry, burnt burned, spelt spelled, gaol jail, speciality specialty,
kidnapped kidnaped, focussed focused
"""
APART = """
four for, fourth forth, our or, hour hor, tour tor, pour por, your yor, course corse,
court cort, source sorce, tyre tire, cheque check, storey story, tonne ton, advice advise,
prise prize, emphasis emphasize, synthesis synthesize, fence fense, science sciense,
telling teling, filled filed, rolled roled, polling poling, planned planed, hopped hoped,
tapped taped, dinner diner, metal mettle, premise premiss, desert dessert, loose lose,
analysis analyze, acre acer, mitre might, lice lize, vogue vog, pal pall, wise wize, rise rize
"""


def _pairs(text: str) -> list[tuple[str, ...]]:
    return [tuple(pair.split()) for pair in text.replace("\n", " ").split(",")]


@pytest.mark.parametrize(("british", "other"), _pairs(SAME))
def test_british_and_american_spellings_are_one_word(british: str, other: str) -> None:
    assert american(british) == american(other)


@pytest.mark.parametrize(("one", "other"), _pairs(APART))
def test_words_of_their_own_stay_apart(one: str, other: str) -> None:
    assert american(one) != american(other)


def test_other_words_and_scripts_are_left_alone() -> None:
    for word in ("탈북자", "tour", "naïve", "1ise", "", "border", "camps", "hatred"):
        assert american(word) == word
