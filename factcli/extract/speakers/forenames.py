"""Common forenames of many cultures by gender: a tie-breaker where an article tells a person's gender in no other way."""

from typing import Final

from factcli.extract.speakers.birthnames import EITHER, MEN, WOMEN
from factcli.extract.speakers.worldnames import WORLD_EITHER, WORLD_MEN, WORLD_WOMEN
from factcli.text.words import word_list, word_set

_WOMEN: Final = word_list("""
    aaliyah abigail ada adaeze adele adriana agata agnes agnieszka aisha akiko alba alejandra alexandra alice alicia
    alina alison alma amal amanda amara amber amelia amina amira amy ana anastasia andreea angela angelica anita
    anja anjali anna annabel anne annika anouk antonia anya aparna aroha asha ashley astrid audrey aurora ava ayesha
    ayumi barbara beata beatrice beatriz becky bella bernadette beth bethany bettina beverley bianca birgit bonnie
    brenda bridget brigitte bronwen bryony camila camilla carla carmen carol carolina caroline carolyn cassandra
    catalina catherine catrin cecilia celeste celia charlotte chiara chioma chloe christina christine clara claire
    clare claudia colette constance cordelia cynthia daisy dalia dana danielle daphne deborah debra deepa delia
    della denise diana diane dina dolores donna dora doris dorothea dorothy ebony edith eileen elaine eleanor elena
    eleni elinor elisa elizabeth ella ellen elodie elsa elsie emilia emily emma erica erika erin esme esperanza esra
    estelle esther ethel eva eve evelyn fatima fatou fatoumata fay felicity fernanda fiona flora florence frances
    francesca freda freya frida gabriela gabrielle gail gemma genevieve georgia georgina geraldine gerda gertrude
    gillian gina gisele giulia glenda gloria grace greta gretchen gudrun guadalupe gwen gwendolyn hana hanna hannah
    harriet hortense melba wanda oyinkan leda thandiwe nadia nargiza hanneke wilma dolly doreen edna ena enid
    gwyneth hettie ivana jemima kezia hayley hazel heather hedda heidi helen helena helga hema henrietta hilary
    hilda holly hope ida ilse imelda imogen ines ingrid irene irina iris irma isabel isabella isabelle ishani isobel
    isolde ivy jacqueline jade jana jane janet janice jasmine jean jeanette jenna jennifer jenny jessica jill jo
    joan joanna joanne jocelyn johanna josephine joy joyce juanita judith judy julia juliana julie juliet june
    justine kaede kamala karen karin karina kate katarina katharina katherine kathleen kathryn kathy katie katya
    kavita kay kayla keiko kelly kerry kim kirsi kirsten kirsty klara kristen kristin kristina laila lakshmi lara
    larissa laura lauren lea leah leila lena leonie leslie leticia leyla lidia liliana lily linda lisa liv liz liza
    lois lola lorna lorraine louisa louise lucia luciana lucille lucinda lucy ludmila luisa lydia lynda lynn mabel
    madeleine madison maeve magda magdalena maggie mai maja malala mandy manuela marcela margaret margarita margit
    margot marguerite maria mariam marian marianne marie marina marion marisol marjorie marlene marta martha martina
    mary matilda maud maura maureen mavis maxine may maya meera meg megan mei melanie melissa mercedes mercy
    meredith michaela michelle mildred millie mina mira miranda miriam moira mollie molly mona monica monika muriel
    myra myriam nadine nancy naomi natalia natalie natasha nathalie neha nell nellie nicola nicole nilufar nina noor
    nora noreen norma octavia odette odile olga olive olivia oksana oona ottilie padma paloma pamela patience
    patricia patty paula pauline pearl peggy penelope penny petra philippa phoebe phyllis polly pooja precious
    preeti priscilla priya rachel rania raquel rebecca regina renata renee rhiannon rhoda rhonda rita roberta
    rochelle romy ros rosa rosalba rosalie rosalind rosario rose rosemary rosie rowena roxanne ruby ruth sabina
    sabine sabrina sadie sakura sally salma samantha samira sandra sanjana sara sarah sasha saskia selma serena
    shabnam shanice shannon sharon sheila shelley shirin shirley sibyl sienna sigrid simone siobhan sofia solveig
    sonia sophia sophie stacey stella stephanie sue sunita susan susanna susanne suzanne sven-marie svetlana sybil
    sylvia sylvie tamara tamsin tania tanya tara tatiana teresa tess tessa thea thelma theresa tiffany tina toni
    tracey tracy trudy ulla uma ursula valentina valeria valerie vanessa vera verity veronica victoria viola violet
    virginia vivian vivien wendy wilhelmina winifred xiomara yael yasmin yasmine yolanda yoko yuki yulia yvette
    yvonne zahra zainab zara zeynep zoe zofia zora dagny runa mei-ling hui-min ngozi ifeoma oluchi nneka nkechi
    wanjiru akua ama efua esi abena adwoa comfort temperance nomvula thandi lerato naledi zanele kirra moana mere
    lani leilani ayla elif aylin gulnara saule aigul madina sadaf parisa nasrin farah soraya halima hauwa safiya
    khadija maryam ruqayya nur siti dewi putri wati kartika ratna sri linh thuy huong lan xiu ling fang yan jing xia
    min-ji ji-woo soo-jin hyun-joo seo-yeon haruka emiko yumiko naoko tomoko michiko sayuri chihiro graca
""")

