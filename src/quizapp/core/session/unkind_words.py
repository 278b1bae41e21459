"""The list of unkind words, kept for names: insults, slurs, sex and the like, by language.

It is kept small on purpose. Whoever adds a word looks for names that have it, or are it, and adds
them to the false alarms of ``tests/core/session/test_unkind_names.py``. Accents are left out where
a word is none without them either; words that are one only with theirs are in ``ACCENTED``.
"""

import unicodedata


def _folded(words: str) -> frozenset[str]:
    return frozenset(unicodedata.normalize("NFKC", word).casefold() for word in words.split())


_WORDS = """
    arse arses arsehole ass asses asshole bastard bastards bitch bitches bitchy bollocks boner
    boobs boobies bullshit chink clit cock cocks coon crap cum cunt cunts dildo dumbass fag fags
    faggot fcuk fuck fucks fucked fucker fuckers fucking fuq gook hitler homo idiot jerkoff
    kys milf moron motherfucker mofo nazi nazis negro nigga niggas nigger niggers paedo paki pedo
    pedophile penis piss pissed pisser poo poop porn porno prick pussy pussies rapist retard
    retarded scum sex sexy shit shits shite shitty slag slut sluts spastic spaz spic stfu tit tits
    titties tosser tranny turd twat vagina wank wanker wankers whore whores wog wtf

    arsch arschloch depp drecksau fettsack fick ficken ficker fickt fotze fotzen gefickt hackfresse
    hure huren hurensohn huso idioten kacke kackbratze kanake kanaken missgeburt mongo muschi neger
    nutte nutten opfer penner pimmel pisser scheiss scheisse schlampe schlampen schwanz schwuchtel
    spast spasti spacko titten trottel wichser wixer wixxer

    baise batard bite bites bordel chatte connard connards connasse couille couilles cul encule
    enculer enfoire fdp merde nique niquer ntm pede petasse putain pute putes salaud salope salopes

    cabron cabrones capullo chinga chingar cojones culero gilipollas hijoputa joder joto mamon
    maricon mierda pajero pendejo pendeja perra puta putas puto putos verga zorra

    cazzo cazzi coglione fanculo frocio merda minchia negretto puttana puttane ricchione stronza
    stronzo troia vaffanculo
    arrombado bosta buceta caralho cuzao foda fodase foder porra punheta viado

    chuj chuja cipa ciota cwel dziwka debil dupa gowno huj jebac jebany kurwa kurwy pedal
    pierdol pierdole pierdolony pizda skurwysyn spierdalaj suka szmata wypierdalaj
    buzerant curak hovno kokot kreten kurva mrdat zmrd
    buzi fasz geci kocsog picsa curva futu muie pizda pula

    flikker hoer kanker klootzak kut lul mongool neuken tering
    fitta hora javla knulla kuk luder hestepik vittu perkele kusipaa paska

    amk amcik aptal gerizekali gotveren ibne kahpe orospu pezevenk salak siktir yarrak

    blyat blyad ebat mudak nahui nahuy pidor pidoras
    блядь блять бля гандон говно дебил долбоеб ебать ебаный жопа залупа лох мудак пидор пидорас
    пидар сука суки урод хуй хуйня шлюха підор курва

    malaka malakas gamoto μαλακας μαλακα μαλακια πουστης πουτανα
    شرموطة شرموط قحبة كسمك منيوك زب عرص
    זונה שרמוטה מניאק כוס

    새끼 보지 자지 걸레 꺼져 닥쳐 ㅅㅂ ㅄ ㅂㅅ ㅗ
    ばか バカ 馬鹿 くそ クソ ブス しね
"""
WORDS = _folded(_WORDS)
"""Unkind as a whole word of a name."""

_ACCENTED = "arş coño piç göt địt đụ lồn cặc buồi đĩ đéo đcm đm vcl píča bög möse чмо"
ACCENTED = _folded(_ACCENTED)
"""Unkind only as they are written here: without the accents they are names, or harmless."""

