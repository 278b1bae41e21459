"""Names that are refused where a pupil types them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.core.session.given_names import GIVEN_NAMES
from quizapp.core.session.unkind_names import is_kind

UNKIND = {
    "whole words": "fuck|FUCK|moron!|tits42|Idiot|sex|Hitler|Nazi|wtf",
    "in disguise": "Fück|f.u.c.k|f u c k|fu\u200bck|ｆｕｃｋ|you-fuck|fucκ|fuсk|fuuuuck|asssss",
    "leetspeak": "sh1t|$hit|a$$hole|wh0re|N4zi|b1tch|n1gg3r|d1ckhead|Sh!thead|fvck|phuck",
    "stars": "f**k|f*ck|motherf*cker|b*tch",
    "compounds": "buttface|poo head|dickhead|Dick Head|dumb ass|xXfuckerXx|BigPenis|cocksucker",
    "phrases": "big dick|suck my dick|your mom|ben dover|Hugh Jass|deez nuts|Adolf Hitler|🖕",
    "German": "Arschloch|arsch|Du Wichser|Scheiße|scheisse|Fotze|Missgeburt|Hurensohn99|Spasti",
    "French": "putain|Enculé|fils de pute|salope|connard|fdp",
    "Spanish": "puta|hijo de puta|Gilipollas|cabrón|coño|maricón|pendejo",
    "Italian, Portuguese": "vaffanculo|stronzo|cazzo|caralho|viado",
    "Polish, Czech, Hungarian": "kurwa|Chuj|pierdolony|skurwysyn|čurák|kokot|geci",
    "Turkish": "orospu|siktir|piç|amk|yarrak",
    "Russian": "сука|хуй|пиздец|Блять|мудак|blyat",
    "Dutch, Nordic": "klootzak|kanker|hoer|fitta|perkele",
    "Greek, Arabic, Hebrew": "μαλάκας|malaka|شرموطة|זונה",
    "Korean": "씨발|시발놈|병신|개새끼|좆같은|ㅅㅂ",
    "Chinese, Japanese": "傻逼|操你妈|王八蛋|死ね|バカ",
    "Vietnamese": "địt|lồn|cặc",
}

INNOCENT = {
    "Dick": "Dick|Dick van Dyke|Philip K Dick|Dickens|Dickinson|Dickson",
    "places": "Scunthorpe|Essex|Sussex|Penistone|Middlesex|Clitheroe|Lightwater",
    "English": "Cassandra|Hancock|Babcock|Woodcock|Hitchcock|Cockburn|Peacock|Sexton|Fagan|Cox"
    "|Cumming|Cummings|Randy|Fanny|Gay|Gaylord|Butt|Ballard|Whitehead|Nutting|Poole|Arsenal|Raper",
    "German": "Anna Fick|Marsch|Barsch|Wankel|Assmann|Fuchs|Koch|Titz|Kuntz|Adolf|Schmitz",
    "Vietnamese": "Phuc|Phúc|Nguyễn Phúc|Dung|Dũng|Bich|Bích Ngọc|Thi Bich|My Dung|Huy|Dong|Phat",
    "Chinese": "Fuk Lam|Wang|Kok|Long Dong|Ho|马云|陈屏|王妈妈",
    "Korean": "Bum-suk|Yoo Suk|Kang Bang|Seok|Kim Sik|Ji-Hoe|김시우|이병진|박보지은|강자지현|새별",
    "Indian": "Harshit|Rashit|Rachit|Shital|Anal|Ashish|Yash Itani|Putri|Poonam",
    "Arabic": "Nazir|Bassam|Assad|Ass'ad|Asif|Osama|Mudassar|Ali Butt",
    "Slavic": "Petr Puta|Slutsky|Salopek|Merdan|Kurtis|Jebali|Nikita|Себастьян|Глеб|Semen",
    "Romance": "Luis Verga|Concha|Pedro|Kike|Assunta|Massimo|Pica|Ana|Anita|Negri|Pissarro",
    "others": "Isis|Titus|Shitake|Matsushita|Kutlu|Lulu|Ebba|김 Élise|O'Brien|D'Arsy",
    "no names": "Class 7b|Phone 455|R2D2|17|Amber Crane|Blue Tit|🦉",
}
"""False alarms of filters like this one, with what they are known from."""


@pytest.mark.parametrize("kind", UNKIND)
def test_unkind_names_are_refused(kind: str) -> None:
    assert [name for name in UNKIND[kind].split("|") if is_kind(name)] == []


@pytest.mark.parametrize("kind", INNOCENT)
def test_innocent_names_are_left_alone(kind: str) -> None:
    assert [name for name in INNOCENT[kind].split("|") if not is_kind(name)] == []


def test_common_given_names_are_left_alone() -> None:
    assert [name for name in GIVEN_NAMES if not is_kind(name)] == []


@given(st.text())
def test_asking_whether_a_name_is_kind_never_fails(typed: str) -> None:
    assert is_kind(typed) in (True, False)
