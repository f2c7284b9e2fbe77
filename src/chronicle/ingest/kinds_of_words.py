"""Words that show what a name is: titles before people, heads of organisations and places.

All in lower case except where only the capitalised word is a title. No names in here.
"""

TITLES = frozenset(
    "president presidents minister ministers premier chancellor secretary secretary-general "
    "director director-general commissioner commissioners ambassador envoy senator senators "
    "representative representatives congressman congresswoman speaker mp mps mep mk governor "
    "governors mayor king queen prince princess emperor empress pope cardinal archbishop bishop "
    "patriarch rabbi imam ayatollah sheikh sheik sultan emir general lieutenant colonel major "
    "captain sergeant admiral commander marshal brigadier judge justice attorney prosecutor chief "
    "chairman chairwoman chair chairperson spokesman spokeswoman spokesperson leader whip adviser "
    "advisor coordinator counsellor counselor professor mr mrs ms dr sir dame lord lady baroness "
    "baron count duke duchess sen sens rep reps gov gen col lt capt sgt maj adm rev prof hon "
    "detective officer agent inspector superintendent sheriff councillor councilman "
    "president-elect "
    "ceo cfo coo candidate nominee vice-president vice-chancellor legislator lawmaker negotiator "
    "taoiseach executive lieutenant-general major-general field-marshal vizier presidents' sister "
    "brother father mother saint mullah maulana pastor reverend deputy delegate administrator "
    "postmaster ombudsman undersecretary assemblyman foreign-minister".split()
)
# These belong to a title but make none by themselves.
TITLE_PARTS = frozenset(
    "prime vice deputy foreign interior finance defence defense information press special acting "
    "first second senior national security crown supreme assistant associate chief attorney trade "
    "energy economy health education home external affairs treasury commerce labor labour state "
    "justice justice minority majority house senate permanent under joint co- co executive grand "
    "former then ex-president ex interim incoming outgoing emeritus managing political military "
    "communications culture environment transport transportation agriculture veterans homeland "
    "republican democratic democrat conservative independent european lead ruling opposition "
    "brigadier lieutenant major rear petty staff master council parliamentary cabinet".split()
)
# What may follow "Secretary of", "Minister of" before the holder's name.
DEPARTMENTS = frozenset(
    "state defense defence treasury interior commerce energy labor labour health education "
    "transportation transport agriculture justice war house army navy homeland security foreign "
    "affairs joint chiefs staff veterans information finance economy culture environment "
    "parliament exchequer commons cabinet opposition council union court republic senate assembly "
    "trade industry human services housing urban development external internal home".split()
)
# Lower-case words right before a name: the name is a person's.
ROLES = TITLES | frozenset(
    "leader president minister spokesman spokeswoman spokesperson director expert lawyer protester "
    "protestor activist analyst ambassador chairman student journalist reporter official candidate "
    "negotiator mediator diplomat politician lawmaker legislator historian economist scholar "
    "researcher scientist author writer editor correspondent anchor host actor actress singer "
    "businessman businesswoman billionaire entrepreneur founder co-founder owner executive head "
    "dictator strongman rebel commander fighter warlord dissident critic rival colleague ally wife "
    "husband son daughter brother sister father mother aide strategist pollster pundit columnist "
    "commentator blogger attorney counsel nominee hopeful contender frontrunner front-runner "
    "incumbent predecessor successor counterpart veteran teacher doctor physician nurse engineer "
    "architect artist musician composer filmmaker athlete player coach footballer golfer driver "
    "pilot captain manager resident witness victim survivor suspect gunman defendant plaintiff "
    "whistleblower hacker priest cleric monk theologian philosopher psychologist professor "
    "anthropologist specialist virologist epidemiologist consultant adviser advisor secretary "
    "surrogate donor voter operative loyalist mogul tycoon magnate star socialite model "
    "comedian opponent democrat republican senator congressman congresswoman governor mayor "
    "pseudonym named called boss chief farmer worker administrator superintendent veterinarian "
    "prosecutor magistrate juror solicitor barrister envoy negotiators mediators citizen "
    "hostage captive detainee prisoner policeman policewoman soldier lecturer tourist missionary "
    "interpreter translator photographer cameraman cameramen filmmaker engineer contractor "
    "spy backpacker freelancer trader broker governor warlord insurgent".split()
)