STEMS = (
    *("arschloch", "assfuck", "blowjob", "buttfuck", "bullshit", "clusterfuck", "cocksuck"),
    *("cumshot", "cunt", "dickhead", "dickface", "dumbass", "dumbfuck", "faggot", "fuck", "fvck"),
    *("goatse", "heilhitler", "jackass", "motherf", "nigger", "nigga", "shithead", "shitface"),
    *("siegheil", "smartass", "suckmy", "whore", "wanker", "bitch", "hitler", "penis", "deeznut"),
    *("drecksau", "fotze", "gefickt", "hackfresse", "hurens", "missgebur", "scheiss", "schlampe"),
    *("schwuchtel", "schwanzlutsch", "vollidiot", "wichser", "fickdich", "arschgeig", "kackbrat"),
    *("connard", "connasse", "encule", "filsdeput", "niquetam", "putain", "salope", "tamere"),
    *("gilipolla", "hijodep", "hijoput", "maricon", "chingatu", "concha de", "hijueput"),
    *("figliodip", "stronz", "vaffancul", "puttan", "filhodap", "caralho", "vaitefod"),
    *("kurwa", "pierdol", "skurwy", "spierdal", "wyjeb", "zajeb", "kurvafix"),
    *("orospu", "siktir", "pezevenk", "sikerim", "yarrag", "klootzak", "kankerl", "hoerenz"),
    *("blyat", "pidoras", "блят", "долбоеб", "хуесос", "пизд", "мудак", "пидор", "уебок", "ебан"),
    *(
        "씨발",
        "시발",
        "씨빨",
        "개새끼",
        "병신",
        "좆",
        "씹",
        "니애미",
        "느금마",
        "지랄",
        "창녀",
        "엠창",
    ),
    *(
        "傻逼",
        "傻屄",
        "傻比",
        "操你",
        "草泥马",
        "他妈的",
        "王八蛋",
        "混蛋",
        "婊子",
        "鸡巴",
        "屌",
        "肏",
    ),
    *(
        "贱人",
        "狗屎",
        "脑残",
        "死ね",
        "ちんこ",
        "まんこ",
        "うんこ",
        "チンポ",
        "キチガイ",
        "マンコ",
        "🖕",
    ),
)
"""Unkind wherever they stand in a word: compounds of them are so too."""

INNOCENT = (
    *("scunthorpe", "penistone", "penisson", "wankerl", "mcwhorter", "whorewell", "kuntz", "cuntz"),
    *("hitlerova", "vacunt", "marystamere", "estamere", "ebana", "ебанез", "себаст", "lecunt"),
    *("fuckner", "scheissler", "salopek", "peniston", "bitchener"),
)
"""What holds a stem and is a name, a place or a part of one."""

HEADS = "arse ass ball bell butt cock crap cum dick douche fart fuck knob nob piss poo poop prick"
HEADS += " shit tit turd twat wank cunt dumb fat"
TAILS = "bag bags boy brain breath bucket cheese face faces head heads hole holes hat lick licker"
TAILS += (
    " lord master muncher nose nugget ster stain suck sucker suckers wad weed wipe wit arse ass"
)
"""Of a head and a tail, in one word or two, most are unkind: buttface, poo head."""

ATTRIBUTES = "big small tiny huge little hairy my your ur suck lick eat no smelly long fat ugly hot"
NOUNS = (
    "dick dicks cock penis butt balls boobs willy wiener weiner schwanz knob pecker johnson nuts"
)
"""Harmless words that are unkind after these: a name may be Dick, "big dick" is none."""

PHRASES = frozenset(
    (
        *("bendover", "hughjass", "hughjanus", "mikeoxlong", "mikelitoris", "philmccrackin"),
        *("dixienormous", "dixienormus", "moelester", "dickhertz", "jennatalia", "haywoodjablowme"),
        *("killyourself", "gotohell", "eatshit", "sonofabitch", "hijodeputa", "filsdepute"),
        *("fuckyou", "fickdich", "tamere", "putamadre", "sukablyat", "iamgay", "yourgay", "urgay"),
        *(
            "yourmom",
            "yourmum",
            "deinemutter",
            "deinemudda",
            "adolfhitler",
            "deeznuts",
            "osamabinladen",
        ),
    )
)
"""Unkind as a whole name, its words put together."""

_SURNAMES = """
    cock coon crap cum fick ficker hooker hora kut kuk lul moron negro penner porn prick pula
    puta puto schwanz slag suka tit tering troia verga wank wog zorra perra bordel cul buzi
    pajero muschi spaz depp
    """
SURNAMES = _folded(_SURNAMES)
"""Unkind words that are family names too: let through behind another word that is a name."""

RUDE_SIGN = "🖕"
"""The one emoji that has no other meaning."""
