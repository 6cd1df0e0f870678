/** Words of the receipt, from «denotar» to «mostraron», in alphabetical order: format version 1, never to be changed. */

export const segundoTercio = `
denotar denotaron denotaste dentado dental dentales dentista dentrito dependian deporte deportivo
depositar deposito depurabas depurado depuramos depurar depuraron depuraste derechito derecho derivabas
derivado derivamos derivar derivaron derivaste derramado derramar derrame derrochar derrotero desafiado
desafiar desafio desagues desatabas desatado desatamos desatar desataron desataste desayunar descansar
descanso descargar descender descifrar descolgar descontar describir descubrir descuento desde deseabas
deseado deseamos desear desearias desearon deseaste deseo desfilado desfilar desfile desgranar desierto
desligado desligar despacho despegado despegar despensa despertar desplazar desquite destacado destacar
destellar destello destinado destinar destinito destino destreza desvan desvanes detallado detallar
detalle detectado detectar detective detras deuda deudita devanabas devanado devanamos devanar devanaron
devanaste devocion diadema diademita diafano diagonal dialecto dialogado dialogar dialogo diamante diana
dianita diapason diario dibujabas dibujado dibujamos dibujante dibujar dibujaron dibujito dibujo diccion
dicciones dicha dichita dichoso dictabas dictadito dictado dictamos dictar dictarias dictaron dictaste
dieces diente diesel dieseles diestro dieta dietita diez difundias difundido difundir difusion digitabas
digitado digital digitales digitamos digitaron digitaste dignito digno dilatado diligente diluvio
diluyente dimension dinamico dinamo dinerito dinero diorama diploma diplomado diplomita diptico director
dirigias dirigido dirigimos dirigir discipulo disco discreto discurso discutias discutido discutir
diseminar disfraces disfraz disfrazar disfrutar disimular disipabas disipado disipamos disipar disiparon
disipaste disminuir dispensar dispuesto disputado disputar disquito distancia distinto distrito diurnito
diurno diva divanes diversito diverso divertido dividias dividido dividimos dividir divino divita doblabas
doblamos doblando doblarias doblaron doblaste doble docente docil dociles doctor doctores doctorita
documento dogma dogmita dolar dolares dolmen dolmenes domabas domador domadores domamos domando domaremos
domarias domaron domaste domestico dominabas dominado dominamos dominar dominaron dominaste domingo
dominito donaire doncella donoso doradito dorado dormilon dorsal dorsales dosel doseles dosis ducadito
ducado ductando duelito duelo duende dulce dulzaina dulzura dulzurita duna duplicado duplicar duracion
duradero durar duraznito durazno durito durmiente duro ebanito ebano echabas echado echamos echar
echaremos echarias echaron echaste eclipse ecologo economia ecuador ecuadores ecuestre edad edades edecan
edecanes edicion ediciones edificado edificar edificio editabas editado editamos editarias editaron
editaste editor editores edredon edredones educabas educamos educando educar educarias educaron educaste
educativo eficaces eficaz eficiente efigie efimerito efimero egipcio egresado ejemplito ejemplo ejercitar
ejercito elaborado elaborar elastico electrico elefante elemento elenco elenquito elevabas elevado
elevamos elevar elevarias elevaron elevaste eliseo elixir elixires elocuente elogiabas elogiado elogiamos
elogiar elogiaron elogiaste elogio elote eludias eludido eludiendo eludimos eludir embajada embalabas
embalado embalamos embalar embalaron embalaste embalse embarcado embarcar embarque emblema emblemita
embobinar embrion embriones embrujo embudito embudo emigrabas emigrado emigramos emigrar emigraron
emigraste eminente emitias emitido emitiendo emitimos emitir emocion emocionar emociones emoji empacabas
empacado empacamos empacar empacaron empacaste empanada empapando emparejar empate empedrado empedrar
empeine empezabas empezado empezamos empezar empezaron empezaste empleabas empleada empleamos empleando
emplear emplearon empleaste empleo emprender empresa empresita empujabas empujado empujamos empujar
empujaron empujaste enamorado enamorar encajabas encajado encajamos encajar encajaron encajaste encaje
encaminar encantado encantar encantito encanto encargado encargar encauzado encauzar encender encendias
encendido encerabas encerado enceramos encerar enceraron enceraste enchufado enchufar enchufe encima
encimita encinito encino encolabas encolado encolamos encolaron encolaste encontrar encuadrar encuentro
enderezar endibia endosabas endosado endosamos endosar endosaron endosaste endulzado endulzar eneldito
eneldo energia energico enerito enero enfasis enfatico enfermera enfocabas enfocado enfocamos enfocar
enfocaron enfocaste enfoque enfriabas enfriado enfriamos enfriar enfriaron enfriaste engalanar enganchar
engrapado engrapar enigma enigmita enjabonar enjambre enjuagado enjuagar enlace enlazabas enlazado
enlazamos enlazar enlazaron enlazaste enmarcado enmarcar enorme enredabas enredado enredamos enredar
enredaron enredaste enredito enredo enrollado enrollar enroscado enroscar ensalada ensalzado ensalzar
ensamblar ensartado ensartar ensayabas ensayado ensayamos ensayar ensayaron ensayaste ensayito ensayo
ensuenito ensueno entendian enterando entibiado entibiar entonabas entonado entonamos entonar entonaron
entonaste entonces entornito entorno entrada entradita entrar entrarias entraste entrega entregado
entrenar envasabas envasado envasamos envasar envasaron envasaste envase enviabas enviado enviamos enviar
enviarias enviaron enviaste envio envoltura envolver envolvias envolvido epico epilogo epiquito epistola
epiteto epoca epopeya epopeyita epoquita equidad equidades equipabas equipado equipaje equipamos equipar
equiparon equipaste equipito equipo erguido ericito erizo ermita ermitita erosion erosiones eruditito
erudito esbeltito esbelto esbocito esbozo escala escalabas escalado escalamos escalaron escalaste escalera
escalita escampar escaneado escanear escapando escarbar escarcha escarola escarpado escena escenario
escenico escenita escoba escobita escocesa escolar escolares escollera escolta escoltita escondido
escribano escribias escrito escualito escualo escucha escuchado escuchita escudito escudo escuela
escuelita esculpias esculpido esculpir escultor escultura esencia esfera esferita esfinge esforzado
esforzar esfuerzo esgrima esgrimita esguince eslabon eslabones eslogan esloganes esmaltado esmaltar
esmalte esmerabas esmeralda esmeramos esmerando esmerar esmeraron esmeraste esmerito esmero espaciado
espaciar espacio espacioso espada espadita espanol espanoles espantajo espasmo espatula especia espectro
espejismo espejito espejo esperado esperanza espesabas espesamos espesando espesar espesaron espesaste
espiga espigon espigones espiguita espinaca espinazo espinita espiral espirales esplendor espolon
espolones esponja esponjita esponjoso esposa esposita espuma espumabas espumado espumamos espumaron
espumaste espumita esqueje esquema esquemita esqui esquiabas esquiado esquiamos esquiar esquiaron
esquiaste esquina esquinita estable establito estaca estacion estadio estadista estambre estampa estampado
estampita estancia estandar estanque estante estaquita estatal estatales estatua estelar estelares estepa
estepario estepita estilito estilo estima estimabas estimado estimamos estimaron estimaste estimita
estimular estirando estirar estirpe estivales estofado estoico estradito estrado estraza estrechar
estrecho estrella estrenado estrenito estreno estribito estribo estricto estrofa estrofita estuario
estuche estuco estudiado estudiar estudioso estufa estufita etapa etapita eternito eterno etica etiqueta
etnia eucalipto europeo evadias evadido evadiendo evadimos evadir evaluabas evaluado evaluamos evaluar
evaluaron evaluaste evangelio evaporado evaporar eventito evento evidencia evitando evitar evocabas
evocado evocamos evocar evocarias evocaron evocaste exactito exacto exagerado exagerar exaltado examen
examenes examinado examinar excavabas excavado excavamos excavar excavaron excavaste excelente excelso
excepto excursion exedra exhalabas exhalado exhalamos exhalar exhalaron exhalaste exigente exigias exigido
exigiendo exigimos exigir exilio existias existido existimos existir exitito exito exodo exotico expertito
experto explanada explicado explicar explorado explorar exportado exportar expositor expresado expresar
expresivo expreso exprimias exprimido exprimir exquisito extender extendias extendido extension extensito
extenso extinto extra extremito extremo extrita exvotito exvoto fabrica fabricado fabula fabulita fachada
fachadita facil faciles facilitar factible factor factura facturado facturita faena faenita falange falda
faldita falsete familia famosito famoso fanales fandango fanega faneguita fanfarria fantasia farallon
farmacia faro farolero faroles farolillo farsa farsita fascinado fascinar fauno favor favorecer favores
favorito febrerito febrero fecha fechita felices felicidad felicitar felinito felino feliz felpa felpita
feria fermentar fermento feroces feroz fertil fertiles fervor fervores festejado festejar festejito
festejo festin festines festival festivo fiabas fiado fiamos fiar fiaremos fiarias fiaron fiaste fibra
fibrilla fibrita fibroso fichabas fichado fichamos fichar ficharias ficharon fichaste fidedigno fideo fiel
fieles fieltrito fieltro fiesta fiestita figura figurabas figurado figuramos figuraron figuraste figurin
figurines figurita fijando fila filamento filial filiales filita filmabas filmado filmamos filmar
filmarias filmaron filmaste filtrabas filtrado filtramos filtrar filtraron filtraste final finalista
finalizar financiar finca finito fino finquita firma firmando firmita fiscal fiscales fisico fisonomia
flaco flama flamante flamboyan flameabas flameado flameamos flamear flamearon flameaste flamenco flamita
flan flanes flaquito flauta flautita flecos flequillo flete flexible floral florales floreado florecer
florecias florecido florerito florero florido florin florines florista flota flotabas flotador flotamos
flotando flotante flotarias flotaron flotita fluctuado fluctuar fluias fluidito fluido fluimos fluir
fluiremos flujito flujo fluorita fluvial fluviales foca fogata fogatita fogon fogones fogoso folclor
folclores foliculo folio follaje folletito folleto fondito fondo fonetica foquita forastero forestal
forito forja forjador forjita formabas formal formales formamos formarias formaron formaste formato
formula formulita fornidito fornido forrado forraje forrar fortaleza fortuito fortuna fortunita forzando
forzudito forzudo fosforo fosil fosiles foto fotografo fragancia fragata fragatita fragil fragiles
fragmento fragor fragores fragua fraile frailejon frambuesa frances franco franela franelita franja
franjita franquito frase fraterno frecuente frenabas frenado frenamos frenar frenarias frenaron frenaste
frenesi frenito freno frente fresa fresco fresita fresquito frijol frijoles frisito friso frondoso frontal
frontales frontera frotar frotaste fructuoso frugal fruta frutado frutales frutera frutilla frutita fucsia
fuego fueguito fuelle fuercita fuerte fuerza fugaces fugaz fugitivo fulgente fulgor fulgores fumarola
fumigabas fumigado fumigamos fumigar fumigaron fumigaste funcion funcional funciones funda fundabas
fundador fundamos fundando fundarias fundaron fundaste fundias fundido fundiendo fundir fundita funicular
furgon furgones furtivo fuselaje fusion fusiones futbol futboles futurista futurito futuro gabardina
gabinete gaceta gacetilla gacetita gafas gaita gaitita gala galactico galanes galante galapago galardon
galaxia galeno galeon galeones galera galerita galgo galguito gallardo galleta galletita gallina gallinero
gallinita gallito galopabas galopado galopamos galopar galoparon galopaste gamba gambita ganabas ganadito
ganado ganadores ganamos ganar ganaremos ganarias ganaron ganaste gansito ganso garabato garaje garbanzo
garbito garbo garduna garganta gargola garlopa garlopita garra garrafa garrafita garrita garzon garzones
gaseosa gaseosita gasolina gastador gatillo gatito gato gavilan gavilanes gavilla gavillita gaviota
gaviotita geiser geiseres gelatina gema gemelo generabas generado general generales generamos generaron
generaste generoso genial geniales genio gente gentil gentiles genuino geografia geologo geranio gerente
germen germenes germinado germinar gerundio gestionar gigante gimnasia gira girabas girado giramos
girandula giraremos girarias giraron girasol girasoles giraste glaciar glaciares gladiolo glaseado glicina
global globales globo gloria glorieta glorioso glosario gobernado gobernar gobierno godible gofre goleabas
goleado goleamos golear golearias golearon goleaste golfo golosa golosina gondola gondolero gorgojo gorila
gorrion gorriones gotera gotico gozabas gozado gozamos gozar gozaremos gozarias gozaron gozaste gozo
gozoso grababas grabado grabamos grabar grabarias grabaron grabaste gracia gracioso grada graduabas
graduado gradual graduales graduamos graduaron graduaste grafito gramatica gramo granada granadero
granando granate grande grandeza granero granizo grasoso gratis gremio grieta griferia grifo gris gritabas
gritado gritamos gritar gritarias gritaron gritaste grosella grosor grosores grua grueso grulla grumete
grupo guaba guacamayo guadana guagua guanabana guanaco guante guapo guarani guarda guardabas guardamos
guardando guardaron guardaste guardian guarismo guayaba guayacan guayacol guayusa guepardo guia guiabas
guiado guiamos guiaremos guiarias guiaron guiaste guijarro guinda guineo guinol guinoles guion guiones
guirnalda guisando guisante guisar guiso guitarra gurrumino gustabas gustado gustamos gustar gustarias
gustaron gustaste habanero habil habiles habilitar habitabas habitable habitado habitamos habitante
habitar habitaron habito habitual hablabas hablamos hablando hablante hablar hablarias hablaron hacendoso
hacha hacienda hada halagador halago hallado hallaste hallazgo halo hamaca hamaquero hambre hangar
hangares harapo harina hazana hebilla hechicero hechizo hecho hectarea helada helecho helenico helice heno
heraldo herbario herbazal heredabas heredad heredades heredamos heredando heredaron heredaste heredero
herencia hermana hermanado hermoso heroe heroico heroina herradura herrero hervidero hidalgo hidrante
hidratado hidratar hidrogeno hiedra hielo hiena hierba hierro higado higo higuera hilabas hilamos
hilandera hilando hilarante hilaremos hilarias hilaron hilaste hilera hilvanado hilvanar himno hincapie
hinojo hipica hipotesis hispano historia historico hocico hogar hogareno hogares hogaza hoja hojalata
hojaldre hojarasca hojeabas hojeado hojeamos hojear hojearias hojearon hojeaste holandes holgura hombro
honda honesto hongo honor honores honrado horario horchata horizonte hormiga horneabas horneamos horneando
hornear hornearon horneaste horno horqueta horquilla hortaliza hortensia hospedado hospedar hospital
hostelero hotel hoteles hoyuelo huayno hueco huella huerta huertano huesped huespedes huias huido huimos
huipil huipiles huir huiremos humano humeabas humeamos humeando humear humearias humearon humeaste humedad
humedades humedecer humedo humilde humita humo humores hungaro huracan huracanes husar husares iceberg
icono idea ideabas ideado ideales ideamos idearemos idearias idearon ideaste identico idilio idioma idolo
idoneo iglesia iglu ignoto igual igualabas igualado igualamos igualar igualaron igualaste iguales iguana
iguanodon ilativo iluminado iluminar ilusion ilusiones ilustrado ilustrar ilustre imagen imagenes
imaginado imaginar iman imanes imitabas imitado imitamos imitar imitarias imitaron imitaste impar
imparcial impares impavido imperio implantar importado importar imprenta impreso imprimias imprimir
impulsado impulsar impulso inaugurar incaico incienso incisivo inclinado inclinar incluias incluido
incluimos incluir incubabas incubado incubamos incubar incubaron incubaste indagabas indagador indagamos
indagando indagar indagaron indagaste indemne indicabas indicado indicamos indicar indicaron indicaste
indice indigo inedito inestable infalible infancia infantil infinito informado informar informe ingenio
ingles iniciabas iniciado iniciamos iniciar iniciaron iniciaste inicio inmediato inmenso inmortal inmueble
innato innovabas innovado innovamos innovar innovaron innovaste inocente inodoro inquieto insecto insigne
insignia insistias insistido insistir inspirado inspirar instalado instalar instante instinto instruias
instruido instruir insumo intacto integrado integral integro intentado intentar interes interesar interior
interno intervalo intimo intrepido intuias intuido intuimos intuir inundabas inundado inundamos inundar
inundaron inundaste inusual inusuales invadias invadido invadimos invadir invento invernado invernar
inversor invicto invierno invitabas invitado invitamos invitar invitaron invitaste invocabas invocado
invocamos invocar invocaron invocaste involucro inyectado inyectar irlanda ironia irrigador isla isleno
islote istmo italiano item izquierda jabali jabalina jabon jabonado jacal jacales jacaranda jacinto jade
jaguar jaguares jaguarete jaiba jalado jalar jalaron jalea jamas japones jarabe jarcia jardin jardinear
jardinero jardines jarron jarrones jaspe jauria jazmin jazmines jefatura jefe jengibre jerarca jerga
jeringa jeroglifo jersey jicama jilguero jinete jirafa jocoso jornada jornal jornalero jornales jota joven
jovenes jovial joviales joyel joyeles joyero jubilado jubilo jubiloso jubones jueves juez jugabas jugador
jugadores jugamos jugando jugaremos jugarias jugaron jugaste juglar juglares jugo jugoso juguete juguetona
juicio juicioso julio junco jungla junquillo juntabas juntado juntamos juntar juntarias juntaron juntaste
juntos jurado jurista justicia juvenil juveniles juventud juzgado juzgar kilo kilometro kimono kiosco kiwi
koala laberinto labio laborabas laboramos laborando laboraron laboraste labrador labranza labrar labrarias
labriego laca lacayo lacustre ladeabas ladeado ladeamos ladear ladearias ladearon ladeaste ladera ladino
ladrando ladrido ladrillo lagarto lago lagrima laguna lambada lamentado lamentar lamina laminando lampara
lampazo lancero langosta languido lanudo lanzador lanzando lanzar lanzaste lapices lapiz lapso laringe
larva laser laseres lateral laterales latian latitud latitudes laton latones laud laudes laurel laureles
lavabo lavadero lavanda lavaremos leal leales lealtad lealtades lebrel lebreles leccion lecciones lechal
lechales leche lechuga lector lectores lectura leemos leer leeremos legado legalizar legible legion
legiones legitimo legua leguario legumbre leias leido leiendo lejano lejos lenador lenadores lenguaje
lenteja lento leon leones leopardo letargo letra letrado letrero leva levadura levantado levantar
levantino lexico leyenda libelula liberabas liberado liberal liberales liberamos liberaron liberaste
libertad libre libreria libreta licencia liceo licor licores lider lideres lienzo liga ligabas ligamos
ligando ligaremos ligarias ligaron ligaste ligero lijado lijar limitando limon limonada limonero limones
limosna limpiabas limpiado limpiamos limpiar limpiaron limpiaste limpieza limpio linaje lince lindo linea
lingote linimento linterna liquen liquenes liquidado liquidar lirico liso lista listabas listado listamos
listarias listaron listaste listones litera literato litio litoral litorales liviano llamabas llamada
llamamos llamando llamar llamarias llamaron llamaste llamativo llanero llano llanta llanura llave llegabas
llegada llegamos llegando llegar llegarias llegaron llegaste llenado llorabas llorado lloramos llorar
llorarias lloraron lloraste llovemos llover llovias llovido lloviendo llovizna lluvia lluvioso lobezno
local locales localizar locucion locutor locutores logica lograbas logrado logramos lograr lograrias
lograron lograste logro loma lombrices lombriz longevo longitud loseta loteria lozano lubricado lubricar
lucero luchabas luchado luchamos luchar lucharias luchaste lucias lucideces lucidez lucido luciendo
lucimos lucir luciremos lucrativo lugar lugares lujoso lumbrera luminaria luminoso lunes lupa lupino
lupulo lustrabas lustramos lustrando lustraron lustraste lustro lustroso luthier luthieres luto macaco
macadamia machacado machacar machete macizo madeja madre madrigal madrileno madrina madrono madrugada
madrugar madurabas madurado maduramos madurar maduraron maduraste maduro maestra magia magico magistral
magnate magnesio magno magnolia maices maiz majestad malabar malabares malaquita malecon malecones maleta
maletin maletines malla manada manantial manchego mandabas mandala mandamos mandando mandarias mandarina
mandaron mandaste mandolina manejabas manejado manejamos manejaron manejaste manera manga mangle manguera
manicura manija maniobra manivela manjar manjares manojo mansion mansiones manteca mantel manteles
mantilla manto manzana mapa mapache maqueta maquillar maquina marabu maraca maracuya maravilla marcabas
marcador marcamos marcando marcar marcarias marcaron marcaste marchado marcial marciales maremoto marfil
marfiles margarita margen margenes marimba marimbero marinero marino mariposa mariscal marisco maritimo
marmol marmoles marmota marques martes martillo martin martines marzo mascara mascota masilla masivo
masticado masticar materno matinal matinales matizabas matizado matizamos matizar matizaron matizaste
matorral matraces matraz maullabas maullado maullamos maullar maullaron maullaste mausoleo mayo mayoral
mayorales mayordomo mayores mazapan mazapanes mazorca mecanico mecanizar mechero mechon mechones medalla
media mediabas mediado mediamos mediarias mediaron mediaste medicina medico medieval meditando meditar
medusa mejilla mejor mejorabas mejorado mejoramos mejorana mejorar mejoraron mejoraste mejores melaza
melena melocoton melodia melodico melon melones meloso membrana membrete membrillo memorable memoria
memorizar menaje mencionar menhir menhires mensajero menta mentol mentoles menu menudo mercado merecemos
merecer merecias merecido merendado merendar merengue meridiano merienda merito merluza mermabas mermamos
mermando mermar mermarias mermaron mermaste mesa mesana mesera metafora metal metales metalico meteoro
metodo metro metropoli mexicano mezcla mezclabas mezclado mezclamos mezclaron mezclaste microbio miembro
mientras miercoles migaja migrando migrarias mijo milagro milano milenario milenio miles milicia miligramo
millon millones milonga mimabas mimado mimamos mimar mimaremos mimarias mimaron mimaste mimbre mimosa mina
minarete mineral minerales miniatura minimo ministro minorista minucioso minutero minuto miope mirada
miradero mirador miradores mirilla mirlo misterio mitad mitades mixto mocasin mocasines mochila mocho
mochuelo modelando modelo moderabas moderado moderamos moderar moderaron moderaste moderno modesto
modificar modismo modista modo modulabas modulado modulamos modular modularon modulaste mofeta mogote
mohair mohaires mojabas mojado mojamos mojar mojaremos mojarias mojaron mojarra mojaste mojon mojones
moldavo molde moldeabas moldeado moldeamos moldear moldearon moldeaste molecula molestado molestar
molienda molinero molino momento monarca moneda monitor monitores monje monolito montabas montado montaje
montamos montana montanoso montar montaron montaste montera monton montones montuvio moraleja mordaza
morocho morral morrales morro morsa mortadela mortero mosaico mosca moscardon mosquito mostacho mostaza
mostrabas mostrador mostramos mostrando mostrar mostraron
`;
