"""The word lists of the rules."""


def listed(text: str) -> frozenset[str]:
    """Return the words of a text as a set."""
    return frozenset(text.split())


def _slashed(text: str) -> list[str]:
    return text.split("/")


ABSOLUTES = listed("always never all none every only must completely impossible")
"""L05."""
HEDGES = listed("usually often may generally typically")
"""L06."""
NEGATIVE_STEM = listed("not except least never false incorrect")
"""L07."""
VAGUE = listed("frequently rarely sometimes somewhat nearly")
"""L20."""
NEGATIONS = listed("not no never none nobody nothing nowhere neither nor cannot")
"""L07 in options, L24 in statements; contractions in n't count too."""

STOP_WORDS = listed(
    """about above across after again against almost along already also although among another
    anyone anything around because been before behind being below beside besides between beyond
    both cannot could does doing done down during each either else ever every everyone
    everything first from further give given gives goes gone have having hence here hers herself
    himself however into itself just kind less like made make makes many meant might more most
    much must myself neither never nobody none nothing once only onto other others ought ours
    ourselves over part quite rather same several shall should since some someone something sort
    still such take taken takes than that their theirs them themselves then there therefore
    these they thing things this those though through thus together toward towards under unless
    until upon used using very want wants was well were what whatever when whenever where
    wherever whether which while whom whose will with within without would your yours yourself
    according correct following option statement true false"""
)
"""Words of four letters and more that carry no content."""

ANTONYMS = frozenset(
    frozenset(pair.split())
    for pair in _slashed(
        """above below / accept refuse / accepted refused / accepted rejected / after before / agree
        disagree / agreed disagreed / alive dead / all none / allowed forbidden / always never /
        best worst / better worse / bigger smaller / can cannot / confirmed denied / confirms denies
        / dangerous safe / decline growth / decrease increase / decreased increased / decreases
        increases / decreasing increasing / discouraged encouraged / down up / earlier later / early
        late / easier harder / easy hard / exclude include / excluded included / fall rise / falling
        rising / falls rises / false true / fell rose / few many / fewer more / fewest most / first
        last / forbidden permitted / forced voluntary / forcibly voluntarily / grew shrank / guilty
        innocent / high low / higher lower / highest lowest / illegal legal / illegally legally /
        improved worsened / inside outside / large small / larger smaller / largest smallest / least
        most / less more / longer shorter / longest shortest / lost won / majority minority /
        maximum minimum / new old / newer older / old young / older younger / oldest youngest /
        opposed supported / opposes supports / over under / partly wholly / permanent temporary /
        poor rich / poorer richer / public secret / strong weak / stronger weaker / with without"""
    )
)
"""L27: words that turn an option into its opposite."""