ORGANISATION_HEADS = frozenset(
    "party agency administration council ministry university union organization organisation "
    "committee subcommittee commission bank court parliament congress senate assembly army navy "
    "force forces guard guards corps police service services bureau department office institute "
    "institution foundation fund association federation confederation alliance coalition league "
    "group company corporation corp corp. inc inc. ltd ltd. llc plc gmbh airlines airways airline "
    "authority board center centre college school academy society trust network movement front "
    "brigade battalion regiment command cabinet treasury exchange chamber museum library hospital "
    "church club legislature secretariat directorate embassy consulate taskforce laboratory "
    "laboratories labs observatory registry tribunal junta militia militias caucus lobby firm "
    "industries motors systems technologies partners holdings enterprises capital insurance "
    "pharmaceuticals universities organizations commissioners clinic project zoo cooperative "
    "partnership electorate synod knesset watch international airlines' brotherhood democrats "
    "republicans unit division fleet staff intelligence customs coastguard pac nations conference "
    "forum initiative programme team".split()
)
ACTS = frozenset(
    "act agreement treaty accord accords protocol war day summit games cup olympics prize award "
    "amendment constitution bill law resolution convention pact deal plan memorandum road mission "
    "show series festival revolution election elections referendum code charter index report "
    "declaration statement doctrine clause article section holocaust spring uprising massacre "
    "crisis operation conventions open championship tour trophy oscars emmy debate debates "
    "primary caucuses inauguration administration's syndrome disease virus outbreak channel desk "
    "area zone ceasefire truce talks process roadmap formula framework dialogue campaign".split()
) - {"channel"}
PLACE_HEADS = frozenset(
    "airport base airbase square river sea ocean mountain mountains island islands bay gulf strait "
    "straits province region district county city valley lake peninsula desert heights street "
    "avenue port camp hills beach park territory territories oblast governorate village town "
    "palace hotel bridge canal forest cape border crossing station stadium tower cathedral "
    "creek basin prefecture township republic kingdom emirate isles coast".split()
)
OUTLET_HEADS = frozenset(
    "times post herald tribune gazette journal news newspaper daily magazine radio television tv "
    "telegraph observer chronicle courier mirror sun globe inquirer examiner dispatch press "
    "newswire wire weekly broadcasting pravda zeitung".split()
)
# Lower-case nouns right after a name: the name is an organisation's (or a place's).
ORGANISATION_NOUNS = frozenset(
    "party agency company group airline movement militia ministry council court university "
    "coalition campaign foundation bloc alliance newspaper bank network corporation".split()
)
PLACE_NOUNS = frozenset(
    "region province city airport district border peninsula village town area neighborhood "
    "neighbourhood suburb coast island valley oblast prefecture county state airbase".split()
)
OUTLET_NOUNS = frozenset(
    "newspaper daily broadcaster channel station magazine weekly website agency tabloid outlet "
    "platform network programme program blog site".split()
)
ORGANISATION_APPOSITIONS = frozenset(
    "company airline group firm agency organisation organization party newspaper manufacturer "
    "bank airlines operator militia movement charity".split()
)
GENERIC_OWNERS = frozenset(
    "People Workers Children Women Men Veterans Writers Teachers Farmers Students Nurses Doctors "
    "Lawyers Players Peoples Consumers Citizens Mothers King Queen".split()
)

# Capitalised at the start of a sentence, or everywhere, without being a name.
NO_NAMES = frozenset(
    "the a an in on at it he she they we i you this that these those but and or nor however "
    "also as "
    "for if when while after before there its his her their our my your since although though with "
    "from by to of what who whom whose why how where some many most both other another earlier "
    "later meanwhile following last next now then today yesterday tomorrow tonight here such no "
    "not "
    "all any each every few several one two three four five six seven eight nine ten first second "
    "third only even just still yet so because during despite amid among under over into about "
    "against between through until unless according additionally moreover furthermore instead "
    "once nearly almost more less much than too very once nonetheless nevertheless thus hence "
    "therefore asked speaking addressing citing noting calling responding writing following "
    "officially reportedly currently previously traditionally historically recently finally "
    "initially originally namely please yes well oh let do does did is are was were be been being "
    "has have had will would shall should can could may might must prior per via like unlike "
    "within without toward towards upon off out up down along across behind beyond near whether "
    "either neither something someone anyone everyone everything nothing nobody people police "
    "officials sources experts analysts critics protesters lawmakers reporters voters residents "
    "witnesses investigators prosecutors scientists researchers supporters opponents members "
    "leaders authorities government monday tuesday wednesday thursday friday saturday sunday "
    "january february march april june july august september october november december mon tue "
    "wed thu fri sat sun jan feb mar apr jun jul aug sept sep oct nov dec photo image file caption "
    "published updated former again ever never always often sometimes perhaps maybe indeed still "
    "god internet web english covid-19 brexit ok gmt utc bst est edt am pm a.m p.m asked told said "
    "says added given based having being seen made born left right take make get go come see if "
    "i'm i've i'll i'd it's that's there's he's she's we're we've we'll they're don't can't won't "
    "didn't doesn't isn't wasn't what's let's you're who's nuclear "
    "islam christianity judaism buddhism hinduism catholicism communism socialism".split()
)
PARTICLES = frozenset(
    "de da del della di du van von der den bin ibn al el ul la le abu ben y dos das ter zu".split()
)
