"""Words that say nothing of how many, how much, how things compare, change or follow on each other.

What is written for the public may hold these beside claims that were checked. The list says what may stand, not what
may not: a word that nobody thought of is asked about, not let through.
"""

from __future__ import annotations

import re

_PLAIN_TEXT = """
    a an the this that these those which who whom whose what where when why how we us our ours you your they them
    their theirs it its he she his her i me my itself themselves ourselves everyone and or but if because although
    though while whereas whether of in on at to for from with by about into onto during through across within
    without between among around towards upon via under behind beyond including regarding is are was were be been
    being am has have had having doing done will would can could shall should may might must need needs let now
    today here there together well please thank thanks soon able accept access accessible accommodate accommodation
    account achieve act action active activity adapt address adolescent adopt adoption adult advice advise adviser
    advisor advocate affect age agency agree agreement aim align allegation allocate allow ambition analyse analyst
    analysis answer anxiety appendix apply appoint appraisal appreciate approach appropriate approve area arrange
    arrangement arrive ask aspiration assess assessment assist assistant attach attend attention audit auditor aunt
    authority available aware baby background barrier become began begin begun behaviour belief believe belong
    benefit birth board book boy brief bring brother brought budget build building built bullet business call
    campaign capacity care career careful caring carer carry case caseload celebrate centre chair challenge chance
    charity check chief child childhood children children's choice choose chose chosen clarity class clear clinic
    close coach code collaborate colleague college commission commissioner commit committee commitment communicate
    communication community complaint complete complex compliance concern condition conduct conference confidence
    confident confirm connect consent consider consistent consult consultant consultation contact content context
    contextual contract contribute conversation cooperate coordinate council councillor counsellor county course
    court cover create creative criminal crisis critical culture curious current custody data date daughter day deal
    decide decision dedicate deliver delivery demand department depend deputy describe design detail develop
    development dialogue difficult difficulty digital direct director disability disabled disclose discuss
    discussion district diverse diversity document domestic door draft drug duty early education educational
    effective effort eligible embed emerge emotion emotional emphasis employ employer employment enable encourage
    engage enjoy enquiry ensure environment equality equipment error escalation establish ethnicity evaluate
    evaluation evidence exam examine example excellent executive exist expect expectation experience expert
    expertise explain exploitation explore express external face facilitate family father fear feed feedback feel
    felt female field finance find focus follow form formal forum forward foster found foundation framework free
    friend friendly front fund future gather gave gender get girl give given goal good got govern governance
    governor grandparent grant ground group guardian guidance guide handle happen happy harm head health healthy
    hear heard heart held help helpful hold holistic home honest hope hospital host hotel house household housing
    human idea identify identity immediate impact implement important inclusion inclusive independent indicator
    individual induction infant influence inform information initial initiative innovation insight inspect
    inspection inspector intend intensive intention internal intervene intervention interview introduce introduction
    invest investigate investment invite involve involvement issue job join joint journey judge justice key kind
    kitchen knew know knowledge known language launch law lead leader leadership learn learning leaver led legal
    legislation lesson life link listen list live living local locality long look loss love loving made main
    maintain make male manage management manager map market material matter meaningful measure meet meeting member
    memory mental mentor message met method midwife mission mobilise moderate moderation modern monitor mother
    motivate move multi name national nature necessary neglect neighbour network new newborn newsletter night note
    nurse nursery nurture objective observe obtain offer office officer official online open operate operation
    operational opinion opportunity option organisation organise origin outcome outreach outside oversee oversight
    owner ownership page pandemic panel paper parent parental parenting participate participation particular partner
    partnership passion pastoral path pathway people performance period permanence permanent permission person
    personal perspective phone physical pilot place placement plan planning play pleased police policy political
    poor portfolio positive possible post potential poverty power practical practice practitioner preference
    pregnancy pregnant prepare preparation present pressure prevent prevention primary principal principle priority
    prioritise prison privacy private probation problem procedure process produce professional professionals profile
    programme progress project promise promote proper property proposal protect protection proud provide provided
    provider provision public publish pupil purpose pursue quality question raise read reader ready real reason
    reasons reassure receive recent recognise recommend recommendation record recruit recruitment redesign refer
    reference referral referrals reflect reflection reflective reform refresh refugee region register regular
    regulate regulation relate relation relational relationship relevant religion rely remind remote reply report
    represent representative request require requirement research residence resident residential resilience
    resilient resolve resource respect respond response responsibility responsible restorative retain retention
    reunification review rigorous right rights risk role room routine routinely rule safe safeguard safety satisfy
    scheme school science scope screen scrutiny search secondary secretary section secure see seek seem seen select
    send senior sense sensitive sent sentence separate serious service session set setting settle sexual share shape
    sibling sign signpost simple sister site situation skill skilled skills social society son source space speak
    special specialist specific speech spoke staff stakeholder standard standards start statement statutory steer
    step story strategic strategy street strength stress strong structure struggle student study style subject
    success successful suggest suitable suitability summary supervise supervision supervisor supplier support
    supportive survey suspect sustain sustainable system take taken talk target targeted task taught teach teacher
    team teenager tell tenancy term test theme therapeutic therapist therapy thing think thorough thought thoughtful
    thread threshold throughout time timely timeliness timescale title told took tool topic touch trace track train
    trainee training transfer transform transition transparent transport trauma travel treat treatment trial truly
    trust trusted try unaccompanied uncle understand understanding understood undertake undertaken undertook unit
    university unregistered update urgent use useful user vacancy valid value values view violence vision visit
    visitor vital voice volunteer vulnerable wait walk want ward warm watch way ways website week weekend welcome
    welfare wellbeing wide wish wishes witness woman women word work worker workers workforce working workplace
    workshop world worry write written youngster young youth ofsted dfe nhs cafcass mash uasc senco icb cin cla cpp
    icpc eet neet iro dcs lado mp ai hr qa pa ability academy accountability agenda assurance attendance attendee
    attitude associate articulate aspire authentic avoid bespoke basics cabinet capability capture clarify collate
    collect collective comprehensive concept connection consequence constellation continuity core corporate
    countywide criteria cycle dashboard deep definition demonstrate developmental diagnostic directorate discipline
    effectiveness efficiency empower estate failure file finalise financial frontline fulfil function fundamental
    grievance headline hub implementation incident include incorporate independence inspire integrate landscape
    legacy lens liberty location mandatory midwifery mitigation motivational negotiate observation ongoing package
    payment permanency picture preproceedings presentation procurement productive progression publication put quick
    reaffirm refocus robust scrutineer seamless self snapshot solid solve sought specification spend spent statute
    summarise systemic tailor thematic theory toolkit trafficking underpin unintended unlock vacant visibility
    visible visualise whilst educator educate staffed however therefore plain sorry absence annually sincere
"""
_PLAIN = frozenset(_PLAIN_TEXT.split())
# With a figure that was checked in the same sentence these say of what it is a figure.
_OF_FIGURES_TEXT = """
    number rate figure share percentage proportion average total count volume month year quarter week day rolling
    monthly annual yearly per cent overall end period this stand stood
    since than compared
"""
_OF_FIGURES = frozenset(_OF_FIGURES_TEXT.split())
# Of these words together nothing is compared.
_PHRASES = re.compile(
    r"\b(?:as part of|as well as|such as|as a result(?: of)?|as soon as possible|where possible|in order to|so that"
    r"|counted up to a year"
    r"|year[- ]round|day[- ]to[- ]day|one[- ]to[- ]one|full[- ]time|part[- ]time|multi[- ]agency|trauma[- ]informed)\b",
    re.IGNORECASE,
)
_BARE_ENDS_TEXT = """
    is are was were has have had will can could would should
"""
_BARE_ENDS = frozenset(_BARE_ENDS_TEXT.split())
_DOUBLED = re.compile(r"([bdgklmnprt])\1$")


