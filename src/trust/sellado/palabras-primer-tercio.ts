/** Words of the receipt, from «abadia» to «denotando», in alphabetical order: format version 1, never to be changed. */

export const primerTercio = `
abadia abanicado abanicar abanico abarcabas abarcado abarcamos abarcar abarcaron abarcaste abastecer
abedul abedules abeja abejita abejorro abetito abeto abierto abismito abismo abogado abonabas abonamos
abonando abonar abonarias abonaron abonaste abono abordabas abordado abordaje abordamos abordar abordaron
abordaste aborrecer abotonado abotonar abracito abrazabas abrazado abrazamos abrazar abrazaron abrazaste
abrazo abreviado abreviar abrias abridor abridores abriendo abrigabas abrigado abrigamos abrigar abrigaron
abrigaste abrigo abriguito abril abriles abrimos abriremos absoluto abstracto abuela abuelita abundante
aburrias aburrido aburrimos aburrir acababas acabado acabamos acabar acabarias acabaron acabaste acacia
academia acampabas acampada acampamos acampando acampar acamparon acampaste acariciar acatando accesorio
aceite aceituna acelerado acelerar acelga acelguita acentito acento acentuado acentuar aceptabas aceptado
aceptamos aceptar aceptaron aceptaste acequia acera acercabas acercado acercamos acercar acercaron
acercaste acerita acertando acertijo achiote acideces acidez aclamado aclarabas aclaramos aclarando
aclarar aclararon aclaraste acogedor acogemos acoger acogias acogido acogiendo acomodado acomodar
acontecer acopio acoplabas acoplado acoplamos acoplar acoplaron acoplaste acordando acorde acordeon
acortabas acortado acortamos acortar acortaron acortaste acostando acrobata actito activabas activado
activamos activar activaron activaste acto actores actrices actriz actuabas actuado actual actuales
actuamos actuarias actuaron actuaste acuarela acuario acudias acudido acudiendo acudimos acudir acueducto
acuerdito acuerdo acumulado acumular acunabas acunado acunamos acunar acunarias acunaron acunaste adagio
adalid adalides adaptabas adaptado adaptamos adaptar adaptaron adaptaste adecuado adelantar adelante
aderecito aderezo adivinado adivinar admirabas admirado admiramos admirar admiraron admiraste admitias
admitido admitimos admitir adobe adolecer adolecias adolecido adoptando adorabas adoramos adorando adorar
adorarias adoraron adoraste adornado adornito adorno aduana aduanero aduanita adultito adulto aereo
aerolito aerosol aerosoles afable afanabas afanamos afanando afanar afanarias afanaron afanaste afectito
afecto afeitabas afeitado afeitamos afeitar afeitaron afeitaste afelio aficion aficiones afilador afinado
afirmabas afirmado afirmamos afirmar afirmaron afirmaste aflojabas aflojado aflojamos aflojar aflojaron
aflojaste afluente aforo agachabas agachado agachamos agachar agacharon agachaste agarrabas agarrado
agarramos agarrar agarraron agarraste agave agenda agendita agil agiles agitabas agitamos agitando agitar
agitarias agitaron agitaste aglomerar agostito agosto agotado agradable agradecer agradito agrado
agrandado agrandar agregabas agregado agregamos agregar agregaron agregaste agreste agronomo agrupabas
agrupado agrupamos agrupar agruparon agrupaste agua aguacate aguacero aguantado aguantar aguardado
aguardar aguarras aguatinta agudizado agudizar agudo aguila aguilita agujerito agujero agujita ahijadito
ahijado ahora ahorita ahorrabas ahorrado ahorramos ahorrar ahorraron ahorraste ahorrito ahorro ahumabas
ahumado ahumamos ahumar ahumarias ahumaron ahumaste ahuyama aire aireabas aireado aireamos airear
airearias airearon aireaste ajedreces ajedrez ajenito ajeno ajonjoli ajuar ajuares ajustabas ajustable
ajustado ajustamos ajustar ajustaron ajustaste alabando alabanza alacena alacenita alacran alacranes
alambre alameda alamedita alargabas alargado alargamos alargar alargaron alargaste alarma alarmita alazan
alazanes alba albahaca albanes albatros albergue albita albor alborada albores alborotar album alcachofa
alcalde alcance alcancia alcanfor alcanzado alcanzar alcayata alce aldaba aldabita aldea alegrabas
alegrado alegramos alegrar alegraron alegraste alegre alegria alejabas alejado alejamos alejar alejarias
alejaron alejaste alelies alemana alemanita alentabas alentado alentamos alentar alentaron alentaste
alerce alerta alertita alfabeto alfajor alfajores alfalfa alfalfita alfarero alfereces alferez alfil
alfiler alfileres alfombra alforja alforjita algarabia algarada algarrobo algodon algodones algoritmo
alguita alhaja alhajita aliabas aliado aliamos aliaremos aliarias aliaron aliaste alicate alientito
aliento alimentar alineabas alineado alineamos alinear alinearon alineaste alisando alisar aliviabas
aliviado aliviamos aliviar aliviaron aliviaste alivio aljibe allende almacen almacenar almacenes almanaque
almeja almejita almendra almibar almibares almidon almidones almirante almohada almorzado almorzar
almuerzo alojando alondra alondrita alpaca alpaquita alpargata alpinito alpino alquilado alquilar alquimia
altar altares altavoces altavoz altecita alternado alternar alterno alteza altiplano altitud altitudes
altivo altura alturita alubia alud aludes aludian alumbrado alumbrar aluminio alumnito alumno alzando
amanecer amanecias amanecido amapola amapolita amaranto amarillo amarrando amarre amasabas amasado
amasamos amasar amasarias amasaron amasaste amateur amateures amatista amazona ambar ambares ambientar
ambiente ambitito ambito ambos ambulabas ambulado ambulamos ambular ambularon ambulaste amiga amigable
amiguita amistad amistades amoblabas amoblado amoblamos amoblar amoblaron amoblaste amoldabas amoldado
amoldamos amoldar amoldaron amoldaste amontonar amor amores amoroso amparito amparo ampliabas ampliado
ampliamos ampliar ampliaron ampliaste amplio amuletito amuleto anadias anadido anadiendo anadimos anadir
anadon anadones anafre analizado analizar anaquel anaqueles anchito ancho anchura anciano ancla anclabas
anclado anclamos anclarias anclaron anclaste anclita andamio andana andar andares anden andenes andinito
andino anecdota anemona anfibio anfitrion anfora anforita angulito angulo anillito anillo animabas
animador animal animales animamos animando animarias animaron animaste anis anoche anochecer anonimo
anotabas anotamos anotando anotar anotarias anotaron anotaste ansia antartico antena antenita anteojo
antes anticipar antifaces antifaz antiguo antilope antologia antorcha anual anuales anunciado anunciar
anuncio anzuelito anzuelo apacible apagabas apagado apagamos apagar apagarias apagaron apagaste apagon
apagones aparcando aparecer aparecias aparecido apartabas apartado apartamos apartar apartaron apartaste
apellido apertura apiario apicultor apilabas apilado apilamos apilarias apilaron apilaste apio aplacabas
aplacamos aplacando aplacar aplacaron aplacaste aplanado aplaudias aplaudido aplaudir aplicado apodito
apodo apogeo aportando aporte apostabas apostado apostamos apostar apostaron apostaste apostol apostoles
apoyabas apoyado apoyamos apoyar apoyarias apoyaron apoyaste apreciado apreciar aprecio aprender aprendias
aprendido aprendiz apresurar apretabas apretado apretamos apretar apretaron apretaste aprietito aprieto
aprisco aprobabas aprobado aprobamos aprobar aprobaron aprobaste apropiado apropiar apuntabas apuntado
apuntamos apuntar apuntaron apuntaste apunte apurabas apurado apuramos apurar apurarias apuraron apuraste
aquelarre arabas aramos arana arancel aranceles arandano arandela arando aranita araremos ararias araron
araste araucaria arbitral arbitrito arbitro arbol arboleda arboles arbustito arbusto arcabuces arcabuz
arcangel archipel archivado archivar archivito archivo arcilla arcillita arco arcoiris ardiente arduo area
arenal arenales arenisca arenoso arenque arete argentino argolla argollita argumento aridito arido aristas
arlequin armadillo armario armazon armazones armonia armonizar arnes aroma aromabas aromado aromamos
aromarias aromaron aromaste aromita arpegio arpita arpon arpones arqueo arquerito arquito arrabal
arrabales arrancado arrancar arras arrayan arrayanes arrebol arreboles arrecife arreglado arreglar
arrendajo arrendar arriba arribita arriero arrimabas arrimado arrimamos arrimar arrimaron arrimaste
arroces arrojabas arrojado arrojamos arrojar arrojaron arrojaste arrollito arrollo arropando arroyito
arroyo arroz arrozal arrozales arrugabas arrugado arrugamos arrugar arrugaron arrugaste arrullado arrullar
artefacto arteria artesa artesanal artesano artesita articulo artilugio artista artistita arveja arvejita
ascender ascendias ascendido ascensor asegurado asegurar asentando aseo asfaltito asfalto asilito asilo
asistias asistido asistimos asistir asnito asoleabas asoleado asoleamos asolear asolearon asoleaste
asomando asomar asombrado asombrar asombrito asombro asombroso aspa aspectito aspecto aspersor aspirabas
aspirado aspiramos aspirar aspiraron aspiraste astil astiles astilla astillero astillita astral astrales
astrito astro astronomo astutito astuto asumias asumido asumiendo asumimos asumir asuntito asunto
asustando atabal atabales atajabas atajado atajamos atajar atajarias atajaron atajaste atajito atajo
atalaya atalayita atardecer atareado atavio atelier atelieres atendemos atender atendias atendido
atesorado atesorar atlantico atlas atleta atletico atletita atole atomito atomo atraccion atractivo
atrapabas atrapado atrapamos atrapar atraparon atrapaste atravesar atrevido atribuias atribuido atribuir
atrio atuendito atuendo aturdias aturdido aturdimos aturdir audaces audaz audiencia auditorio augurio aula
aulita aullido aumentado aumentar aumentito aumento aureola aureolita aurora aurorita ausencia auspicio
autentico autillo autobus autonomo autor autorizar auxilio avance avanzabas avanzado avanzamos avanzar
avanzaron avanzaste avecilla avellana avena avenida avenidita aventon aventones aventura averiguar
avestruz aviador aviadores avion aviones avisabas avisamos avisarias avisaron avisaste avisito aviso
avispa avispado avispita avivado avivar avutarda axioma ayer ayeres ayuda ayudabas ayudado ayudamos
ayudarias ayudaron ayudaste ayudita azabache azada azadita azafata azafatita azafran azafranes azahar
azahares azar azares azimut azotea azteca aztequita azucar azucares azucena azucenita azufre azul azulado
azulejito azulejo azules baberito babero babor babores bache bachiller badajito badajo bahia bailabas
bailado bailamos bailar bailarias bailaron bailaste baile bajabas bajada bajadita bajamos bajando
bajaremos bajarias bajaron bajaste bajito bajo balancear balancita balandra balanza balbucear balcon
balcones balde baldosa baldosita ballena ballenita ballet balneario balsa balsamico balsamo balserito
balsero balsita baluarte bambolear bambu banana bananita banca bandada bandadita bandeja bandejita bandita
bandola bandolero bandolita banquete banquita baobab baraja barajabas barajado barajamos barajaron
barajaste barajita baranda barandita baratito barato barba barbado barbecho barbilla barcacita barcaza
baremito baremo barita baritita baritono barnices barniz barnizado barnizar barquero barranco barremos
barrera barrerita barrias barrido barriendo barriga barril barriles barro barroco basaltito basalto base
basica basilica basiquita bastabas bastado bastamos bastante bastar bastarias bastaron bastidor baston
bastones batalla batallado batallita batata batatita batea bateria batias batidito batido batidora
batiendo batimos batir batiremos baul baules bauticito bautizado bautizar bautizo bayeta bayetita beata
beatita bebemos beberemos bebias bebida bebidita bebiendo beca becerrito becerro begonia bejuco bejuquito
beldad beldades belen belenes bellecita belleza bellito bello bellota bellotita bemol bemoles benditito
bendito benignito benigno bequita berenjena bergamota bergantin beril beriles bermejito bermejo bermudas
berrito besabas besado besamos besar besaremos besarias besaron besaste besito beso bestial bestiales
besugo betun betunes biblia bicicleta bienestar bienio bigote bilingue billar billares billete binario
biologia biombito biombo bipedo birrete bisabuelo bisagra bisagrita bisel biseles bisnieto bisoneria
bisonte bistec bizcocho biznieta blanco blanda blanquito blindaje bloque blusa blusita bobina bobinita
bocadillo bocadito bocado bocetabas bocetado bocetamos bocetar bocetaron bocetaste boda bodega bodegon
bodegones bodeguita bodita bohemio bolerito bolero boleta boletin boletines boletita boliche bolillito
bolillo bolsista bombeabas bombeado bombeamos bombear bombearon bombeaste bomberito bombero bombilla
bombon bombones bonancita bonanza bondad bondades bonete bonitito bonito bordando bordarias borde boreal
boreales borgona borla borlita borrador borrasca borrego boscoso bosque bosquejar bostezado bostezar
botabas botamos botando botanica botar botaremos botarias botaron botaste bote botella botellita botica
botijito botijo botin botines botiquita botonera boveda boxeo bramido branquia brasero bravito bravo
brazada brazadita brazalete brebaje brecha brechita brecito breve brezo brida bridita brigada brigadita
brillabas brillado brillamos brillante brillaron brillito brillo brincabas brincado brincamos brincar
brincaron brincaste brinco brindando brindis brinquito broca broche bromeabas bromeado bromeamos bromear
bromearon bromeaste bromista bronce bronceado broquita brotado bruja brujita brujula brujulita bruno
brusco brusquito bucanero buceabas buceado buceamos bucear bucearias bucearon buceaste bucle budin budines
buenito bueno bufanda bufandita bufon bufones buhito buho buitre bujia bulbito bulbo bulevar bulevares
bullicio bunuelo buque burbuja burbujear burbujita burgo burocrata buscabas buscado buscamos buscar
buscarias buscaron buscaste busqueda bustito busto butaca butaquita cabalgado cabalgar cabalgata caballero
caballito caballo cabana cabanita cabeceado cabecear cabecita cabellera cabeza cabezada cabezales
cabildito cabildo cable cabo cabriola cacao cacatua cacerias cacerola cacharro cacique cactus cadena
cadenita cadete cafe cafetito cafeto caida caidita caiman caimanes caja cajerito cajero cajita cajon
cajones calabas calabaza calamar calamares calamina calamos calando calandria calaremos calarias calaste
calcar calcaron calceta calculado calcular caldeabas caldeado caldeamos caldear caldearon caldeaste
caldera calderita caldito caldo calibrado calibrar calibre calicita caliente caligrafo caliza callejon
calma calmado calmita calor calores calostro calzada calzadita camafeo camaleon camara camarero camarita
camaron camarones camarote cambiabas cambiado cambiamos cambiar cambiaron cambiaste cambista camelia
camellito camello camerino camilla camillita caminabas caminado caminamos caminar caminaron caminaste
caminito camino camion camiones camisa camiseta campana campanita campeon campeones campero campesino
campestre campito campo camuflaje canal canapes canario canasta canastita cancela cancelita cancha
canchita cancion canciones candadito candado candidato candil candiles candor candores canelones caneria
cangrejo cangurito canguro canica canicula caniquita canjeabas canjeado canjeamos canjear canjearon
canjeaste canoa canoso cansabas cansamos cansancio cansando cansar cansarias cansaron cansaste cantante
cantarito cantaro cantautor cantera canterita cantina cantinita caoba caobita capaces capacitar caparazon
capataces capataz capaz capital capitales capitulo caporal caporales capricho caprino capsula capsulita
captabas captado captamos captar captarias captaron captaste capturado capturar capullito capullo caquis
carabela carabina caracol caracoles caramelo caravana carbon carbonero carbones carbonito carcaj carcajes
cardamomo cardenal cardumen carecemos carecer carecias carecido carencia careo careta caretita cargabas
cargado cargamos cargar cargarias cargaron cargaste carguero cariatide caribe caricia caridad caridades
carinoso carioca carito carmenere carmesi carmin carmines carnaval carne carnerito carnero carpa carretera
carrocita carroza carrusel cartel carteles cartilla cartucho cascabel cascada cascadita casco caseina
caserio casimir casimires casona casonita casquito casta castillo castita casual casuales catalejo
catalogar catalogo catarata catedra catedrita cauce cauchito caucho caudal caudales causa causado causita
cautela cautelita cautivado cautivar cautivito cautivo cavado cavar caverna cavernita cazuela cebabas
cebada cebadita cebamos cebando cebar cebaremos cebarias cebaron cebaste cebolla cebollita cebra cebrita
cedacito cedazo cedemos ceder cederemos cedias cediendo cedrito cedro cedula cedulita ceibito ceibo celda
celdita celebrado celebrar celebre celeste celestial celito celo celosia cementito cemento cena cenicita
ceniza censito censo centauro centavito centavo centella centenito centeno centinela centrabas centrado
central centrales centramos centraron centrico centro cepillado cepillar cepillito cepillo ceramica
cerbatana cerca cercano cercarias cereal cereales cerebrito cerebro cerecita ceremonia cereza cerilla
cerillita cernicalo cerquita cerrabas cerrado cerrajero cerramos cerrar cerraron cerraste cerrojo cervical
cesped cespedes cestito cesto cetaceo chacra chacrita chalana chaleco chalet chaletita chalupa chalupita
chambelan chamiza champu chanchito chancho chantilly chapa chaparro chapita chapotear chaqueta charango
charco charla charlabas charlado charlamos charlaron charlaste charlatan charlita charquito charrito
chasis chaval chavales cheque chibcha chicharra chichon chichones chicle chico chilcano chilena chimenea
chinche chinela chinelita chiquito chirimoya chispa chispeado chispear chispita chiste chocita choclo
chocolate chofer choferes choza chubasco chuleta chumbera churito churo chutabas chutado chutamos chutar
chutarias chutaron chutaste cicatriz ciclismo ciclito ciclo ciclones cidra cidrita cien ciencia cienes
cierre ciertito cierto cifrabas cifrado ciframos cifrar cifrarias cifraron cifraste cigarra cigarrita
ciguena ciguenita cilantro cilindro cima cimarron cimiento cimita cinabrio cincel cinceles cine cinefilo
cinta cintita cintura cinturita cinturon circo circuito circulado circular circulo ciruela ciruelita
cirujano cisterna citabas citadino citado citamos citara citaremos citarias citarita citaron citaste
citrico ciudad ciudadela ciudades civil civiles civilizar clamor clamores clamoroso clarin clarines
clarinete claro clase clasico claustro clausula clavabas clavamos clavando clavarias clavaron clavaste
clavel claveles clavicula clavija clavijita clavito clemencia clemente climatico climax clinica clips
clorofila club coartada cobaltito cobalto cobaya cobayita cobertizo cobertor cobija cobijabas cobijado
cobijamos cobijaron cobijaste cobijita cobrabas cobrado cobramos cobrar cobrarias cobraron cobraste cobre
cocada cocadita cocemos cocer coceremos coche cochera cocherita cocias cocido cociendo cocina cocinabas
cocinado cocinamos cocinaron cocinaste cocinita coco cocodrilo coctel cocteles cocuyito cocuyo codice
codiciado codiciar codigo codiguito codorniz coherente cohete colaborar colador coladores colaron colchon
colchones colega colegio coleguita colgabas colgado colgamos colgante colgarias colibri coliseo collar
collares colmando colmaste colmena colmenita colmillo colocabas colocado colocamos colocar colocaron
colocaste colonia colonizar coloreado colorear colorete colosal colosales coloso columna columnita
columpiar columpio comadreja comarca combate combatias combatido combatir combinado combinar comedia
comedor comedores comensal comentado comentar cometa cometemos cometer cometias cometido cometita comian
comicios comico comida comidita comienzo comisaria comodin comodines comodito comodo compacto compadre
comparado comparar comparsa compartir compas compensar competian competir complacer complejo completar
complicar compota compotita compra comprabas compramos comprando compraron compraste comprita comprobar
comun comunes comunicar comunita conceder concedias concedido concejal concierto concisito conciso
concluias concluido concluir concordar concordia concreto concurrir conde condensar conectado conectar
conejito conejo confesado confesar confeti confiabas confiable confiado confiamos confianza confiar
confiaron confiaste confite confitura conformar conforme confundir conga congelado congelar congreso
conguita conifera conjugado conjugar conjunto conocemos conocer conocias conocido conservar consistir
consola consorte constabas constado constamos constante constar constaron construir consulado consultar
consumias consumido consumir consumo contacto contador contagiar contando contarias contento contestar
continuo contorno contraste contratar contrato controlar convencer convenio conversar convocado convocar
convoy cooperado cooperar coordinar copa copiabas copiado copiamos copiar copiarias copiaron copiaste
copihue copioso copita coquetito coqueto coraje coral corales corazon corazones corbata corbatita corcel
corceles corchea corchito corcho corcova corderito cordero cordial cordiales cordon cordones coreano
corneta cornetita corolario corona coronabas coronado coronamos coronaron coronaste coronel coroneles
coronita correa correcto corredor corremos corrias corriendo corriente corsario cortecita cortejo cortes
corteza cortina cortinita cosaco cosecha cosechado cosechita cosmos costal costales costaste costero
costilla costumbre costura costurero costurita cotejabas cotejado cotejamos cotejar cotejaron cotejaste
cotidiano cotillon cotizabas cotizado cotizamos cotizar cotizaron cotizaste cotorra cotorrita covacha
coyote crater crateres crayola creabas creado creamos crear crearemos crearias crearon creaste creativo
crecian creciendo creible crema cremita cremona cremoso crepe cresta crestado crestita creyon creyones
cria criancita crianza cribadito cribado crines criollito criollo cripta criptita crisalida crisol
crisoles cristal cristales critico cromito cromo cronica cronista croqueta crucerito crucero cruces crudo
crujiente cruz cruzabas cruzado cruzamos cruzar cruzarias cruzaron cruzaste cuaderno cuadra cuadrabas
cuadrado cuadramos cuadrante cuadraron cuadriga cuadrilla cuadrito cuajada cuajadita cuantioso cuarcito
cuarteto cuarto cuatro cubano cubertura cubeta cubetita cubierta cubil cubiles cubito cubrias cubriendo
cubrimos cubrir cuchara cucharita cucharon cuchilla cuculi cucurucho cuellito cuello cuenca cuenquita
cuentista cuentito cuento cuerda cuerdita cuernito cuerno cueva cuevita cuidabas cuidadito cuidado
cuidamos cuidar cuidarias cuidaron cuidaste culebra culebrita culinario cultivado cultivar cultura cumbia
cumbre cumplias cumplido cumplimos cumplir cunita cuota cuotita cupula cupulita cura curabas curaca
curamos curandero curando curaremos curarias curaron curaste curiosito curioso cursado cursar cursito
curso cuscus custodio dadito dado dalia dama damita dancita danes danza danzabas danzado danzamos danzante
danzarias danzaron databas datado datamos datar dataremos datarias dataron dataste datil datilera datiles
debatias debatido debatimos debatir deber deberes debian debido debil debiles debut decada decadita
decalogo decena decenita decibelio decidias decidido decidimos decidir decimito decimo decision decisivo
declamado declamar declive decorabas decorado decoramos decorar decoraron decoraste decoro decoroso dedal
dedales dedicabas dedicamos dedicando dedicar dedicaron dedicaste deductivo defender defendias defendido
defensa defensita deficit definias definido definimos definir degustado degustar deidad deidades dejabas
dejamos dejando dejar dejaremos dejarias dejaron dejaste delantal delegabas delegado delegamos delegar
delegaron delegaste deleitado deleitar delfin delfines delgadito delicado delicia delineado delinear
delirio delta deltita demanda demandita demiurgo demora demorando demorita demostrar denotabas denotamos
denotando
`;