_MEN: Final = word_list("""
    aaron abdul abdullah abdulrahman abel abraham adam adeyemi adrian ahmad ahmed akira alan alastair albert alberto
    aldo alec alejandro aleksandar alessandro alex alexander alexei alfonso alfred ali alistair allan allen alvaro
    amadou amir amit anders andre andrea andreas andrej andres andrew andrzej andy angelo angus ansel anselm anthony
    anton antonio aram archie ari ariel arjun arkady arlo armando arne arnold arthur arturo arvid asif augusto
    austin axel babatunde barnaby baron barry bart bartosz basil beau ben benedict benedikt benjamin bernard bert
    bilal bill billy björn bob bogdan boris brad bradley bram brendan brent brett brian bruce bruno bryan bryn byron
    caleb calvin cameron carl carlo carlos cedric cesar chad charles charlie chen chester chidi chris christian
    christoph christopher clarence claude clement cliff clifford clive clyde cole colin colm connor conor corin
    cornelius craig curtis cyril cyrus daan dai dale damian damien damon dan daniel danilo danny dario darren dave
    david dean dele denis dennis derek dermot des desmond dev diego dieter dietmar dilan dimitri dinesh dirk dmitri
    dmitry dominic don donald douglas drew duane duncan dustin dwayne dwight dylan earl ed eddie edgar edmund
    eduardo edward edwin egon eli elias elijah elliot emeka emil emilio emmanuel enrico enrique eric erik ernest
    ernesto ernst ethan eugene evan ewan fabian fabio faisal farid federico felipe felix fergus fernando finn
    florian floyd francis francisco francois frank franz fred frederick friedrich fritz gabriel gareth gary gavin
    gene geoff geoffrey george gerald gerard gerhard gideon gil gilbert giles giorgio giovanni giuseppe glen glenn
    goran gordon graham grant greg gregor gregory guido guillermo gunnar gustav gustavo guy habib hadi hakim hal
    halvard hamid hamza hank hans harald hari harold harry haruki hasan hassan hector heinrich hendrik henri henrik
    henry herbert herman hernan hiroshi horace howard hubert hugh hugo hussein ian ibrahim idris ignacio igor ihaka
    ike ilya imran ira isaac ismail istvan ivan ivor jack jacob jacques jaime jake jakob jamal james jamie jan janos
    jared jason jasper javier jay jed jeff jeffrey jens jeremy jerome jerry jesse jesus jim jimmy joachim joaquin
    joe joel johan johannes john johnny jonas jonathan jordan jorge joris jose josef joseph josh joshua josip juan
    jude julian julio julius jun jürgen justin kamal karel karim karl karsten kaspar keith ken kenji kenneth kevin
    khalid kieran kirk klaus kofi konrad konstantin kumar kurt kwabena kwame kwasi kyle lars lasse laurence lawrence
    lech lee len leo leon leonard leonardo leonid leroy leslie lester lev lewis liam lionel lloyd lorcan lorenzo
    louis lowell luc luca lucas luigi luis lukas luke luther lyle mads magnus mahmoud malcolm manuel marc marcel
    marcello marco marcos marcus marek mario marius mark marko markus marlon marshall martin marvin mateo matthew
    matthias maurice mauricio mauro max maxim maximilian mehdi mehmet melvin michael michal miguel mikael mike
    mikhail miles milan milo milos mohamed mohammad mohammed morgan moses muhammad murray musa mustafa nathan
    nathaniel ned neil nelson niall nicholas nick nico nicolas niels nigel nikhil nikita nikola nikolai nikos nils
    noah noel nolan norman odell olaf ole oleg oliver olivier omar orlando oscar oskar osman otto owain owen pablo
    paddy paolo patrick paul pavel pawel pedro per percy pete peter petar petru phil philip philippe pierre piet
    pieter pim piotr pradeep prakash qasim quentin rafael raj rajesh ralph ramon randall randy ranjit raoul rashid
    raul ravi ray raymond reginald reinhard rene rex reza rhys ricardo richard rick rob robert roberto robin rocco
    roddy rodney rodrigo roger roland rolf roman ron ronald rory ross roy ruairi ruben rudolf rudy rufus rupert
    russell ryan saeed said salman salvador sam sami samir samuel sandeep sanjay santiago scott sean sebastian serge
    sergei sergey sergio seth shane shaun sherman sidney simon sipho solomon stan stanislav stanley stefan stefano
    stellan stephen steve steven stuart sven syed sylvain takeshi tariq ted teo terence terry theo theodore thierry
    thomas thor tibor tim timothy tobias toby todd tom tomas tommy tony torsten travis trevor tristan troy tyler
    tyrone umar uwe vadim valentin vernon victor vijay viktor vince vincent vinod vladimir volodymyr wade wallace
    walt walter warren wayne werner wesley wes wilfred will willem william wilson wim winston wolfgang wyn xavier
    yakov yann yannick yasser yuri yusuf yves zachary zoltan kwadwo yaw chinedu obinna olumide oluwaseun tunde segun
    femi thabo tendai tafadzwa jabari juma baraka wei jian jun-ho min-jun ji-hoon sung-min kenta daisuke takashi
    hiroto satoshi budi agus joko nguyen duc quang minh arjan bikram gurpreet-singh harjit vikram suresh ramesh
    mahesh anil sunil ashok farhad behrouz dariush ramin arash bahram kaveh emre murat mehmet-ali ozan serkan
    nursultan azamat daniyar rustam timur giorgi levan nikoloz zurab vakhtang levon hovhannes tigran mihai radu
    dragos sorin vlad bojan dejan zoran dragan vuk ante marin hrvoje luka janez matej jiri vaclav tomasz krzysztof
    grzegorz janusz leszek jerzy zbigniew vytautas jonas-petras janis andris toomas juhani pekka antti matti timo
    ruvim teodor bartholomew cornelis thijs sander kester leopold sigmund leandro fitzroy hollis ulrich casimir
    jonah barney benedetto ludwig otis percival silas tarquin ambrose
""")

