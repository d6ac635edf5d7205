"""Closed lists of what people and bodies are called: titles, the nouns of roles, of bodies, of documents and of places."""

from typing import Final

from factcli.text.words import word_set

HONORIFICS: Final = {
    "mr": "m", "mrs": "f", "ms": "f", "miss": "f", "mx": "", "sir": "m", "lord": "m", "lady": "f", "dame": "f", "baroness": "f",
    "madam": "f", "madame": "f", "monsieur": "m", "señor": "m", "señora": "f", "herr": "m", "frau": "f", "mme": "f",
    "signor": "m", "signora": "f", "senhor": "m", "senhora": "f", "shri": "m", "smt": "f", "shrimati": "f", "kumari": "f",
    "alhaji": "m", "alhaja": "f", "hajia": "f", "hajj": "m", "haji": "m", "dato": "m", "datuk": "m", "datin": "f", "encik": "m",
    "bhai": "m", "ustaz": "m", "ustad": "m", "oga": "m", "comrade": "", "dona": "f", "pak": "m", "ibu": "f", "mzee": "m",
    "alhaj": "m", "malam": "m", "mallam": "m", "nana": "", "togbe": "m", "dato'": "m", "tuan": "m", "tun": "m", "puan": "f",
    "cik": "f", "paduka": "", "seri": "", "sri": "", "tunku": "", "tengku": "", "haj": "m", "khun": "", "thiru": "m",
    "bapak": "m", "auntie": "f", "aunty": "f", "baron": "m", "viscount": "m", "countess": "f",
    "doña": "f", "samdech": "", "oknha": "", "sayyid": "m", "sayed": "m", "hafiz": "m", "maître": "", "fräulein": "f",
    "monseigneur": "m", "mwalimu": "", "bwana": "m", "kyai": "m",
}  # fmt: skip
"""Words of address, which are no role, and the gender they tell."""

SECOND_HONORIFICS: Final = frozenset(("sri", "seri", "paduka"))
"""Those that are one only behind another: "Tan Sri Anna Oro", not "Sri Lanka"."""

_RANKS: Final = word_set("""
    dr doctor prof professor cllr sgt sergeant lt lieutenant col colonel gen general capt captain maj major adm
    admiral cpl corporal brig brigadier cmdr commander det detective insp inspector supt superintendent di dci ds dc
    pc cst constable sen senator rep representative gov governor hon honourable rev reverend justice judge
    councillor councilman councilwoman councilmember alderman sens reps gens drs profs messrs sister father brother
    pastor imam rabbi bishop archbishop cardinal canon deacon pope fr msgr monsignor mufti ayatollah mullah maulana
    evangelist apostle
    engr engineer barr barrister arch atty attorney dsp dcp acp asp ssp sp igp cp dig mec mla mlc mna cde pvt
    amb mgr ing judr mudr phdr paeddr rndr jud dott dottor avv adv dipl univ-prof dr-ing cpt hon'ble gp-capt wg-cdr
    recorder pte cpo ltc cdr cmdt commandant commodore subedar comm comdr cllrs dep asst ag hrh
    inspector-general major-general lieutenant-general lieutenant-colonel brigadier-general maj-gen lt-gen lt-col brig-gen
""")
RANKS: Final = dict.fromkeys(_RANKS, "") | {
    "councilman": "m",
    "councilwoman": "f",
    "father": "m",
    "brother": "m",
    "sister": "f",
    "pope": "m",
}
"""Ranks and degrees that stand before a name; a role only where the article gives no better one."""

ROYAL: Final = {
    "king": "m",
    "queen": "f",
    "prince": "m",
    "princess": "f",
    "duke": "m",
    "duchess": "f",
    "emperor": "m",
    "sheikh": "m",
}

STYLES: Final = frozenset(
    (*ROYAL, "pope", "lord", "lady", "baroness", "dame", "sir", "cardinal", "pak", "patriarch")
) - {"sheikh"}
"""Titles that a name of one word is not used without: "Prince Aldo", "Lord Tarn"."""

OFFICES: Final = word_set("""
    police prisons customs works state defence defense health education finance security affairs justice agriculture trade
    industry commerce labour labor transport energy environment tourism culture sport sports youth development interior
    planning housing communications information technology science water sanitation lands mines fisheries immigration
    opposition treasury parliament staff army navy court appeals revenue taxes elections services relations operations
    welfare management resources infrastructure investment gender religion prosecutions house senate
""")
"""What somebody is minister, commissioner or head of, behind whose office the name stands: "Minister of Health Anna Oro"."""

NAME_PARTICLES: Final = word_set(
    "de la le van von der den del al bin di du el ibn da dos y ap und zu zur dela das ter af av bint ould ult mac nic"
)
"""Small words within the names of people."""

PLACING: Final = word_set("in at near to from on across outside around towards toward into")
"""Prepositions behind which a place is as likely as anything."""

DEGREES: Final = word_set("kc qc mp msp mep obe mbe cbe md phd jr sr ii iii esq")
"""What may stand behind a name."""

