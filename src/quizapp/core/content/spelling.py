"""British spellings mapped to American ones, so that a search for either finds both.

Only spellings of the same word are brought together. Pairs that are words of their own stay apart:
four and for, tyre and tire, cheque and check, storey and story, tonne and ton, advice and advise.
"""

import re
from functools import lru_cache

_OUR = (
    "arb|ard|arm|behavi|cand|clam|col|demean|endeav|fav|ferv|flav|glam|harb|hon|hum|lab|neighb|od"
    "|parl|ranc|rig|rum|sav|savi|splend|succ|tum|val|vap|vig"
)
_BEFORE = r"(?:be|bi|dis|ill|mis|mono|multi|non|over|out|re|self|tri|un|water)?"
_RE = "accout|calib|cent|fib|goit|lit|lust|meag|met|mit|och|reconnoit|sab|saltpet|sepulch|somb"
_DOUBLED = (
    "apparel|barrel|bevel|cancel|carol|channel|chisel|counsel|cudgel|dial|dishevel|duel|enamel"
    "|equal|fuel|funnel|gambol|gravel|grovel|imperil|initial|jewel|kennel|label|laurel|level|libel"
    "|marshal|marvel|medal|metal|model|panel|parcel|pencil|peril|pistol|pummel|quarrel|ravel|revel"
    "|rival|shovel|shrivel|signal|snivel|spiral|squirrel|stencil|swivel|symbol|tassel|tinsel|total"
    "|towel|travel|trial|trowel|tunnel|unravel|wool|yodel"
)

_RULES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), to)
    for pattern, to in (
        (rf"^({_BEFORE}(?:{_OUR}))our", r"\1or"),
        (rf"(spect|theat|{_RE})re(s?)$", r"\1er\2"),
        (rf"(spect|theat|{_RE})red$", r"\1ered"),
        (r"^((?:self)?(?:def|off|pret))ence", r"\1ense"),
        (r"^((?:un|sub|re)?lic)enc(?=e|ing)", r"\1ens"),
        (r"^(mal)?practis", r"\1practic"),
        (r"(log|gog|dialog)u(?=$|ing$)", r"\1"),
        (r"(log|gog)ue(?=$|s$|d$|r$|rs$)", r"\1"),
        (r"(?<=log)d$", "ed"),
        (r"(?<=[bclt]aly)s(?=e|ing)|(?<=[brn]aly)s(?=e|ing)", "z"),
        (r"(?<=[a-z]{3}i)s(?=e|ing|able|ation)|(?<=[a-z]{3}[a-rt-wyz]i)s$", "z"),
        (rf"^({_BEFORE}(?:{_DOUBLED}))l(?=ed$|er|est$|ing|or|ous|ery$|en|ation)", r"\1"),
        (r"^(jewel)l?ry$", r"\1ery"),
        (r"^((?:un)?(?:appa|disti|enro|enthra|fulfi|insti))l(?!l)", r"\1ll"),
        (r"^(insta)l(?=$|s$|ments?$)", r"\1ll"),
        (r"^(un)?(ski|wi)l(?=ful)", r"\1\2ll"),
        (r"^(un)?((?:bi|out|re)?focus|bias|worship|kidnap)[sp](?=ed|ing|er)", r"\1\2"),
        (r"gramme(?=s?$)", "gram"),
        (r"^(acknowledg|judg|abridg|lodg)ement", r"\1ment"),
        (r"^(ag)e(?=ing|ism)|^((?:un)?(?:lik|siz|lov|mov|us|nam|sal|blam))e(?=able)", r"\1\2"),
        (r"aem(?=i|a)|(?<=h)aem(?=o)", "em"),
        (r"^((?:ortho)?p)aed(?=i|o)", r"\1ed"),
        (r"^arch(?=aeolog)ae", "arche"),
        (r"^encyclopae", "encyclope"),
        (r"^(medi|prim)ae(?=v)", r"\1e"),
        (r"^(an)?ae(?=sth)", r"\1e"),
        (r"^gynae", "gyne"),
        (r"^caes(?=ar[ei]an)", "ces"),
        (r"^o(?=estrogen|esophag|edema)", ""),
        (r"^foet(?=us|al)", "fet"),
        (r"^(diarrh|gonorrh)oe", r"\1e"),
        (r"^(out)?manoeuv", r"\1maneuv"),
        (r"^(maneuv)re(s|d)?$", r"\1er\2"),
        (r"^(maneuv)r(?=ing|ab)", r"\1er"),
        (r"^(cent|met|theat)r(?=ing$)", r"\1er"),
        (r"^(gr)ey", r"\1ay"),
        (r"^(snow)?plough", r"\1plow"),
        (r"^(m)oul(?=d|t)", r"\1ol"),
        (r"^smould", "smold"),
        (r"^sceptic", "skeptic"),
        (r"^(alumin)ium", r"\1um"),
        (r"^pyjam", "pajam"),
        (r"^moustach", "mustach"),
        (r"^(art)efact", r"\1ifact"),
        (r"^sulph", "sulf"),
        (r"^aeroplane", "airplane"),
        (r"^yogh?ourt|^yoghurt", "yogurt"),
        (r"^whisky", "whiskey"),
        (r"^cos(?=y$|ier$|iest$|iness$|ily$)", "coz"),
        (r"^enquir", "inquir"),
        (r"^(speci)ality|^(speci)alities", r"\1\2alty"),
        (r"^(burn|dream|learn|leap|spel|spil|spoil)t$", r"\1ed"),
        (r"^(spel|spil)ed$", r"\1led"),
        (r"^connexion", "connection"),
        (r"^gaol", "jail"),
        (r"^tsar", "czar"),
    )
)
_MAY_DIFFER = re.compile(
    r"our|re(?:s|d)?$|enc|practis|ogu|s(?:e|ing|able|ation|$)|ll|l(?:$|s$|ment|ful)|amme|dge|eable"
    r"|age|ae|oe|grey|plou|moul|scep|nium|pyj|mous|efac|sulp|yogh|whisk|cos|enqu|iality|ialit"
    r"|[nmlpi]t$|nexi|gaol|tsar|ring|jewel|[sp]{2}|logd"
)


@lru_cache(maxsize=100_000)
def american(word: str) -> str:
    """Return the American spelling of an English word; any other word as it is, or nearly so.

    What comes back is for comparing, not for reading: "paris" becomes "pariz" wherever it stands.

    Args:
        word: in lower case.
    """
    if len(word) < 4 or not word.isascii() or _MAY_DIFFER.search(word) is None:
        return word
    for pattern, to in _RULES:
        word = pattern.sub(to, word)
    return word
