/** Words of the receipt, from «mostraste» to «zutano», in alphabetical order: format version 1, never to be changed. */

export const tercerTercio = `
mostraste motivabas motivado motivamos motivar motivaron motivaste motivo motor motores movemos mover
moveremos movias movido moviendo movil moviles muchacho mudabas mudado mudamos mudanza mudar mudaremos
mudarias mudaron mudaste mueble muela mujer mujeres multa multiple mundano mundial mundiales mundo
municion municipio muralla murmullo musarana musculo museo musica musicales musitabas musitado musitamos
musitar musitaron musitaste mutuo nacar nacarado nacares nacemos naceremos nacias nacido naciendo nacion
naciones nadabas nadador nadadores nadamos nadando nadaremos nadarias nadaron nadaste naipe naranja
narciso nardo narices nariz narrabas narrador narramos narrando narrar narrarias narraron narraste
narrativa nata natales natilla nativo natural naturales naufrago nausea nautico navaja naval nave
navegabas navegado navegamos navegante navegar navegaron navidad navidades navio neblina nebuloso
necesario necesitar nectar nectares negociado negociar negocio neolitico neonato nervadura nervio nervioso
neumatico neutral neutrales nevada nevera nevoso nexo nicho nido niebla nieto nieve nimbo ninfa niquel
niqueles nispero nitido nitrogeno nivel nivelabas nivelado nivelamos nivelar nivelaron nivelaste niveles
nobel nobeles nobleza nodriza nogada nogal nogales nombrabas nombrado nombramos nombrar nombraron
nombraste nombre nomina nordico noria norte noruego nostalgia notable notado notario noticia notificar
novato novedoso novela noveno noviembre nube nublabas nublado nublamos nublar nublarias nublaron nublaste
nuca nucleo nudillo nueces nuevo numerabas numerado numeramos numerar numeraron numeraste numero numeroso
nupcial nupciales nutria nutricion nutrido nutriendo nutrimos nutritivo oasis obedecer obedecias obedecido
obediente obelisco obertura obispo objetivo objeto oblea oblicuo obra obrando obraremos obrero obsequiar
observado observar obsidiana obstaculo obtuso obvio ocarina ocaso oceanico oceano ocelote ocio ocre octava
octogono octubre ocular oculares oculto ocupabas ocupado ocupamos ocuparias ocuparon ocupaste odalisca
odisea oeste oficiabas oficiado oficial oficiales oficiamos oficiaron oficiaste oficina oficio ofrecemos
ofrecer ofrecias ofrecido ofrenda ojal ojales ojeada ojiva oleaje olfateado olfatear olfato olimpico
olivar olivares olivo olla olmo olor olores oloroso olvidabas olvidado olvidamos olvidar olvidaron
olvidaste ombligo omega omitian ondeabas ondeado ondeamos ondear ondearias ondearon ondeaste ondulabas
ondulado ondulamos ondular ondularon ondulaste onduloso onix onza opacabas opacado opacamos opacar
opacarias opacaron opacaste opaco opalino opcion opciones opera operabas operado operamos operarias
operario operaron operaste opinabas opinado opinamos opinar opinarias opinaron opinaste oportuno optabas
optado optamos optar optaremos optarias optaron optaste optica optimo opuesto orador oradores orar orbita
orbitales orca orden ordenabas ordenado ordenamos ordenar ordenaron ordenaste ordenes ordinario orejera
orfebre organico organizar organo orgullo orientado oriental oriente origen origenes originado original
orilla orografia oropel oropeles orquesta orquidea ortiga oruga orzuelo osabas osado osamos osaremos
osarias osaron osaste oscilador osezno ostra otero otomana otonal otonales otono otorgabas otorgado
otorgamos otorgar otorgaron otorgaste ovacion ovacionar ovaciones ovalo oveja ovejero ovillo oxido oxigeno
oximoron oyente pabellon paciente pacifico pactabas pactado pactamos pactar pactarias pactaron pactaste
padecemos padecer padecias padecido padrino pagando pagaremos pagina pais paisaje paisano pajar pajares
palabra palacio paladar paladares palafito palanca palco palestra palido palillo palmares palmeabas
palmeado palmeamos palmear palmearon palmeaste palmera palmito paloma palpabas palpable palpado palpamos
palpar palparias palparon palpaste palpitado palpitar pampa panadero panameno panda pandereta pandilla
panel paneles panorama panqueque pantalla pantalon pantano pantufla papagayo papalote papelera papiro
paquete parabola parada paradigma paragon paragones paraguas paraiso paralelo paramo parapeto parchabas
parchamos parchando parchar parcharon parchaste parche parecian pareja parodia parpadear parqueado
parquear parrafo parral parrales parrilla parroquia parte parterre partias particula partida partiendo
partimos partir partitura parvulo pasabas pasacalle pasadizo pasado pasajero pasamano pasamos pasaporte
pasarela pasarias pasaron pasaste pascua paseando pasear pasion pasiones paso pastel pasteles pastizal
pastor pastoral pastoreo patagonia patente patin patinabas patinado patinamos patinar patinaron patinaste
patines patria patriarca patricio patriota patron patrones patrulla pausando pausar pavimento pavorreal
payaso peaje peaton peatonal peatones pecera peces peculiar pedagogo pedaleado pedalear pedernal pedestal
pedido pedrada pedregoso pegabas pegamento pegamos pegar pegarias pegaron pegaste peinabas peinado
peinamos peinar peinarias peinaron peinaste peine pelado pelaremos peldano pelicano pelicula pellizcar
pelota peluca peluche penacho pendiente pendulo pensabas pensado pensamos pensar pensarias pensaron
pensaste pensativo pensil pensiles pentagono penultimo pepa pepino pequeno peral perales percha percibias
percibido percibir percusion percusor perdices perdiz perdonado perdonar perdurado perdurar peregrino
perejil perejiles perenne perezoso perfecto perfil perfilado perfilar perfiles perforado perforar
perfumado perfumar perfume pergamino pergola pericia perico perihelio perimetro perla permitias permitido
permitir perno pernoctar perpetuo perrera persiana persistir persona persuadir pertinaz peruano pesadeces
pesadez pesca pescabas pescador pescamos pescando pescarias pescaron pescaste pesebre pespuntar pespunte
pesquero pestana petalo petirrojo petroleo pezuna pianista piano pica picabas picadillo picado picaflor
picamos picante picaremos picarias picaron piccolo pichon pichones pierna pieza pijama pilar pilares
pilastra pildora pilotabas pilotado pilotamos pilotar pilotaron pilotaste piloto pimienta pincelado
pincelar pingo pinguino pinsapo pintabas pintado pintamos pintarias pintaron pintaste pintor pintores
pionero piragua piramide pirata piropo pirueta pisada pisando piscina pistacho pitahaya pizarra pizzeria
placido planchado planchar planeabas planeamos planeando planear planearon planeaste planeta planicie
plantado plantel planteles plasma plasmabas plasmado plasmamos plasmaron plasmaste plata platano plateado
platicado platicar platillo plausible plazo plebe plegable plegaria pleito plenario pleno pliego plomada
plomo pluma plumaje plumero plural plurales poblado poblar podabas podado podamos podar podaremos podarias
podaron podaste poderoso poema poesia poetisa polaco polea polenes policia polifonia poligono polilla
politica pollo polvareda polvora pomelo poncho ponderado popular populares popurri porcelana porcion
porciones poroto portabas portada portal portales portamos portarias portaron portaste portatil portento
porteria portico portugues porvenir posible positivo poste postigo postulado postular potencia potrero
potro practica pradera prado precario preciso precoces precoz preferido pregon pregonero pregones pregunta
preludio premiabas premiado premiamos premiar premiaron premiaste prendemos prendian prensa preparado
preparar presagio presentar presente preservar presidias presidido presidir presilla prestabas prestamos
prestando prestar prestaron prestaste prestigio presto presumias presumido presumir pretender previo
prevision prima primario primavera primero primicia princesa principal principe privabas privado privamos
privar privarias privaron privaste proa probable probando probarias problema proceder procedias procedido
procesado procesar proclamar procurado procurar prodigio producias producido producir profesor profundo
programa progresar progreso prohibias prohibido prohibir prolijo prologo prolongar promesa prometer
prometias prometido pronto propagado propagar propenso propiciar propiedad propina propio prospero
protector proteger protegias protegido proverbio provincia proximo proyectar proyecto prudente prueba
psicologo publicado publicar publico puchero pueblo puente puerro pulcro pulga pulgares pulias puliendo
pulimos pulir puliremos pulmon pulmones pulpo pulsabas pulsado pulsamos pulsar pulsarias pulsaron pulsaste
pulsera puntada puntapie punteabas punteado punteamos puntear puntearon punteaste puntero puntilla punto
puntual puntuales puntuando punzon punzones pupila pupitre pureza purificar purpura quebrada quechua
quedabas quedado quedamos quedar quedarias quedaron quedaste queja queso quetzal quetzales quieto quijote
quilate quilla quimera quimica quincalla quince quincena quinoa quinteto quiosco quirofano quitabas
quitado quitamos quitar quitarias quitaron quitasol quitaste quiteno quizas rabano racimo radar radares
radiabas radiador radiamos radiando radiante radiarias radiaron radical radicales radio rafaga rallabas
rallador rallamos rallando rallar rallarias rallaron ramada ramaje rambla ramillete ranchera rango ranura
rapideces rapidez rapido rasgabas rasgamos rasgando rasgar rasgarias rasgaron rasgaste raspado rastreado
rastrear rastrillo rayuela raza razon razonabas razonado razonamos razonar razonaron razonaste razones
reabrias reabrimos reabrir reactor reactores realce realizado realizar rebajabas rebajado rebajamos
rebajar rebajaron rebajaste rebanando rebelde rebeldia rebobinar rebosabas rebosado rebosamos rebosar
rebosaron rebosaste rebotando rebote rebozo rebuscado rebuscar recado recalcado recalcar recargado
recargar recaudado recaudar receta rechazado rechazar recibias recibido recibimos recibir recibo reciente
recinto reciproco recitabas recitado recitamos recitar recitaron recitaste reclutado reclutar recobrado
recobrar recogemos recoger recogias recogido recoleto reconocer recopilar recordado recordar recorrer
recorrias recorrido recostado recostar recreabas recreado recreamos recrear recrearon recreaste recto
recuento recuerdo recuperar recurrian recurrir recurso redactado redactar redecilla redentor redil rediles
redimias redimido redimimos redimir redoble redondear redondo reducias reducido reducimos reducir
refinabas refinado refinamos refinar refinaron refinaste reflejado reflejar reflejo reformado reformar
refran refranes refrescar refresco refugio regadera regalabas regalado regalamos regalaron regalaste
regalia regalo regando regaremos regata regidor regidores regimen regimenes regio regional registrar regla
regresar regreso regulando regular regulares rehusabas rehusado rehusamos rehusar rehusaron rehusaste
reina reinando reiterado reiterar reja relajando relampago relatabas relatado relatamos relatar relataron
relataste relato relatores relevante relevo relicario relieve relincho reliquia rellenado rellenar reloj
relojes remabas remamos remansado remanso remar remarias remaron remate remediado remediar remedio
remendado remendar remiendo remitian remo remodelar remojabas remojamos remojando remojar remojaron
remojaste remolacha remolcado remolcar remolino remolque remontado remontar remoto removemos remover
removias removido remozado renacuajo rendias rendidor rendija rendimos rendir renglon renglones renombre
renovabas renovable renovado renovamos renovar renovaron renovaste rentabas rentable rentamos rentando
rentar rentarias rentaron rentaste reparabas reparamos reparando repararon reparaste repartias repartido
repartir repasado repasar repisa replicado replicar repollo reportado reportar reposando reposo repostero
represa reptil reptiles requeson resaltado resaltar resbalado resbalar rescatado rescatar rescate reseda
reservado resguardo residente resistias resistido resistir resonabas resonado resonamos resonar resonaron
resonaste resorte respaldar respaldo respetado respetar respeto respirado respirar respiro responder
restaurar resumen resumenes resumian resumimos retablo retama retazo reticula retirabas retirado retiramos
retirar retiraron retiraste retocabas retocado retocamos retocar retocaron retocaste retono retornado
retornar retractar retrasado retrasar retrato reunias reunido reuniendo reunimos reunir revelabas revelado
revelamos revelar revelaron revelaste reverso revisabas revisado revisamos revisar revisaron revisaste
revista revoltoso rezago rezaste ribera ribete rico riego rienda rigor rigores riguroso rimando rincon
rincones risa ristra risueno ritmico ritmo ritual rituales rival rivales rizado robot robusto rociabas
rociado rociamos rociar rociarias rociaron rociaste rodaja rodando rodeabas rodeado rodeamos rodear
rodearias rodearon rodeaste rodilla rojo roman romance romanes romero rompemos rompeolas romper rompias
rompido rompiendo rondabas rondador rondamos rondar rondarias rondaron rondaste rosal rosaleda rosales
rosario rosedal rosedales rosquilla rostro rotativo rotonda rotulabas rotulado rotulamos rotular rotularon
rotulaste rotulo rotundo rubi rubor rubores rueda rugias rugido rugiendo rugimos rugir rugiremos ruidoso
ruisenor rumba rumiabas rumiado rumiamos rumiar rumiarias rumiaron rumiaste rural rurales ruso rustico
rutina rutinario sabado sabatino sabedor sabedores saber saberes sabiduria saboreado saborear sabroso
sacabas sacamos sacando sacaremos sacarias sacaron sacaste sacerdote saco sacudian saeta safari sagaces
sagaz sagitario sahumerio sainete salario salero salina salitre salmodia salmon salmones salpicado
salpicar saltabas saltado saltamos saltarias saltaron saltaste salto salubre saludabas saludable saludado
saludamos saludar saludaron saludaste salvaje salvando salvar salvia sanador sancionar sandalia sandia
sandwich sangria santoral santuario sapiencia saque sarao sarape sardina sardonico sarten sartenes sastre
satelite saturabas saturado saturamos saturar saturaron saturaste saturno sauna saxofon saxofones sayal
sayales sazonador secar secoya secreto secundado secundar seda sedoso segador segadores seguidor segundero
seguro seis selectivo selecto sellabas sellado sellamos sellar sellarias sellaron sellaste selva selvatico
semaforo semana semanales semblante sembrabas sembrado sembramos sembrar sembraron sembraste semejante
semental semilla semillero senado sencillo sendero senorial sensato sensible sentido separado separar
sepia septimo sepultado sequia serafin serafines serenabas serenado serenamos serenar serenaron serenaste
serenata sereno serie serpiente serrano serrin serrines serrucho servicio servidor sesenta sesgabas
sesgado sesgamos sesgar sesgarias sesgaron sesgaste sesion sesiones sideral siderales siembra siempre
sierra siete siglo siguiente silaba silbabas silbamos silbando silbar silbarias silbaron silbaste silbato
silbido silencio silente silla silogismo silueta silvestre simbolo simetria similar similares simpatia
simpatico simple simulabas simulado simulamos simularon simulaste sinagoga sincero sinfonia singular
siniestro sirena sirope sismo sistema situabas situado situamos situar situarias situaron situaste
soberano soberbio sobrante sobrina sobrio sociable social sociales sofa sofocabas sofocado sofocamos
sofocar sofocaron sofocaste solabas solamos solando solapa solaremos solarias solaste soldado soldar
soldaron soledad soledades solemne soles solfeo solicitar solidario solideces solidez solido solista solo
solsticio soltero sombra sombrero sombrilla sometian somier somieres sonadores sonajero sonambulo sonar
sonaron sonata sondeo soneto sonoro sonriente sonrisa soplado soplar soplaron soportado soportar soporte
soprano sorbete sorpresa sorteabas sorteado sorteamos sortear sortearon sorteaste sorteo sosegado sosia
sosiego sotano suave suavizado suavizar subias subida subiendo subimos subir subiremos sublime subrayado
subrayar suburbio sucedemos suceder sucedias sucedido suceso sucre sucursal sudando sudor sudores suegra
sueldo sueter sueteres sufijo suizo sujetabas sujetado sujetamos sujetar sujetaron sujetaste sultan
sultanes suma sumabas sumado sumamos sumaremos sumarias sumario sumaron sumaste sumergias sumergido
sumergir sumiller suntuoso superabas superado superamos superar superaron superaste superior suplantar
suplias suplido supliendo suplimos suplir supuesto surcabas surcado surcamos surcar surcarias surcaron
surcaste surco sures sureste surgias surgido surgiendo surgimos surgir surtian surtidor suscitado suscitar
suspirado suspirar sustentar susurrado susurrar susurro sutil sutiles tabaco tabique tabla tablado tablero
taburete tachabas tachado tachamos tachar tacharias tacharon tachaste tacita tacon tacones tactil tactiles
tafetan tafetanes tahona taladro talento talentoso talisman taller talleres tallo tamal tamales tamano
tamarindo tambor tambores tamices tamiz tanque tanteabas tanteado tanteamos tantear tantearon tanteaste
tapabas tapado tapamos tapar taparemos taparias taparon tapaste tapete tapia tapiceria tapioca tapizabas
tapizado tapizamos tapizar tapizaron tapizaste taquilla tarantela tarareado tararear tarareo tardabas
tardado tardamos tardar tardarias tardaron tardaste tarde tarima tarjeta tarta tartanes tartaruga tasador
tasadores tasando tatuabas tatuado tatuaje tatuamos tatuar tatuarias tatuaron tatuaste tauro taxi taxista
teatral teatrales teatro techando techumbre tecla teclado tecleabas tecleamos tecleando teclear teclearon
tecleaste tecnica tejado tejedora tejian tejiendo tejon tejones tejuelo telar telares telefono telegrafo
telegrama telepatia telurico temblor temblores tememos temeremos temias tempestad templabas templado
templamos templanza templar templaron templaste temple temporal temprano tenaces tenaz tendian tendiendo
tenedor tenedores tener teneres tenis tensando tenue teorema teoria tercero tercio termal termales termica
termino termo ternera terracota terraplen terraza terreno terrestre tertulia tesela tesitura tesorero
tesoro testigo textil textiles texto textual textuales tianguis tibieza tibio tiburon tiburones tiempo
tierno tieso tifon tifones tigre tijera tilapia tilde timbal timbales timbrabas timbrado timbramos timbrar
timbraron timbraste timido timonel timoneles timonera tinaja tinglado tintero tinto tinturado tiovivo
tipico tipo tirando tirar tiritas titere titulabas titulado titulamos titular titularon titulaste titulo
tiza toalla tobillo tobogan toboganes tocabas tocamos tocando tocar tocaremos tocarias tocaron tocaste
tocayo toldo tolerabas tolerado toleramos tolerante tolerar toleraron tomado tomate tomatillo tonada tonel
toneles tonico topacio topografo toque torcaces torcaz torcemos torcer torcias torcido torciendo tornabas
tornamos tornando tornar tornarias tornaron tornasol tornaste torneado torneo tornillo toro toronja torre
torrente torreon torreones tortilla tortuga tosco tosemos toser toseremos tosias tosido tosiendo tostabas
tostador tostamos tostando tostar tostarias tostaron toston tostones total totales totora traba trabajado
trabajar trabajoso tractor tractores traficado traficar tragaluz traje tramabas tramado tramamos tramar
tramarias tramaron tramaste tramitado tramitar trampolin tranquilo transitar tranvia trapecio trapiche
trapo trasladar trasluces trasluz trasto tratando travesia trayecto trebol treboles trece tregua treinta
tren trenes trenza trenzabas trenzado trenzamos trenzaron trenzaste trepabas trepado trepamos trepar
treparias treparon trepaste triangulo tribu tribuna tributo triciclo tridente trigal trigales trigo
trillando trillar trillaste trilogia trinchera trineo triple triplicar tripode triunfado triunfal triunfo
troceabas troceado troceamos trocear trocearon troceaste trofeo trompa trompeta tronabas tronado tronamos
tronar tronarias tronaron tronaste tronco tropelia tropezado tropezar tropical tropico trote trovador
trozo trucha trueno trueque trufa truncado tuba tucan tucanes tuerca tulipan tulipanes tumbado tumulto
tunante tunica tupias tupido tupiendo tupimos tupir tupiremos turbina turismo turmalina turnado turno
turquesa turquino turron turrones tutores ubicabas ubicado ubicamos ubicar ubicarias ubicaron ubicaste
ubre ufano ulterior ultimabas ultimado ultimamos ultimar ultimaron ultimaste ultimo ultramar umbral
umbrales unanime ungido unias unico unicornio unidad unidades uniendo unificado unificar uniforme unimos
union uniones unir uniremos unisono unitario universo untando untaremos urbanista urbano urbe urdias
urdido urdiendo urdimbre urdimos urdir urdiremos urgente urna urogallo urraca usando usina usuario
utensilio utilizado utilizar utopia vacante vaciabas vaciamos vaciando vaciar vaciarias vaciaron vaciaste
vacilado vacio vacuna vacunando vagon vagones vainilla vaiven vaivenes vajilla vale valedero valeroso
validabas validado validamos validar validaron validaste valija valioso valorabas valorable valorado
valoramos valorar valoraron valoraste valvula vanidoso vapor vapores vaporoso vaquero vara vareabas
vareamos vareando varear varearias varearon vareaste variable variado vasto vecina vega vegetal vegetales
vehiculo veinte vejeces vejez velabas velador veladores velamen velamenes velamos velando velarias velaron
velaste velero veleta velludo veloces veloz vemos vencemos vencer vencias vencido venciendo vendaje
vendaval vendedor vendimia venidero ventaja ventilado ventilar ventisca ventrilo venturoso veraces veranda
veraniego verano veraz verbena verbo verdad verdades verde verdeagua verdor verdores verdoso verdulero
vereda veredicto verificar vernaculo verosimil verruga versabas versado versamos versar versarias versaron
versaste versatil version versiones vertedero vertemos verter vertias vertical vertiendo vertiente
vestibulo vestido vestigio veterano viable viaducto viajabas viajado viajamos viajar viajarias viajaron
viajaste viaje viajero vianda vias vibora vibrabas vibrado vibramos vibrante vibrar vibrarias vibraron
vicario victoria vida vidriera vidrio vieira viejo viento viernes vigente vigia vigilabas vigilado
vigilamos vigilante vigilar vigilaron vigilia vigoroso vinagre vinculado vincular vinculo viniegra violeta
violin violines virgo virreina virtual virtuales virtud virtudes virtuoso viruta visera visible vision
visiones visita visitabas visitado visitamos visitaron visitaste vistoso visual visuales vitalicio
vitamina vitral vitrales vitreo vitrina vivaces vivaz vivero viveza vivias vivido vivienda vivimos vivir
viviremos vivo vizconde vocablo vocero vociferar volado volante volatil volatiles volcan volcanes voleibol
volteabas volteado volteamos voltear voltearon volteaste voluble volumen volumenes voluntad volvemos
volver volvias volvido volviendo vuelta yacare yagual yaguales yate yelmo yerba yerbatero yoga yogur
yogures yucateco yunque yunta zafiro zafra zaguan zaguanes zalamero zambo zampona zanahoria zancada
zancudo zanja zapallo zapateado zapatear zapatero zapatilla zapato zapote zarcillo zarpabas zarpamos
zarpando zarpar zarparias zarparon zarpaste zarpazo zarza zarzuela zepelin zepelines zigzag zocalo zodiaco
zona zoologia zoologico zorrillo zorzal zorzales zumbabas zumbamos zumbando zumbar zumbarias zumbaron
zumbaste zumbido zurcando zurcias zurcido zurciendo zurcimos zurcir zurdo zutano
`;