ROLES: Final = word_set("""
    ceo cfo coo cto cio ciso undersecretary treasurer registrar comptroller ombudsman sheriff marshal president
    minister premier secretary chief director leader spokesman spokeswoman spokesperson mayor chairman chairwoman
    chairperson chair chancellor commissioner officer head boss coach manager executive analyst economist official
    ambassador envoy mediator negotiator founder cofounder co-founder editor owner engineer counterpart colleague
    lawyer attorney solicitor barrister prosecutor defender advocate judge magistrate coroner researcher scientist
    author doctor surgeon physician nurse midwife paramedic consultant psychologist psychiatrist pathologist
    resident witness councillor councilman councilwoman lawmaker legislator senator deputy congressman congresswoman
    representative delegate mp peer whip speaker clerk auditor controller trustee governor constable detective
    inspector sergeant superintendent lieutenant captain colonel general major admiral commander ranger warden
    keeper farmer fisherman skipper pilot driver conductor teacher headteacher principal lecturer professor student
    pupil dean provost rector vice-chancellor historian archaeologist biologist ecologist chemist physicist
    geologist statistician epidemiologist virologist meteorologist forecaster climatologist oceanographer astronomer
    mathematician lexicographer critic columnist reporter journalist correspondent broadcaster presenter novelist
    poet playwright actor actress singer musician composer artist painter sculptor curator librarian archivist
    conservator collector dealer auctioneer architect designer developer programmer investor shareholder trader
    broker banker shopper merchant landlord landlady tenant neighbour neighbor mother father son daughter brother
    sister husband wife widow widower partner uncle aunt cousin nephew niece grandmother grandfather friend ally
    aide adviser advisor assistant rival predecessor successor campaigner activist organiser organizer volunteer
    coordinator co-ordinator supervisor foreman steward porter cleaner cook chef baker butcher grocer publican
    barman waiter waitress carpenter plumber electrician mechanic machinist miner welder docker postman postmaster
    firefighter lifeguard coxswain harbourmaster harbormaster master referee umpire striker goalkeeper midfielder
    winger forward player athlete runner cyclist swimmer rower sprinter jockey trainer bishop archbishop priest
    vicar pastor rabbi imam monk nun pope king queen prince princess insider source passenger customer patient
    survivor victim suspect defendant claimant plaintiff complainant juror informant whistleblower employee worker
    operator technician specialist expert pharmacist dentist vet veterinarian gardener beekeeper shepherd rancher
    grower breeder hunter guide guard soldier militiaman rebel warlord diplomat monarch ruler lobbyist strategist
    pollster organist retiree pensioner veteran apprentice intern geriatrician pharmacologist dermatologist tailor
    weaver potter jeweller jeweler watchmaker clockmaker shopkeeper bookseller publisher agent chairlady counsel
    regulator bursar proprietor hotelier restaurateur entrepreneur tycoon billionaire co-author coauthor person
    conciliator arbitrator secretary-general vice-president vice-chair co-chair man woman boy girl champion host
    team-mate teammate newsreader medallist inventor explorer climber chaplain candidate nominee incumbent
    commentator pundit blogger schoolteacher curate winner holder prosecutor-general examiner sister-in-law prioress
    substitute reader debutant co-star headmistress teenager
    abbot abbess graduate graduand user fan supporter opponent visitor tourist pedestrian motorist commuter parent
""")
"""Singular nouns of what somebody is."""

PLACED: Final = ("-based", "-born", "-owned", "-backed", "-led", "-headquartered", "-listed")
"""How words end that tell of a name where it is at home, or whose: "Tarnmouth-based"."""

SPOKES: Final = word_set("spokesman spokeswoman spokesperson")
"""Who speaks for somebody else."""

GROUP_NOUNS: Final = word_set("""
    people residents officials researchers scientists authors experts analysts economists critics campaigners
    activists organisers organizers protesters demonstrators witnesses neighbours neighbors farmers doctors nurses
    teachers parents students workers staff employees managers executives directors ministers lawmakers councillors
    senators mps prosecutors lawyers attorneys solicitors police officers detectives investigators inspectors
    diplomats mediators rebels soldiers families relatives survivors victims patients customers shareholders
    investors traders forecasters meteorologists auditors regulators commissioners members delegates opponents
    supporters fans players drivers passengers leaders engineers consultants advisers aides colleagues villagers
    fishermen miners landlords tenants shoppers merchants owners publishers writers historians ecologists biologists
    geologists physicists statisticians pollsters women men children pupils deputies authorities companies unions
    governments countries ministries
""")
"""Plural nouns of people and bodies that speak together."""

WOMEN_ROLES: Final = word_set("""
    spokeswoman chairwoman congresswoman councilwoman actress mother daughter sister wife widow aunt niece
    grandmother landlady waitress queen princess nun woman girl midwife prioress abbess chairlady policewoman
    businesswoman saleswoman
""")
MEN_ROLES: Final = word_set("""
    spokesman chairman congressman councilman father son brother husband widower uncle nephew grandfather landlord
    waiter king prince man boy fisherman foreman postman monk priest barman militiaman policeman businessman
    salesman abbot
""")

