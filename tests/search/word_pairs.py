"""Pairs of (what somebody searches, a word of a page), made for this site's subjects."""

INFLECTION = """
koulutus koulutuksen | koulutus koulutukset | koulutuksen koulutus | koulutukset koulutuksen
valmennus valmennuksessa | yrittäjä yrittäjille | yrittäjä yrittäjiä | työ töitä | työ työhön
työ töihin | työnhakija työnhakijoille | hakemus hakemukset | hakemusta hakemus | avustus avustusta
tuki tukea | tuki tuet | tuki tukien | raha rahat | raha rahaa | laina lainaa | maksu maksut
vero verot | vero verojen | yritys yritykset | yritys yrityksille | yritys yrityksen
hanke hankkeen | hanke hankkeessa | hanke hankkeita | tapahtuma tapahtumat
tapahtuma tapahtumissa | ilmoittautuminen ilmoittautumiset | uutinen uutisia | tiedote tiedotteet
nuori nuorille | nuori nuorten | nainen naisten | mies miehille | ihminen ihmisten | lapsi lasten
opas oppaan | opas oppaita | lomake lomakkeet | lomake lomakkeella | osoite osoitteeseen
päivä päiville | viikko viikolla | kuukausi kuukauden | vuosi vuoden | vuosi vuosien
kesä kesällä | talvi talven | ryhmä ryhmiin | ryhmä ryhmät | palvelu palveluista
neuvoja neuvojat | neuvonta neuvontaa | asiakas asiakkaille | asiakas asiakkaiden
opettaja opettajille | opiskelija opiskelijoita | kieli kielellä | kieli kieliä | taito taidot
taito taitoja | ammatti ammattiin | ala alalla | ala alojen | apu apua | lupa luvat | lupa lupaa
sopimus sopimuksen | verkosto verkostoissa | kumppani kumppaneille | johtaja johtajille
kunta kunnat | kunta kunnille | kaupunki kaupungin | kylä kylillä | alue alueella
hakea haetaan | hakea hakisi | perustaa perustin | perustaa perustamme | auttaa autamme
auttaa autettiin | oppia opitaan | tehdä teemme | lukea luetaan | kirjoittaa kirjoitat
maksaa maksoi | alkaa alkoi | päättyä päättyivät | osallistua osallistuivat | hyvä hyvät
uusi uudet | pitkä pitkiä | vapaa vapaat | maksuton maksuttomia | saavutettava saavutettavia
"""
GRADATION = """
palkka palkan | palkka palkkoja | luotto luotot | kauppa kaupan | kauppa kaupat | pankki pankista
tieto tiedot | tieto tietoja | joki joen | joki joella | mäki mäen | pelto pellolla
ranta rannalla | kenttä kentät | sänky sängyt | halpa halvat | parempi paremmat | leipä leivät
käsi käden | vesi veden | vesi vettä | reuna reunat | aika ajan | poika pojan | jalka jalat
sika sian | luku luvut | puku puvut | suku suvun | katu kadun | neuvotella neuvottelevat
"""
COMPOUNDS = """
valmennus ryhmävalmennusten | valmennus uravalmennus | työ kesätyö | työ etätyötä
raha starttirahaa | tuki palkkatuki | tuki palkkatukea | taito digitaitoja | taito työelämätaitoja
alue työllisyysalueelta | alue hyvinvointialue | palvelu työvoimapalvelut
suunnitelma liiketoimintasuunnitelman | laskelma kannattavuuslaskelma | seloste saavutettavuusseloste
ohjaus uraohjausta | neuvonta yritysneuvonta | neuvoja yritysneuvojalta | yritys perheyritykset
toiminta yritystoiminnan | ryhmä vertaisryhmä | ryhmä sidosryhmille | päivä rekrytointipäivä
messut rekrytointimessuilla | koulutus täydennyskoulutusta | kortti hygieniakortti
sopimus oppisopimuksella | paikka työpaikat | haku työnhaku | haku työnhaussa | aika hakuaika
tukea palkkatuki | uutinen uutiskirje | johtaja toimitusjohtajalle | laki työsopimuslain
työvoima työvoimapalvelut | kahvi aamukahvit
"""
DERIVATION = """
koulutus kouluttaja | koulutus kouluttaa | valmennus valmentaja | valmentaja valmennuksessa
ohjaus ohjaaja | ohjaaja ohjata | neuvonta neuvoa | rahoitus rahoittaja | rahoittaja rahoitusta
yrittäjyys yrittäjä | yrittäjä yrittäjyyttä | rekrytointi rekrytoida | työllistyminen työllistyä
työllistää työllistyminen | osallistuminen osallistua | hakija hakea | perustaminen perustaa
sieviläinen Sievi | kalajokinen Kalajoki | nivalalainen Nivala
"""
PLACES = """
Kalajoki Kalajoella | Kalajoki Kalajoen | Nivala Nivalassa | Nivala Nivalan | Ylivieska Ylivieskan
Ylivieska Ylivieskassa | Alavieska Alavieskaan | Sievi Sievissä | Sievi Sieviin
Merijärvi Merijärvellä | Oulainen Oulaisissa | Haapavesi Haapavedelle | Oulu Oulussa
Helsinki Helsingissä | Kokkola Kokkolasta | Pohjanmaa Pohjanmaalla | Suomi Suomessa
Eurooppa Euroopan
"""
LOANS = """
webinaari webinaariin | striimi striimin | podcast podcastin | startup startupeille
meili meilillä | projekti projektien | koordinaattori koordinaattorille | mentori mentorit
mentorointi mentoroinnin | Teams Teamsissa | Facebook Facebookissa | kuvapankki kuvapankista
"""
# What a page has must not be found by what stands before it.
NEAR_MISSES = """
sääri saari | saari sääri | tapaaminen tappaminen | tuki tukki | tuli tuuli | tuuli tulli
kuusi kusi | lakki laki | laki lakki | muta mutta | kansi kanssi | katu kato | kala kallo
valo valli | palkka palkinto | koulutus koulu | koulu koulutus | työ työntää | yrittäjä yrittää
hakemus haka | opas opaali | ryhmävalmennus ryhmä | ryhmävalmennus uravalmennus
starttiraha startti | palkkatuki palkka | Nivala niva | Sievi sievä | Kalajoki kalastus
Oulu olut | alue ali | kunta kunto | kunto kunta | laina lainen | vero veri | raha raja | sana sauna
tieto tie | uutinen uusi | nainen nai | mies mieli | päivä pää | maa maali | haku hauki | hanke hanki
osa osoite | kieli kielto | tiedote tieteellinen | johtaja joutsen | asiakas asia | viikko viiko
kesä kesy | ranta ranne | Teams tiimi | luotto luoto | ura uros | apu apina | kylä kyljys | joki jokin
tila tilaus | hallitus halli | kirje kirja | verkosto verkko | rahasto raha | tulos tulo | tulo tulos
tuloste tulos | etu etuus | etuus etu | toimi toimisto | toimisto toimi | loma lomake | lomake loma
työtön työ | työllisyys työ | kunnallinen kunto | kuntoutus kunta | osaaminen osa | vastuu vastaus
ehto ehdotus | tapahtuma tapaus | kassa kasa | tili tiili | haku hakku | vuokra vuori | Suomi suo
arvo arvonta | palvelu palvelin | kirja kirjain
"""
SWEDISH = """
utbildning utbildningar | utbildning utbildningen | företag företagen | företagare företagaren
arbetssökande arbetssökanden | evenemang evenemangen | stöd stödet | ansökan ansökningar
ungdom ungdomar | kurs kurser | kurs kursen | projekt projektets | kommun kommuner
kommun kommunerna | rådgivning rådgivningen | möte möten | bidrag bidraget | nyhet nyheter
"""
SWEDISH_MISSES = "får far | år ar | rån ran | mål mal | råd rad | böna bona | kurs kors"
ENGLISH = """
training trainings | company companies | entrepreneur entrepreneurs | coaching coached
application applications | event events | grant grants | employ employed | job jobs | city cities
"""
ENGLISH_MISSES = "work word | grant grand | event even | city cite | train rain"


def pairs(table: str) -> list[tuple[str, str]]:
    return [tuple(pair.split()) for line in table.strip().splitlines() for pair in line.split("|")]