def not_plain(text: str, *, beside_a_figure: bool = False) -> list[str]:
    """The words of a text that may say more than plain words do; digits among them."""
    words = re.findall(r"[^\W_][\w'\u2019]*", _PHRASES.sub(" ", text))
    odd = [word for word in words if not is_plain(word, beside_a_figure=beside_a_figure)]
    signs = re.findall(r"[=<>\u2248\u2264\u2265\u2190-\u21ff+]", text)
    return [*odd, *signs]


def left_open(sentence: str) -> bool:
    """Whether a sentence ends as another one went on: "and conferences have."."""
    words = re.findall(r"[^\W_][\w'\u2019]*", sentence)
    return bool(words) and words[-1].casefold() in _BARE_ENDS


def is_plain(word: str, *, beside_a_figure: bool = False) -> bool:
    """Whether a word may stand by itself. beside_a_figure: whether a claim of its sentence was checked."""
    known = _PLAIN | _OF_FIGURES if beside_a_figure else _PLAIN
    return any(stem in known for stem in stems(word.casefold().replace("\u2019", "'")))


def stems(word: str) -> set[str]:
    """The word, and what it may be a form of: "supported", "families", "planning", "carefully"."""
    word = word.casefold().replace("\u2019", "'")
    word = word.removesuffix("'s").removesuffix("'")
    stems = {word}
    for ending in ("s", "es", "d", "ed", "ing", "ly"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            cut = word.removesuffix(ending)
            stems |= {cut, f"{cut}e", _DOUBLED.sub(r"\1", cut)}
    if word.endswith(("ies", "ied")):
        stems.add(f"{word[:-3]}y")
    return stems