MERE_ROLES: Final = word_set("""
    superintendent executive commissioner director secretary president minister chairman chairwoman inspector registrar
    treasurer ombudsman premier spokesman spokeswoman spokesperson governor magistrate prosecutor coroner ambassador
    lieutenant sergeant colonel captain detective constable councillor councilman councilwoman senator manager officer
    attorney solicitor barrister economist analyst official professor scientist researcher secretary-general general
    representative undersecretary comptroller controller consultant editor chair
""")
"""Roles that are hardly anybody's surname, as Cook and Baker are: "Deputy Superintendent" names nobody."""

BODIES: Final = word_set("""
    ministry authority union party directorate university company inc ltd plc corp llc gmbh corporation bank police
    council committee commission agency department office institute association federation court army government
    board service services team club hospital intelligence organisation organization foundation centre center
    parliament senate congress house forces command campaign network administration bureau fund society league force
    firm trust group charity college school academy church observatory museum laboratory lab inspectorate regulator
    watchdog treasury navy coastguard alliance coalition confederation chamber tribunal assembly cabinet embassy
    consulate mission secretariat secretary-general newspaper broadcaster airline operator carrier supplier retailer
    manufacturer maker producer insurer lender builder developer brewery utility startup start-up business chain
    supermarket grocer bakery publisher studio festival institution think-tank thinktank lobby body bloc syndicate
    cooperative co-operative partnership holdings industries systems solutions technologies energy airlines airways
    railways motors foods pharmaceuticals partners securities capital clinic surgery practice brigade squad unit
    division branch crew panel jury inquiry taskforce ombudsman consortium conference opposition state kingdom
    republic desk crown gallery theatre theater orchestra library port registry survey exchange circle guild order
    movement front initiative project programme program owner hotel marina shipyard factory mill plant mine
    dealership platform app outlet pollster tracker forum campaigners rovers united athletic wanderers albion fc
    minerals metals resources chemicals electronics logistics shipping insurance media brands stores labs telecom
    rail water gas oil steel electric financial finance investments investment management associates consulting
    analytics ventures properties homes estates farms dairy breweries waste grid optics generics mutual presidency
    brokerage automaker carmaker planemaker chipmaker drugmaker
    chancellery palace prosecution defence vatican kremlin prosecutors' faculty
    hospice zoo aquarium cathedral abbey mosque synagogue archive archives ballet opera choir nursery polytechnic legion
""") - {
    "owner",
    "ombudsman",
    "secretary-general",
    "order",
    "state",
    "surgery",
    "practice",
    "energy",
    "crown",
    "developer",
    "publisher",
}
"""Nouns of what a body is; the last word of its name, or the one before "of"."""

CORPORATE: Final = word_set(
    "inc ltd limited plc llc llp corp co gmbh ag nv bv spa asa oyj bhd pty pte corporation incorporated"
)
"""What stands behind the name of a firm."""

FIRMS: Final = word_set("""
    company firm business group retailer manufacturer maker producer supplier operator carrier airline lender
    insurer builder developer chain supermarket grocer start-up startup utility platform brewery publisher
    broadcaster giant conglomerate exchange bank dealership contractor outfit employer app pollster fund brokerage
    automaker carmaker planemaker chipmaker drugmaker
""")
"""What a company may be called that is named otherwise."""

GENERAL: Final = word_set("""
    body organisation organization group agency authority institution charity watchdog regulator bureau force
    campaign team bloc fund foundation lobby club trust
""")
"""What a body may be called whose name holds the word, or else does not."""

DOCUMENTS: Final = word_set("""
    report study survey paper poll review analysis audit article editorial memo letter statement affidavit
    indictment lawsuit complaint filing document leaflet notice bulletin note email e-mail post tweet communique
    communiqué dossier log consultation inquiry investigation assessment ruling judgment judgement opinion plan
    proposal record records documents figures data papers transcript research findings modelling guidance thesis
    book memoir diary blog website account message text petition warrant minutes prospectus comparison census index
    estimate estimates statistics briefing submission testimony
""")
"""Nouns of what is written."""

ISSUED: Final = word_set("""
    statement letter note notice data figures analysis comparison investigation guidance statistics message email
    e-mail post bulletin terms policy submission planner handbook rules contract tally count log records briefing
    tweet update announcement release modelling research forecast estimate estimates
""")
"""Documents whose words are those of whoever issued them ("a statement from the ministry")."""

PLACES: Final = word_set("""
    street road lane avenue square bridge bay falls river lake hill hills valley mountain mountains island islands
    beach park airport station harbour harbor port city town village county district state states kingdom republic
    nations north south east west northern southern eastern western upper lower new old saint st sea ocean strait
    gulf canal forest estate house hall tower towers court cathedral church school stadium field fields green common
    quay wharf dock docks drive terrace gardens heath moor marsh coast cup open prize award day festival act bill
    treaty agreement accord war week month book times post herald gazette tribune news echo mail argus beacon
    courier standard journal magazine review letters radio television tv
""")
"""Words that names of places, papers and things have, and those of people hardly."""

KIN: Final = word_set("""
    mother father son daughter brother sister husband wife widow widower uncle aunt cousin nephew niece grandmother
    grandfather
""")