_EITHER: Final = word_list(
    "alex ariel chris jamie jan jean jordan kelly kerry kim leslie morgan robin sam sasha terry toni"
)

FORENAMES: Final = (
    dict.fromkeys((*WORLD_WOMEN, *WOMEN), "f")
    | dict.fromkeys((*WORLD_MEN, *MEN), "m")
    | dict.fromkeys((*WORLD_EITHER, *EITHER), "")
    | dict.fromkeys(_WOMEN, "f")
    | dict.fromkeys(_MEN, "m")
    | dict.fromkeys({*_EITHER, *(set(_WOMEN) & set(_MEN))}, "")
)
"""The gender of common forenames without case; empty where both have it. The lists of this module go before the others."""


FAMILY_NAMES: Final = word_set("""
    ahn bae baek bui byun cai cao chae chen cheng choi chu chung cui dang deng diao ding doan dong duan duong fang feng fu gao
    geng guo gwak hao he heo hoang hong hou hsu hu huang huynh hwang jang jeon jeong jia jiang jin joo jung kang kim ko kong
    koo kwak kwon lai lam lau lei leung li liang liao lien lim lin liu luo luong ma meng min mo moon nam ngo nguyen noh
    oh pak pan pham phan pyo qian qiao qin qiu ren ryu seo shao shen shi shim shin sohn son song su suh sun tang tao tian tran
    trinh truong tsai tsang tseng tsui vuong wan wang wei wen weng wong woo wu xi xia xiang xiao xie xu xue yan yang yao ye yeung
    yim yin yoo yoon you yu yuan yun zeng zhai zhang zhao zheng zhong zhou zhu zhuang zou
""")
"""Chinese, Korean and Vietnamese family names, which stand first: "Xi" is who was "Xi Jinping" before."""


def is_forename(low: str) -> bool:
    """Whether a word without case is a forename, or two with a hyphen: "anne-marie"."""
    one, _, other = low.partition("-")
    return low in FORENAMES or (other in FORENAMES and one in FORENAMES)


def gender_of(forename: str) -> str:
    """`f`, `m`, or empty where the name does not tell; of two with a hyphen the first tells."""
    low = forename.lower()
    return FORENAMES.get(low) or FORENAMES.get(low.partition("-")[0], "")
