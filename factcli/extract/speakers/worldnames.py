"""Forenames of the rest of the world that the other lists lack, by gender: African, Asian, Arabic, Latin American, European.

Written by hand, from general knowledge; names that are also common words, places or oftener surnames are left out.
"""

from typing import Final

from factcli.text.words import word_list

WORLD_WOMEN: Final = word_list("""
    abeba abimbola abla adaobi adela adelaida adelheid adenike adeola adina aditi afia afsana afsaneh afua agathe
    agneta agustina aikaterini ailsa aine aino ainur airi aishwarya aisling aissatou aisyah aizhan akane akanksha
    aki akosua aleida alessia aline aliya almudena alyona amandine amarachi amelie aminata amparo amrita anahit
    anais ananya anastasiya andree anfisa angeles angharad anh anjana anne-marie annegret anneke anneli annelie
    anneliese annick antje antonella anuradha aoife aparajita araba archana arezoo ariane arja armelle armine
    arundhati arwa asa asantewaa ase asel asmaa assel assunta astghik astri asuka atefeh atsuko aud aude aurelie
    aurore avital avni awa axelle aya ayaka ayako ayame ayanda ayano ayelet aygun ayo ayse aysegul aysel aysun ayten
    azadeh azar aziza azizah azra azucena badria bahar bahareh banu basak basma batya beate begona belen belgin
    benedetta benedicte berengere berit berna berta bethan betul beyza bhavana bhavna bibigul bich bina birgitta
    bjork blanca blandine blathnaid bodil bolanle bouchra bozena brid brigitta brita britta bronislava buket bukola
    burcu bushra busisiwe buthaina canan cansu caoimhe capucine caridad carine carys catarina caterina catriona
    cayetana cecile cecilie cemile ceren ceri cerys chantal chidinma chie chieko chikako chinyere chipo chitra
    chiyoko christel christelle christiane chrysoula cigdem cinzia clarisse claudine clemence clementine clodagh
    conceicao concetta coralie cornelia cosima costanza cyrielle dafna dagmar damilola danuta daria darya dearbhla
    deepika delfina delphine derya despina diem dilek dilma dilnoza dima dimitra dinara dineo divya dominika
    donatella dorit dorothee dorte durga duygu ebba ebru ece eda edeltraud eduarda edyta efrat eftychia eilidh
    eimear einat eira eirini eirlys eithne ekaterina ekua elaheh elba eleonora eleri elfriede elham elin elina
    elisabet elisabetta elke ellinor elzbieta emanuela emi emine emmanuelle encarnacion enitan eri eriko ernestina
    ersilia esin esma estefania estela etsuko eugenie eun-hye eun-ji eun-joo evangelia eveline evelyne ewa fabienne
    fabiola fadia fadwa fadzai fanny farhana fariba farida farzana farzaneh fatema fatemeh fatiha fatimah fatma
    fatos fauzia federica fehmida felisa fereshteh feride feruza feyza ffion figen filipa filiz fionnuala fiorella
    fitri flavia flavie florencia folake folasade forough fotini francisca francoise franziska frauke frederique
    friederike fulya fumie fumiko funke funmilayo gabriele galina galit gamze gayane gayatri geeta geneviève
    gertraud ghada ghazala ghislaine giang gimena ginevra gisela gita giuliana giuseppina gizem gohar golnaz gonca
    gordana grainne graziella grazyna guillermina gulay gulcan guler gulmira gulnaz gulnora gulsen gulten gulzhan
    gunilla gunn gunnhild gunvor gwenaelle gwenllian hacer hadas hadiza hae-won haf hafsa hajra hala haleh halina
    hanako handan hande hanh hanka hannelore haruko hasmik hatice hatsue havva hayat heba hedvig hedwig heidemarie
    heidrun heike heli helle helma heloisa heloise henriette herminia hiba hideko hila hilde hildegard hildur hina
    hinemoa hiroko hisako hitomi hoa homa honoka hortensia houda huda hulya humaira huyen hye-jin hyun-jung idit
    idun ignacia ijeoma ilaria ilknur ilona iman imane imke inaam inbal indah indira indu inga ingeborg ingeburg
    inger ingvild inmaculada inna ioanna iona iqra irem irena irmgard iryna isha isil israa itziar ivanka ivete
    izumi jacinda jadwiga jaleh jamila jannicke jarmila jasmina jawahir jaya jayanthi jelena ji-eun ji-hye ji-won
    ji-yeon ji-young jihan joana jolanta josefa josefina josiane juliane julieta junko jutta jyoti kaarina kadriye
    kagiso kaija kaisa kajal kalani kalliopi kalpana kamini kana kanae kanako kaori kaoru karine karolina karoline
    katarzyna katerina kateryna kathrin katja katri katrin kavitha kawthar kayo kazuko kazumi kehinde keren kerstin
    kgomotso khadidja khadijah khawla khrystyna kimiko kiri kirsti kirthi kiyoko kjersti koharu komal konstantina
    kornelia krystyna ksenia ksenija kubra kulsoom kumiko kunigunde kyoko kyriaki ladan laetitia lale lamia larisa
    larysa lata latha latifa laure layal leena leili leman lene lenka leonor lesia lestari letizia licia lidiya
    liesel lieselotte ligia liisa lilja limor lindani lindiwe liora lioudmila lisbet lisbeth lise liubov liudmila
    ljiljana loredana lorenza losa lotta lotte lowri lubna lucie lucienne lucila lucrezia lucyna ludivine luise
    luiza lusine luzia lydie lyubov lyudmila maarit maayan macarena machiko maddalena madhavi madhuri madoka magali
    mahin mahira mahnaz mahnoor mahsa maija mair maire mairead mairi makena makhabbat maki makiko malak malgorzata
    maliheh malka mamata mami manal manami manisha manju manon mareike margareta margarete margarethe margarida
    margherita margrethe mariama mariangela mariann maricarmen marie-claude marie-france marie-helene mariela
    mariette marija mariko marit marita mariya marja marjan marjatta marjo marketta martine marwa maryna maryse
    marzena marzieh masako masih masoumeh masumi mathilde matilde mattea mayawati maysoon mayu mayumi mbali
    mechthild meena meenakshi megawati megha megumi mehri mehwish meike melek melike meltem menna meral mereana
    merete merja merve meryem mette mi-kyung michela midori mieko miho miki milagros milena milica minna minoo
    mireille mirella mireya miri mirjana mirka misaki mitra mitsuko miyako miyuki mizuki mohini mojgan momoko
    monserrat montserrat morag moran morgane morven motoko mouna mridula muge mumtaz muna nabila nadege nadezhda
    nadiya nadja naheed naima naira najat najla najwa nalan nalini namrata nanako nandi nandini nanna narges nargis
    narine nasim nasreen natalija natallia natalya natsuko natsumi nawal nayib nazan nazanin nazia nazli nebahat
    nechama neelam negar nelida nermin nerys neslihan nesrin nesrine nevena nga ngaire ngoc nhung niamh nicoletta
    nida nighat nigora nihal nilay nilgun nili niloofar niloufar nilufer nirmala nirupama nisha nita nkem nkosazana
    nobuko noelia noemie nokuthula nomsa nonhlanhla nonkululeko noora noraini norhayati noriko nour ntombi nuala
    nura nuray nurcan nurhaliza nuria nurit nurten nurul nusrat nyambura nyokabi nélida oanh oceane ofra oleksandra
    olena olesya olha olufunke olya omolara onyinye orit orla orlaith orly orna ornella outi oya ozge ozlem paivi
    palesa pallavi panagiota pania paraskevi parvaneh parvati parveen parvin pascale patrizia pegah pelin perihan
    perrine phuong pia piera pilar pinar pirjo pirkko pnina polina prachi pratibha pratima preity priyanka puan
    quyen quynh rabia radha radhika radka raffaella ragini ragnhild raija raisa rajani rajni rakhshan rama ramya
    ranjana rasha rashmi raymonde razia reem refilwe regine rehana reiko rekha renate renu renuka retno revathi
    reyhan rhian rie rigoberta riikka rika rima rina rini ritu ritva rivka rocio rohini roisin roksana rola romane
    ronit ronke roopa rosalia rosaura rosella roselyne rosmah roswitha rotem roxana roya ruba rubina ruchi rudo
    rukhsana rukiye ruksana rumiko rupa ruvimbo ruzena ryoko saara saba sachiko sade sadhana sadia sahar sahel saima
    sajida salome samaneh samar samia sana sanaa sandhya sandrine sangeeta sania sanja sanna saoirse saori saraswati
    sari sarit sarita saroja satoko satomi satu savita savitri sawsan sayaka sebnem seda sedef seema segolene selin
    semra senay sepideh serap serpil setareh setsuko sevda severine sevgi sevim sevinj shabana shaheen shahla
    shahrzad shaima shamima shanta shanti sharareh sharmila shashi shatha shazia sheela shigeko shilpa shima shiori
    shira shirly shiva shizuka shlomit shobha shohreh shoko shona shoshana shreya shruti shweta sian sibel sibongile
    sieglinde sigal signe sigridur siham silje silke silvana simge simin simisola simona simonetta sinead sini
    sinikka siphokazi siranush sirkka siv slavica slobodanka smadar smita smriti sneha snezana sofiya soheila
    solange solene solomiya sonali songul soo-yeon soo-young sorcha souad stanislava stavroula stefania steffi
    styliani stéphanie su-jin suad subhadra sudha sujata sule sulochana sumaira suman sumaya sumiko sumitra sunniva
    supriya sushila sushma susi suvi svenja sviatlana svitlana swapna swati sylvaine synnove ségolène tahira taisiya
    takako tali tamaki tamar tamiko tanja tanvi taraneh tarja taslima tatjana tatyana temi temitope teodora tereza
    terhi tetiana thais thandeka thao thembeka thulisile thuraya thérèse tiina tinatin tirza titilayo tiziana tora
    toril torunn toshiko tova tove trang trine trinh trupti tsitsi tsukasa tugba tuija tulay tulin turid tuula
    tuulikki tuyet tzipi uchenna uju ulrika ulrike ulyana umida unni urmila urszula uschi usha uyen uzma valeriya
    valérie vandana varvara vasiliki vasundhara vered veronika veronique vesna vibeke vidya vigdis vijaya viktoria
    viktoriya vilma vimala violetta vira virginie vittoria viveka viviane wafa wafaa waltraud wambui wangari wanjiku
    whetu wiebke wieslawa wioletta wissam wulan yaa yaara yalda yamini yana yasemin yasmeen yayoi yehudit yekaterina
    yelena yeliz yenny yeon-ju yetunde yevgenia yevgeniya yewande ylva yolande yoon-ah yoshiko yousra yu-na yui yuka
    yukari yukiko yuko yuliya yumi yuni yuriko zahida zaib zakia zandile zarina zaynab zdenka zeenat zehava zehra
    zeina zeinab zeliha zhanar zhanna zinaida zineb zipporah zodwa zohreh zola zorica zubaida zubeyde zulema zulfiya
    zuzana zvezdana
""")
WORLD_MEN: Final = word_list("""
    aage aamir aare aart aatu ababacar abbas abdel abdelaziz abdelfattah abdelhamid abdelkader abdelkrim abdellah
    abdelmajid abdelmalek abdelrahman abdoulaye abdulaziz abdulhamid abdulkadir abdulkarim abdullahi abdulmalik
    abdulrazak abebe abed abelardo abhay abhijit abhishek abhisit abid abiodun abiy abner abolfazl achille achilleas
    adalbert adalberto adalgiso adama adamu adebayo adeel adekunle adelmo adem aderemi adewale adham adi adil aditya
    adnan adriaan adriano adrien adrián adán aftab agostino agung agustín ahmadou ahmet ailbhe aime aimé airlangga
    aitor ajay ajit ajmal akaki akash akbar ake akhil akhtar akihiko akihiro akihito akinwumi akio akito akram aksel
    akshay alaa alain alasdair alassane alban albino albrecht alcides aled alejo alekos aleksander aleksandr
    aleksandrs aleksei aleksejs alessio alexandr alexandre alexandros alexandru alexey alf alfio alfons aliko
    alioune alireza alisher aliyar almaz almazbek alois alok alonso aloysio aloísio alparslan alper alphonse altaf
    altynbek alun alvar alyaksandr aman amarinder amartya amaury ambroise amedeo amer amerigo ami amichai amilcar
    amin amine amirali amirhossein amitabh amjad ammar amnon amotz amrullah amédée américo anand anant anar anas
    anastasios anatole anatolii anatoliy anatoly andi andrei andrejs andrey andrii andrius andriy andré andrés
    andzej aneesh aneurin angel angelos anibal anies anirudh anis ankit ankur anselme antero antoni antonin antonino
    antonis antoun ants antón antónio antônio anupam anurag anutin anwar aníbal aoun apisai apollinaire apostolos
    aqeel aquiles aquilino aravind araz archil ard arda ardeshir aref arie arief arif arifin arik aris aristeidis
    aristotelis arjen arkadiusz arman armand armen armin arnaldo arnaud arndt arnfinn arno arnulf arrigo arsalan
    arsen arseniy arshad arsène artak artem arto artur artyom arun arve arvind arvo arye aryeh asad asbjorn asgeir
    asger asghar ashish ashkan ashot ashraf ashutosh ashwin askar asko assaf ataollah ataullah athanasios atif
    atilla atle atsushi atte attilio atul aubin auguste aung aurel aurelien aurelio aurélien avetik avi avichai
    avichay avigdor avinash aviv avner avraham avram ayaz aykut ayman aymen aymeric ayodele ayoub ayub ayumu azam
    azhar aziz azzam azzedine babacar babajide babak babar badr badri baher bahruz bakhtiyor bakhytzhan bakr
    bakytzhan balakrishnan baldev baldur baltasar bambang bandar baptiste barak barthélémy bartlomiej bartolomé bas
    basem bashir basilio bassam bassel bassem bastiaan bastian bastien basuki batbold battulga batuhan batyr bauke
    bauyrzhan bayar bayram bayu bechir bekir beltrán bengt beniamino benigno benjamín benoit benoît benyamin benício
    beom-seok beppe berat berhanu berik bernardo bernd berndt bernhard bernt berthold bertram bertrand besir bharat
    bhaskar bhavesh bheki bhupinder biagio bidhya bidzina bijan bimal binali binh binyamin bipin birger birk
    bismarck biswajit bjarne bjarni bjorn blaise boaz bobur boel boguslaw bohdan bohumil bohuslav bola boleslaw
    bongani bongbong bonginkosi bonifacio borge borislav borja borys bosse botir boubacar boudewijn boutros brahim
    branislav branko braulio brijesh bronislaw brynjar budiman bulent burak burhan burkhard cagatay caio calixto
    calogero calum camillo camilo carles carmelo carmine carsten carwyn cathal cayetano cees celal celso cem cemal
    cengiz cesare cetin cevdet cezary chafik chaim chairul chaminda chan-wook chandan chandrababu chandrashekhar
    chang-ho charalambos charles-henri chatchai cheick cheikh chetan chibuike chidambaram chidiebere chijioke chika
    chikara chike chima chinonso chirag christer christof christophe christos chuan chukwudi chukwuemeka chul-soo
    cian ciaran cihan cillian ciro claes claudio claus clemens clemente clovis clément coenraad colman conall
    constantin cor cormac corrado cosimo coskun costantino cristiano cristobal cristóbal cuong custódio cyprien
    cyrille czeslaw cédric célestin césar dadang dae-jung dafydd dag dagfinn daichi daigo daiki dalibor damiano
    damir damián daniele daniil danish daniyal daoud dariusz darko darmawan darragh darshan darío daulet davide
    davit davor davut davíd dawit debasish deddy dedi deepak delfim delfín demeke demetrio denys derk desta detlef
    deuba devendra dhanush dharmendra dhia dhruv dian diarmuid didier didik diederik dietrich digvijaya dilip
    dilshod dimitrios dimitris dino diogo diosdado djoko dmitrij dmitriy dmitro dmytro dobromir dogu domenico
    domingos dominik donal donato dong-hyun dong-won dong-wook donnchadh dorji doron dov dragoljub dries driss dror
    dudu dumisani durmus dusan dwi eamon eamonn ebenezer eberhard ebrahim ebube eckart eckhard edem edgardo edgars
    edilson edinson edmundo edoardo edouard edson eduard edvardas eelco efraín efstathios egbert egidijus egidio
    egil ehab ehsan ehud eiichi eiji einar eino eirik eitan eivind ekkehard eko ekow ekrem eladio elazar elchin
    eldar eleftherios elfyn elia eliezer eligio elio eliseo elmar elnur eloy elyakim elías emad emanuel emanuele
    emile emin emlyn emmerson emomali emrah emrullah emrys emílio ender endre engelbert engin enkhbayar ennio enoch
    eoghan eoin epeli ephraim epifanio erasmo ercan erdal erdem erez erhan erhard erich erkan erkki erlan erlend
    erling ermanno erol ersin ertan ertugrul erwin esa esko esmail espen essam estanislao estêvão etienne ettore
    euan eugen eugenio eugène eugénio evangelos evarist evaristo evert evo evren evripidis ewald ewen ewout eyal
    eyvind ezer ezio fabien fabián fabrice fabricio fabrizio fachri facundo fadel fadi fadli fahad fahd faheem fahri
    faiz fajar falk faramarz faraz farhan farhod farooq farouk farrokh farshad faruk farzad fathi fatih fausto fawad
    fawaz fawzi fayez fazal fearghal fedir fedor fehmi fela felice ferdi ferdinand ferdinando ferdy fereydoun fergal
    ferhat fermín fernand ferruccio fethullah fevzi fiachra fidel fidelis fikret filip filipe filippo fintan fionn
    fiorenzo flavio florent florentino floris flávio foad fotis fouad francesc franck francois-xavier frans
    frantisek franz-josef françois frederic fredrik frieder friedhelm frits frode frédéric fuat fulgencio fumihiko
    fumio fumiya furkan fábio félix gabi gabor gadi gaetan gaetano gagik galip galym ganbaatar ganesh ganjar garba
    garegin gaspar gaspard gaspare gatot gaurav gautam gaute gauthier gaël gearoid gebhard gediminas geert geir gela
    genaro genichi gennadiy gennady gennaro genta geoffroy georg georges georgi georgios georgiy geraint geraldo
    gerasimos gerben gerbrand gergely germain germán gero gerrit gerson gert getachew gethin getúlio gevorg ghassan
    ghazi gheorghe ghislain gholam giacomo giampaolo giampiero giancarlo gianfranco gianluca gianluigi gianmarco
    giannis gianpaolo giap gibran gijs gilad gilles gilmar gintaras giora giordano giorgos girish girma girolamo
    gisle gisli giuliano giulio gleb glyn goffredo gokay gokhan gonzalo gonçalo gonçalves goodluck gorm goro
    gotabaya gottfried govind graziano gregoire gregorio grigor grigoris grigory gruffydd grégoire grégory grímur
    gudlaugur gudmundur gudni guenter guglielmo guilherme guillaume gulab gulbuddin gun-woo gunter gunther guram
    guray gurbanguly gurdeep gurkan gurmeet gurpreet gustaaf gustaf gustave guttorm guus guven gwilym gwyn gyorgy
    gyula gérard günther haakon habip hae-chan hafeez hafez hagen haidar haile hailemariam haim haitham hajibala
    hajime hakainde hakan hakob hakon haldun halfdan halil halldor hallgeir haluk halvor hamad hamdan hamdi hamed
    hamidreza hamish hammad han-sol hanefi hani hanif hannes hanno hanns hannu hans-christian hans-dietrich
    hans-georg hans-joachim hans-peter haralambos hardik hardy hareth haris harish hariyanto harmen haroon harri
    harsha hartmut haruto harutyun hashim hasto hatem havard hayato haydar hayk haytham hazem hedi heikki heiko hein
    heiner heinz heitor hekmatullah helder helge helgi helmut helmuth hemant hemi henk henning henrique heraldo
    heribert heriberto hermann hermenegildo hernán heru herve hervé heryanto herzl hesam hessel heydar hibatullah
    hicham hidayat hidayatullah hidayet hideaki hidehiko hidekazu hideki hideo hidetoshi hideyuki hien hieu hikaru
    hikmet hilal hilario hillel himanshu hippolyte hipólito hirofumi hirohito hirokazu hiroki hiromi hironobu
    hiroyuki hisashi hisham hitesh hitoshi hjalmar hoang hogni hohepa holger hong-joo honoré hooman horacio hordur
    hormoz horst horácio hossam hossein houman houssem hrant hryhoriy htun hubertus hugues huseyin husnu hussam huub
    huw huy hyun-jin hyun-soo hyun-woo hywel héctor hélder hélio iain ibrahima ichiro ido ieuan ifan ifeanyi ifor
    iftikhar igal ignaz ignazio ihab ihor ihsan ijaz ikechukwu ikram ilan ildefonso ilham ilia ilias ilja
    ilkay ilker ilkka illia ilmari ilyas imad imed imtiaz in-ho in-soo inacio inam indra indrajit ingemar ingmar
    ingo ingolf ingvar innes inzamam inácio ioan ioannis iolo ion ionut iosif iqbal iraj irakli ireneusz irfan irwan
    isak isamu isao ishaan ishan ishaq ishfaq ishtiaq isidore isidro isko ismet issa itai itamar itay itsuki itzhak
    ivano ivar ivaylo ivica ivo iván iwan iyad izhar izzat iñigo jaak jaakko jaan jaap jaber jacco jacek jacinto
    jacky jacobo jacobus jacopo jae-hyun jae-in jae-myung jae-sung jae-won jae-yong jafar jagan jagdish jahangir
    jaideep jair jairam jairo jakaya jakub jalal jamil jamshid jani janko jari jarkko jarle jarmo jaromir jaroslav
    jaroslaw jassem jasur jaswant jatin javad javaid javed jawad jayant jean-baptiste jean-claude jean-francois
    jean-françois jean-louis jean-luc jean-marc jean-marie jean-michel jean-paul jean-philippe jean-pierre jean-yves
    jejomar jelle jeppe jere jeremie jeroen jerónimo jesper jesús jeyhun ji-ho ji-hwan ji-sung jigme jin-ho jin-woo
    jiro jitendra joakim joao joaquim joaquín joar jochen joep joerg jogvan johann jokke jokowi jolle jomo jong-hyun
    jong-il jong-un jonni jonás joon-ho joon-ki joon-young joop joost jordi jorg jorgen jorma jorn jos josaia josep
    josselin jostein josué josé jouko jouni jovan jovino jozef jozsef joão joël juan-carlos juan-manuel juan-pablo
    juha juhan juho jukka jules julián jun-young junaid jung-eun jung-ho junichi junichiro junji junya juraj jurgen
    jurrien jussi jusuf juvenal jyotiraditya jyrki jérémie jérôme jörg júlio kaare kaarlo kadir kaesang kagame
    kailash kairat kais kaj kakha kakhaber kaleem kalevi kalle kamau kamel kamran kanat kanhaiya karan karapetyan
    karl-heinz karl-johan karlheinz karol karthik kartik kashif kasper kassem katlego katsuhiko katsuhiro katsumi
    katsuo katsuya kauko kaushik kayode kazem kazimierz kazuhiko kazuhiro kazuhito kazuki kazuma kazunori kazuo
    kazuya kazuyoshi kazuyuki kedar kees kei keigo keiichi keiji keijo keisuke keita kelechi kemal kenan kenichi
    kenichiro kensuke kento kenzo kerem keshav ketil keyvan kgosi khachatur khadga khaled khaltmaa khanh khasan khoa
    khofifah khosrow khulekani khurelsukh khurram khurshid khwaja kianoush kien kiichi kilian kipchoge kiprop kiran
    kiril kirill kiryl kishore kiyoshi kjartan kjell kjetil klaas klemen knud knut koba koen koffi kohei koichi
    koichiro koji kojo konstantinos koos koray korbinian korkut kornel kostas kostyantyn kosuke kota kotaro krasimir
    kresimir krishna krister kristjan kristofer kuldeep kunal kuniaki kunihiko kusal kwaku kwang-soo kyaw kyohei
    kyriakos kyung-soo lachlan ladislav lajos lakhdar lakshman lalit lalu lambert lamberto lamine lanre lasha lasith
    laszlo laurent lauri lautaro lazaros lazarus leandre leendert lefteris leif leni lennart leoncio leone leonhard
    leonidas leopoldo leos levent leônidas liaquat linus lior lisandro liviu llewellyn llyr loc lodewijk loek loic
    lokesh lorenz lotfi lothar louay louis-philippe loukas loïc lubbe lubomir lubos lucien lucio ludek ludger
    ludovic ludovico ludvig ludvik luhut luiz lukasz lukman lungile luong lutz luuk luís lyubomir lázaro léon
    léopold lúcio maarten maciej macky madhav madhavan magne mahamadou mahamat mahathir mahdi mahendra maher mahfud
    mahfuz mahinda mahir mahmud mahmut mairtin maithripala majed majid makis makoto maksim maksym malachy malek
    malusi mamadou mamdouh mamoru mamoun mamuka manabu manasseh mandla manfred mangosuthu manish manlio manmohan
    manoel manohar manoj manolis manolo mansour maqbool marat marc-antoine marcelin marcial marcin marcio mariano
    marijn marinos mariusz markku markos marnix maros marten martino martti martín marwan marzouk masaaki masafumi
    masahide masahiko masahiro masaki masamichi masanobu masanori masao masaru masashi masataka masato masatoshi
    masaya masayoshi masayuki mashrafe masood masoud massimiliano massimo matan mateja mateus mateusz matheus
    mathieu mathijs mathis matija mats matthieu matthijs mattia mattias matyas matías maung maurizio maurício
    maxence maxime mayank mazen mazhar mazin mehmood mehran mehrdad meinhard meir melchor melih melikhan menachem
    menelaos mengistu menno merab mert mervyn mesut metin meurig mevlut mher michail michalis michelangelo michiel
    michio mick mickael miha mihail mihails mihaly mikalai mikhailo mikheil mikkel mikko miklos mikola mikolaj
    milind milorad miloslav miltiadis mimmo min-ho min-seok min-soo min-woo minoru miodrag miquel mirko miroslav
    miroslaw mithat mithun mitsuhiro mitsuo mitsuru mladen modesto mogens mohamad mohamadou mohammadreza mohan mohit
    mohsen mohsin moisés mojtaba mominul momir moncef montasser mordechai morihiro moritz morten morteza mostafa
    mostyn moti motohiro mouin mourad mthuli muammer mubariz mubashir muhaimin muhammadu muhammed muhammet muhannad
    muharrem muhyiddin mujahid mukesh mukhtar mukul mulayam mulyadi mulyono mundhir munir muqtada murdo murod
    murtaza mushahid mushfiqur mushtaq mustapha mutaz muzaffer myint mykhailo mykhaylo mykola myroslav myung-bak
    mzwanele márcio mário máximo mícheál nabih nabil nacho naci nadav nadeem nader nadiem nadim naeem naftali
    nagaraj nagisa naguib naif najam naji najib nam-joon nandan nando naohiro naoise naoki naoto napoleón narasimha
    narayan narciso narek narendra naresh naseer naser nasser natalio natan natig nattawut nauman naveed naveen
    navjot nawaf nawaz nayef nazario nazim nazir nazzareno ndaba nebojsa necati necdet necmettin nedeljko neeraj
    nektarios nello nenad nestor nghia nhan nicanor niccolo niccolò niclas nicolae nicolás nicos niek nihat niilo
    nika nikiforos nikitas nikol nikolaj nikolaos nikolay nilesh nima nir nirav nissim nitin nitish nitzan niyazi
    nizami nizar njal nkosana nkululeko nnamdi noam nobuaki nobuhiko nobuhiro nobuo nobuyuki nodar nodir noman
    norbert norberto norihiko norio noriyuki noureddine nouri novruz noël nugroho nuhu numan nunzio nurettin nuri
    nurlan nyame néstor obafemi obaid obaidul obi obiageli octave octavio oddvar ode odhran odil odinaka odysseas
    ofer ofir ogbonna oguz oguzhan ohad oisin okan okechukwu oktay olabode olafur olamide olav olawale olegario oleh
    oleksandr oleksii oleksiy oli oliwer olle olli olof olu olufemi olusegun oluwole olzhas omer omid omkar omri
    omurbek onder ondrej onni onno onur oren oreste orhan orkhan osama osamu osian osmar ossi ostap oswaldo otabek
    otar otavio otello othman ottaviano ottavio otávio oumar ousmane ove ovidiu oytun oyun ozcan ozgur paavo padraic
    padraig pal palle panagiotis panayiotis panfilo pankaj panos pantelis par paresh parth parvez parviz pascal
    paschalis pascual paseka pasi pasquale patricio patryk pau paulino paulo pavan pavle pavlo pavlos pavol pawan
    payam peder pejman pelle pentti pepe periklis perttu pervaiz pervez peteris petr petras petri petro petros
    petter peyman phat phelim philibert philipp phong phuc piergiorgio pierluigi piero pierre-yves pietro pinarayi
    pinchas pio pita pius piyush plinio plácido polydoros porfirio poul pouya prabhakar prabowo prahlad pramod
    pramono pranab pranav prasanna prashant prateek pratik praveen pravin prawit prayuth preben predrag prem
    primitivo prithvi prithviraj prokopis prudencio przemyslaw puji punit purnomo purushottam pushpa pádraig qais
    qamar qasem qassem quirijn rabih rached rachid radek raden radomir radoslav radoslaw radovan rafail rafal
    raffaele rafi rafik rafiq rafiqul rafizi raghav ragheb raghu raghuram raghuvir ragnar raheel rahmat rahul raimo
    raimondo raimonds raimund raimundo rainer rajan rajat rajendra rajinder rajiv rajkumar rajnath rajpal rakesh
    ralf ramachandra ramakrishna raman ramazan rami ramil ramiz ramnath ramzi ramón ranald ranbir randeep ranil
    ranjan raphaël rashed rasim rasmus rasoul ratan ratko ratu rauf rauff rauno ravindra rawiri rayan raúl recai
    recep refik reidar reijo reinaldo reiner reinhold reinier reino remco remigiusz remo renan renato renaud rens
    renze renzo rené resul reuven rhodri riad riccardo ridvan ridwan rifat rigoberto rik rikard rikuto rino rishabh
    rishi risto ritesh riyad riza rizal rizieq rizwan roald roderich rodolphe rodrigue roee roel roelof rogier
    rogério rohan rohit roi romain romas romeu rommel romuald román romário ronaldo roni roque rosendo rostislav
    rostyslav rotimi rouhollah rovshan ruaidhri ruairidh ruairí ruaridh rubens rubén rudi rudiger rufino ruggero
    ruhi runar rune ruprecht ruslan rustu rutger ruud ruy ryad ryo ryohei ryoichi ryoji ryoma ryosuke ryota ryszard
    ryu ryuichi ryuji ryuta rémi rémy rómulo rüdiger saad saadat saadi saban sabelo sabri sachin sadao saddam sadegh
    sadik sadiq sadok sadyr saeid safdar sagar sahil sajid sajith sajjad sakari saku salah salahuddin salam saleem
    saleh salif salih salil salim salomón saman sambit sameer sameh samih samuli samvel sanath sancho sandiaga
    sandip sandor sandro sang-chul sang-hoon sang-woo sani sanjar sanjeev sanjit sante santosh santoso saparmurat
    sarath sarbananda sardor sarfaraz sarfraz sargis sarwar sasan sathish satish satoru saturnino satya satyajit
    satyendra sauli saurabh sauro sava saverio savino savvas saúl seamus sebastiano sebastien sebastián sebastião
    sebbe sedat sefer seif seigo seiichi seiji seiko selahattin selami selcuk selim sello semih senan seok-youl
    seong-ho seppo serdar sergej serghei sergi sergiu sergiy serhat serhii serhiy serik serzh settimio setya
    seung-hoon seung-min seung-woo severino sevket seydou seyed seyi sezgin seán shabbir shafik shafiq shafqat
    shahab shahbaz shahid shahin shahram shahrukh shahzad shai shailesh shakeel shaker shakib shalom shalva shamim
    shankar shapour sharad shashank shaukat shaul shavkat sheharyar shehbaz shekhar sher sherif sherzod shigeki
    shigenori shigeo shigeru shigeyuki shimon shingo shinichi shinji shinjiro shinkichi shinobu shinsuke shintaro
    shinya shinzo shiv shivraj shlomo shmuel shoaib shogo shohei shoichi shoji shota shotaro shrikant shubham shuhei
    shuichi shujaat shuji shukhrat shun shunichi shunsuke shyam siamak siarhei sibusiso sicco siddharth siebe
    siebren siegfried siegmar sigbjorn sigmar sigmundur sigurd sigurdur sigve sikandar silvano silvestre silvio
    simen simeon simphiwe simón sinan sindre sindri sion sirajuddin sirous sitaram sitiveni sivaraman sivert sixto
    siyabonga sjoerd slamet slavko slavomir slawomir slobodan snorre snorri soekarno soeren sofiane sohail soham
    sohrab soichiro sokha sokhom solly somchai somnath somsak sonam soner sooronbay sophal soren soroush sosuke sota
    sotiris souheil sourav spiros spyros srdja srdjan sreedharan srettha srinivas srinivasan staffan stamatis
    stanimir stanislas stanislau stanislaw stanko stavros steen stef steffen stein steinar steingrimur stelios
    stepan stephane stergios stevan stian stig stijn stipe stjepan struan sture sturla stéphane suat subhash
    subramanian subrata sudhir sudip sufyan sugeng suhail suharso suharto suk-yeol sukarno sukhbir sukhdev sukru
    suleman suleyman sumit sunder sung-ho sung-hoon sung-jin surachai suren surendra surjit surya suryakant sushant
    sushil susilo susumu sutopo svein sveinn svend sverre svetoslav svetozar sviatoslav swapan syahrul szymon séamus
    sébastien sérgio séverin sönke taavi tadaaki tadao tadashi tadej tadeusz tadhg tae-hyun tae-yong tafari taha
    taher tahir tahsin taichi taieb taiga taisto taiwo takaaki takafumi takahiko takahiro takahisa takaki takanobu
    takanori takao takashige takato takayoshi takayuki takehiko takehiro takeo takeru taketo takis taku takuma
    takumi takuro takuya talal talant talat talgat talha tamas tamati tamaz tamer tamim tamotsu tancredi taner
    tanguy tanveer tapani tapio taras tarcisio tarek tarik tarique tarjei tarmo taro tarun tatsuhiko tatsuki tatsuo
    tatsuro tatsuya tauno tawanda tayfun tayfur taysir tayyab tayyip tebogo teemu tejashwi tejasvi tekin telmo
    temesgen temir temur tendekai tengiz tenzin teodoro teppo terho terje teruo tesfaye tetsuji tetsuo tetsuro
    tetsushi tetsuya teun teunis tevfik tewfik tewodros teófilo thabiso thaksin thamsanqa thanasis thang thanos
    thein themba themistoklis theodor theodoros theofilos theun thibault thibaut thilo thinh thodoris thorbjorn
    thorstein thorsteinn thorsten thuan thulani thura thymios théo théodore tiago tiberio tiernan tihomir tijs
    tilman timm timofei timofey timoteo timucin tinashe tino tipene tito tiziano tjeerd toan tobbe todor tofig toivo
    tokio tolga tomer tomi tomio tomislav tommaso tomoaki tomohiko tomohiro tomohisa tomoki tomonori tomoyuki tomás
    tomé tope toprak tor torbjorn tord torfinn torgeir torkel tormod tornike torquil torstein toru toshiaki
    toshihide toshihiko toshihiro toshikazu toshimitsu toshinori toshio toshiro toshiya toshiyuki touraj traian
    trivendra trond trygve trystan tsakhiagiin tshepo tsubasa tsuneo tsutomu tsuyoshi tuan tudur tufan tugrul
    tuilaepa tullio tumelo tuncay tuncer tung tunji tuomas tuomo turgay turgut turhan turo tushar tuyen twan tzachi
    tzahi tzanis tzvi ubaldo uche uchechukwu uday uddhav udo uffe ugo ugur uhuru ujjwal ukhnaagiin uladzimir ulan
    ulf uli ulises ullrich ulugbek ulysse umair umberto umesh umid umut untung upendra urho uri urmas uros urs usama
    usman utkarsh utku uzi uzoma vadym vagif vagn vahagn vahan vahit valdas valdemar valdis valentim valentino
    valentyn valentín valeri valerii valerio valeriy valery valter valtteri valério valéry vangelis vano vardan
    varun vasant vasco vasil vasile vasileios vasilis vasily vassilis vasyl vazgen vazha vedat vedran vegard veikko
    veit veli veljko venkaiah venkat venkatesh vesa veselin veysel viacheslav vianney vibhav vicheslav vidar vidyut
    vigen viggo vikas vikash vikrant viktar vilhelm viliame ville villy vilppu vimal vinay vincas vincenzo vineet
    vineeth vinh vinicius vinícius vipin vipul viraj virat virendra virgilio vishal vishnu vishwanath vit vitali
    vitalii vitaliy vitaly vito vitold vitomir vitor vittorio vivek vjekoslav vladislav vlado vladyslav vlastimil
    vojislav vojtech volkan volker volkmar volodimir voreqe vsevolod vugar vusi vyacheslav víctor vítor wael wahab
    waheed wahyu wajid waldemar wale walerian walid walther wanjala waqar waseem wasim wassim wataru wawan wayan
    wenceslao wibowo widodo wiebe wiebren wieland wieslaw wilco wilfried wilhelm willi wilmer winfried wiranto
    wiremu wissanu witold wladyslaw wlodzimierz wojciech wole wolf-dieter wolfram woo-jin woo-sik wouter xabier
    xaver xavi xenophon xolani yaakov yadollah yago yahaya yahor yahya yair yakir yakubu yakup yalcin yamandú yanis
    yannis yaqoob yariv yaroslav yasar yash yashwant yasin yassin yassine yasuhiko yasuhiro yasukazu yasunori yasuo
    yasushi yasutaka yasuyuki yatin yavuz yaya yazid yechiel yegor yehezkel yehiel yehor yehoshua yehuda yemi yerlan
    yermek yevgeni yevgeniy yevgeny yevhen yevhenii yiannis yigal yigit yisrael yitzhak yke yngvar yngve yoav
    yochanan yoel yogendra yogesh yogev yogi yohan yohanan yohanes yohannes yohei yoichi yoichiro yoji yonatan
    yong-ho yoram yorgos yosef yoshiaki yoshifumi yoshiharu yoshihide yoshihiko yoshihiro yoshihisa yoshikazu
    yoshiki yoshinobu yoshinori yoshio yoshiro yoshitaka yoshito yoshiyuki yossi yosuke yota yotam younes young-ho
    young-jae young-min young-sam young-soo younis yousaf yousef youssef youssouf yoweri yrjo yucel yudai yudi yuji
    yukihiro yukinori yukio yuksel yunus yurii yuriy yusaku yusei yusril yusuke yuta yutaka yuto yuval yuvraj yuya
    yuzo yuzuru yvan yvon zabihullah zacarías zafar zafer zaheer zahid zaid zain zainuddin zakaria zakes zaki zakir
    zal zalmay zaur zaven zaw zayed zaza zbynek zdenek zdravko zdzislaw ze'ev zeeshan zeev zekeriya zeki zeljko
    zenawi zenon zhanibek zia ziad zied zine zisis ziya zlatan zlatko zouheir zsolt zubair zulfiqar zulfu zulkifli
    zvi zviad zvonimir zwelinzima álvaro ángel édouard émile éric étienne íñigo óscar
""")
WORLD_EITHER: Final = word_list("""
    ademola dung gerd hanan haruna ilhan mika nino noor shadi sizwe suha tien
""")
