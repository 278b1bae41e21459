"""Words of violence that mean something else in what is said (L34, C07): dead wood, shot put.

In biology leaves die and germs are killed, in sport a ball is shot, in chemistry things react
violently, and a computer executes its program. Such phrases are taken out of a text before anybody
is alarmed by it. What remains is about people, or about animals near to them.
"""

import re
from functools import lru_cache

SOMEBODY = (
    r"(?:m[ae]n|wom[ae]n|boys?|girls?|child(?:ren)?|soldiers?|sailors?|defectors?|sons?|daughters?"
    r"|fathers?|mothers?|husbands?|wi(?:fe|ves)|brothers?|sisters?|crew\w*|fisher\w*|people|persons?"
    r"|refugees?|victims?)"
)
"""Whom a body may have been."""

_NO_ONE = (
    rf"(?!(?:{SOMEBODY}|he|she|they|who|whom|him|her|them|some(?:body|one)|police|guards?|troops?"
    r"|civilians?|prisoners?|workers?|pupils?|students?|humans?)\b)"
)
_GAP = rf"(?:{_NO_ONE}\w+,? )"
"""A word between, of which none is a person."""

_NATURE = (
    r"(?:wood|trees?|trunks?|branch(?:es)?|twigs?|stumps?|lea(?:f|ves)|needles?|plants?|grass(?:es)?"
    r"|roots?|seeds?|flowers?|crops?|weeds?|moss(?:es)?|lichens?|algae|plankton|seaweeds?|fung(?:i|us)"
    r"|mushrooms?|yeasts?|moulds?|bacteri(?:a|um)|germs?|microbes?|micro-?organisms?|pathogens?"
    r"|virus(?:es)?|parasites?|cells?|neurons?|tissues?|skin|hairs?|organisms?|organic|matter"
    r"|materials?|biomass|insects?|larvae?|caterpillars?|flies|mosquito(?:es)?|bees?|wasps?|ants?"
    r"|aphids?|beetles?|pests?|worms?|snails?|slugs?|spiders?|fish(?:es)?|corals?|reefs?|mussels?"
    r"|frogs?|tadpoles?|birds?|mice|mouse|rats?|prey|animals?|species|dinosaurs?|mammoths?|stars?"
    r"|suns?|planets?|volcano(?:es)?|batter(?:y|ies)|languages?|fires?|flames?)\b"
)
_LIFE = (
    rf"(?:dead|dying|killed|killing|wounded|poisoned|drowned) (?:off )?(?:{_NO_ONE}(?!by\b)\w+ )"
    rf"{{0,3}}{_NATURE}",
    rf"\b{_NATURE},? {_GAP}{{0,6}}"
    r"(?:died|dying|dead|killed|poisoned|drown\w*|wounded|starved to death)",
    r"(?:cell|star|stellar|heat|plant|tree|leaf|fish|insect|coral|bee) deaths?|death (?:rates?"
    r"|caps?|valley)|births? (?:and|or) deaths?|(?:birth|natality) and death"
    rf"|deaths? of (?:(?:an?|the|its|each|every|this|these|many|most) )?(?:\w+ )?{_NATURE}",
    r"dead (?:sea|zones?|weight|loads?|volume|space|spots?|calm|centre|center|code|metaphors?"
    r"|reckoning|pixels?|keys?)",
    r"killer (?:whales?|bees?|t[ -]cells?|cells?|apps?|frosts?)|(?:natural|weed|pain|time) "
    r"killers?|(?:killing|killed) time|corpse (?:flowers?|lil(?:y|ies))|assassin bugs?"
    r"|murder of (?:crows|ravens)",
    r"drown(?:s|ed|ing) (?:out|(?:river )?valleys?|coast\w*|estuar\w+|forests?|landscapes?)",
    rf"bod(?:y|ies) of (?:\w+ ){{1,3}}{SOMEBODY} (?:\w+ )?(?:contain\w*|consist\w*|needs?|has|have"
    r"|holds?|makes?|produces?|uses?|loses?|grows?|stores?|burns?|(?:is|are) (?:made|about))",
    r"(?:hearts?|heartbeats?|wings?|drums?|pulse|cilia|flagell\w+) (?:\w+ ){0,4}beatings?"
    r"|beatings? (?:of (?:the |its |an? )?)?(?:hearts?|wings?|drums?)",
)
_SPORT_AND_FILM = (
    r"(?:jump|slap|foul|penalty|three-point|hook|bank|close-up|wide|long|tracking|establishing"
    r"|camera|mug|flu|tetanus|vaccine|booster|insulin|golf|tee) shots?",
    r"shots? (?:put\w*|clock|glass(?:es)?|(?:at|on) (?:the )?(?:goal|target|net|basket)|on (?:film"
    r"|location)|in (?:black and white|colou?r|one take|slow motion))",
    r"(?:films?|scenes?|movies?|pictures?|series|videos?|photos?) (?:\w+ ){0,3}shot"
    r"|shot (?:the|an?|this|his|her|their) (?:\w+ )?(?:films?|scenes?|movies?|videos?|photos?)",
    r"(?:prices?|temperatures?|numbers?|levels?|costs?|rockets?|sales|rates?) (?:\w+ ){0,2}shot up",
    r"shooting (?:guards?|percentages?|techniques?|hoops|baskets)|bullet[ -](?:points?|trains?"
    r"|lists?)",
    r"(?:eggs?|whites?|butter|cream|mixture|batter|gold|copper|metal|iron|silver|bronze|teams?"
    r"|sides?|clubs?|champions?) (?:\w+ ){0,3}beaten|beaten (?:eggs?|egg|gold|copper|metal|silver"
    r"|bronze|butter|\d+[-–]\d+|(?:in|into) (?:the )?(?:final|semi-?final|match|race|election|game"
    r"|cup|second|third)\b)",
    r"(?:films?|plays?|shows?|movies?) (?:\w+ ){0,2}bombed",
)
_PHYSICS = (
    r"violent(?:ly)? (?:\w+ )?(?:storms?|winds?|weather|erupt\w*|react\w*|(?:earth)?quakes?"
    r"|explo\w+|waves?|shak\w+|collisions?|collid\w*|motions?|currents?|boil\w*|bubbl\w*|vibrat\w+)",
    r"(?:react\w*|erupt\w*|shak\w+|shook|boil\w*|vibrat\w+|collid\w*|explod\w*|burn\w*|bubbl\w*"
    r"|mov\w+|cough\w*|sneez\w*) (?:\w+ ){0,4}violent(?:ly)?",
    r"(?:kilns?|clays?|pots?|pottery|bricks?|tiles?|ceramics?|glazes?|neurons?|nerves?|nerve cells?"
    r"|synapses?|cylinders?|engines?|thrusters?) (?:\w+ ){0,3}fir(?:ed|ing)(?: (?:at|on|about))?",
    r"fir(?:ed|ing) (?:(?:at|on|around|about|to) ){1,2}[\d.,]+ ?(?:°|degrees|hz\b|hertz|times)",
    r"(?:balloons?|pictures?|photo\w*|images?|tyres?|tires?|bubbles?|bags?|maps?) (?:\w+ ){0,3}"
    r"blown up|blown up (?:balloons?|pictures?|photo\w*|images?)",
    r"catalysts? (?:\w+ ){0,3}poisoned",
)
_COMPUTED = (
    r"(?:program(?:me)?s?|code|instructions?|commands?|loops?|functions?|statements?|scripts?"
    r"|quer(?:y|ies)|algorithms?|processors?|cpus?|computers?|threads?|macros?|methods?|movements?"
    rf"|jumps?|dances?|throws?) {_GAP}{{0,4}}(?:execute[sd]?|executing|executions?)",
    r"(?:execute[sd]?|executing|executions?) (?:of )?"
    r"(?:(?:an?|the|its|each|every|this|that|all|one|next|first|same|whole) ){0,3}(?:\w+ )?"
    r"(?:program|code|instruction|command|loop|function|statement|script|quer|algorithm|macro"
    r"|method|task|plan|movement|jump|dance|throw|step|technique)\w*",
    r"execution (?:times?|speeds?|units?|environments?|cycles?)",
    r"executed in (?:oils?|fresco|marble|bronze|chalk|ink|watercolou?rs?|mosaic|stone|pencil)",
    r"(?:oilseed|oil-seed|winter|spring) rape|rape (?:seeds?|oil|plants?|fields?|flowers?|crops?"
    r"|honey)|fields? of (?:\w+ )?rape",
    r"(?:cell|cellular|bacterial) suicide|suicide genes?",
)


def without_other_senses(text: str) -> str:
    """Return a text with blanks where words of violence mean something else."""
    return _phrases().sub(lambda found: " " * len(found[0]), text)


@lru_cache(maxsize=1)
def _phrases() -> re.Pattern[str]:
    """Return all of them, put together when a text first holds such a word."""
    every = (*_LIFE, *_SPORT_AND_FILM, *_PHYSICS, *_COMPUTED)
    return re.compile(rf"\b(?:{'|'.join(every)})", re.IGNORECASE)
