"""Forenames common in the United States since 1930 that the hand-made lists of `forenames` lack, by gender.

Drawn from the national data on births by the Social Security Administration of the United States, which are in the public domain:
names of at least 12,000 births, without those that are words, places or oftener surnames. Either: under 93 % of one gender.
"""

from typing import Final

from factcli.text.words import word_list

WOMEN: Final = word_list("""
    abbey abbie abbigail adaline adalyn adalynn addie addyson adelaide adelina adeline adelyn adelynn adrianna
    adrianne adrienne aileen aimee alaia alaina alana alani alanna alayna alberta aleah aleena alena alessandra
    alexia alexus alia alisa alisha alissa alivia aliyah allie allison allyson alondra althea alyson alyssa amalia
    amaya amie amiyah anahi anaya angelia angelina angeline angelique angie anika anissa aniya aniyah ann annabella
    annabelle annalise annemarie annette annie annmarie antoinette arabella araceli ariana arianna ariella arielle
    arlene ashanti ashlee ashleigh ashly ashlyn ashlynn athena aubree aubrie audra aurelia averie ayanna bailee
    baylee belinda benita bernadine bernice bertha bessie betsy bette bettie betty bettye beulah beverly blanche
    bobbi bonita brandi brandie breanna brenna bria briana brianna brianne bridgett bridgette briella brielle
    brinley britney brittany brittney brooke brooklynn bryanna brynlee brynn caitlin caitlyn callie camille candace
    candice cara cari carina carissa carlee carlene carley carlie carly carmela carmella carole carrie caryn
    casandra cassie cathleen cathryn cathy cecelia celina celine chana chandra chantel charlee charlene charmaine
    chaya chelsea chelsey chelsie cheri cherie cheryl cheyanne christa christi christy chrystal ciara cierra cindy
    clarice clarissa claudette colleen connie consuelo cora corina corinne corrine cristal cristina dahlia damaris
    danica daniela daniella danna dara darla darlene dayana dayna deana deanna deanne debbie debora deena deidre
    deirdre deja delilah delores deloris demi dena desirae desiree destinee diann dianna dianne dona dorthy
    earnestine elaina eliana elianna elisabeth elise elissa eliza elliana ellie eloise elva elvira elyse emely
    emersyn emilee emilie ericka erma ernestine esmeralda essie estella estrella eugenia eula eunice evelynn
    everleigh everly evie fannie faye felicia fern francine gabriella gayle gia gianna giovanna giselle gladys
    gracelyn gracelynn gracie graciela hailee hailey haleigh hallie hattie haylee helene hillary hollie ila ilene
    iliana imani inez isabela isla itzel iva izabella jacklyn jaclyn jacquelyn jada jami janae janel janell janelle
    janessa janette janie janine janiyah janna jaqueline jasmin jayda jayla jayleen jayne jazlyn jazmin jazmine
    jeanie jeanine jeanne jeannette jeannie jeannine jena jenifer jennie jeri jerri jillian jimena joann jodi joelle
    jolene jolie joni joselyn josie journee juana julianna julianne juliette julissa kacie kaelyn kaia kaila kailee
    kailey kailyn kaitlin kaitlyn kaitlynn kaleigh kaley kali kaliyah kallie kamila kara kari karissa karla karlee
    karyn kassandra kassidy katelyn katelynn katharine kathie kathrine katlyn katrina katy kaydence kaye kaylee
    kayleigh kaylie kaylin kaylyn kaylynn keely kehlani keira keisha kelli kellie kelsey kelsie kendra kenna kennedi
    kenzie keri kerri khloe kiana kiara kiera kierra kiersten kiley kimberlee kimberley kimberly kira kourtney
    krista kristal kristi kristie kristine kristy krystle kyla kylee kyleigh kylie kyra lacey ladonna lainey
    lakeisha lakisha lana laney latasha latisha latonya latoya laurie lauryn lavonne layla leann leanna leanne
    leeann leia lela lenora lenore leona lesly lexi lexie lia liana libby lila lilah lilia lilian lilith lillian
    lilliana lillie lina lindsay lindsey lizbeth lizette londyn lora lorelei lorena lorene loretta lori lorie lorrie
    lottie lourdes luann lula luna lyndsey lynette lynne lynnette mable maci macie mackenzie madalyn maddison
    madeline madelyn madelynn madilyn madisyn madyson maia makayla makenna makenzie malia malinda maliyah mallory
    mamie mara marcella marci marcia marcie marcy maren margie margo mari mariah mariana marianna maribel maricela
    marilyn marisa marissa maritza marla marlee marsha maryann maryanne mattie mayra mckayla mckenna mckenzie meagan
    meaghan meghan melany melina melinda melisa mia micaela michele mikaela mikayla mila miley mindy minnie mitzi
    monique moriah mya myla myrna nanette nataly nayeli nelda nettie nevaeh nia nichole nicolette nikki noelle noemi
    nola norah nyla nylah ophelia paige paisley pam paola patrice patsy patti paulette paulina perla rachael
    rachelle rae raegan raelyn raelynn raina ramona randi rayna reba rebeca rebekah reina rena renae reyna rhea
    robyn ronda rosalinda rosalyn rosanna rosanne roseann roselyn rosemarie rosetta roslyn roxanna ruthie ryleigh
    rylie sallie samara sarai saundra savanna scarlet scarlett selena selina shana shania shanna shari sharlene
    sharron shauna shawna shayla shayna sheena shelia shelly sheree sheri sherri sherrie sheryl silvia skyla sondra
    sonja sonya staci stacie stefanie stephany susana susie suzette tabatha tabitha talia tameka tamera tami tamia
    tamika tammi tammie tammy tamra tanisha taryn tasha teri terra terri terrie thalia therese tia tiana tianna
    tiffani tonia tonya tori traci tracie tricia trina trisha trista tyra valarie velma verna vicki vickie vicky
    viviana vivienne wendi whitney willa winnie ximena yadira yaretzi yesenia zariah zoey zuri
""")
MEN: Final = word_list("""
    abram aden adolfo adriel agustin aidan aiden alfredo alonzo alphonso alton alvin amos antoine antwan aron
    atticus augustus ayden beckett benito benny benson bobby braden braeden brandon brayan braydon braylen braylon
    brenden brendon brennan brenton bret brice bryce brycen bryon bryson caden caiden callum camron cayden chadwick
    chuck clayton cody collin colten colton conner corey cory coy cristian damion dante darin darius darrel darrell
    darrin darryl darwin daryl davion daxton deandre deangelo declan delbert demarcus demetrius derick derrick
    deshawn dewayne dexter dion domingo dominick donnell donny donte doug eddy edmond efrain elbert eldon elian
    elton elvin elvis emiliano emmett enzo erick ernie esteban ezekiel ezequiel ezra freddy fredrick gael galen
    garret garry gerardo gilberto gino greyson grover humberto iker irvin irving isaiah isaias isiah ismael issac
    izaiah jace jalen jamar jamari jarrod jarvis jase javon jax jaxon jaxson jayce jayceon jayson jeffery jeffry
    jerald jermaine jess joesph johnathan johnathon jon jonathon josiah josue judah julien kade kaden kaiden kaleb
    kamden kareem kason kayson keenan kellen kelvin kendrick kenny khalil kian killian kobe kody kolton kristopher
    kurtis kyler lamont landen larry leonel levi lonnie louie luciano malachi malakai marcelo mathew mathias matias
    matt matteo maximiliano maximus mekhi micheal mitchel moises monty moshe myles myron nasir nathanael neal
    nehemiah nickolas niko nikolas norris odin omari orville osvaldo phillip quintin quinton raiden ramiro raphael
    rashad reggie reuben reynaldo ricky roderick rodger rodolfo rogelio rolando romeo ronan ronnie ronny rudolph
    ryker salvatore sammy santino saul scot scotty sonny stephan stetson sylvester talon teddy terrance terrell
    terrence thaddeus thiago timmy trent trevon trey tyree tyrell ulysses uriel vance vicente waylon wilbert willard
    woodrow wyatt xander yahir zachariah zachery zackary zackery zander zane zayden zayne
""")
EITHER: Final = word_list("""
    alexis alijah amani amari armani arya aubrey avery azariah bennie billie blair blake bobbie braelyn briar brook
    camryn casey charley christen christin cori cortney courtney darian darien darnell dee denver deon devan devin
    devon devyn dominique donnie dorian dusty elisha elliott emery frankie freddie gerry gianni jackie jaden jadyn
    jaelyn jaiden jamison jaycee jayden jaylen jaylin jayme jessie jimmie jodie jody joey johnnie jordon jordyn
    kacey kadence kai kamari kameron kamryn karson karter kasey kayden keegan kelley kolby korey kori kory kris
    kristian lacy landyn laverne layne layton leigh lesley lupe merle micah michel mickey mikel montana noa ollie
    pat payton peyton reece reese remi remy rickie riley robbie rowan rylan rylee saige sammie scottie shawn shay
    shayne shea skylar skyler stacy stevie tayler taylor tommie tristen tristin uriah willie
""")
