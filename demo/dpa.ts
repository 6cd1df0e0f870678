/**
 * Provinces, cantons and parishes with the codes of the statistics office (INEC), compact: facts as of about 2016 to 2023,
 * for the demonstration. An operator imports the official list in force.
 */

export type ParishRow = {
  readonly codigo: string;
  readonly nombre: string;
  readonly cantonCodigo: string;
  readonly canton: string;
  readonly provinciaCodigo: string;
  readonly provincia: string;
};

/** A line of two digits is a province; one of four, a canton with its parishes, each with the last two digits of its code. */
const table = `
01 Azuay
0101 Cuenca: 01 Bellavista|02 Cañaribamba|03 El Batán|04 El Sagrario|05 El Vecino|06 Gil Ramírez Dávalos|07 Huaynacápac|08 Machángara|09 Monay|10 San Blas|11 San Sebastián|12 Sucre|13 Totoracocha|14 Yanuncay|15 Hermano Miguel|50 Cuenca|51 Baños|52 Cumbe|53 Chaucha|54 Checa (Jidcay)|55 Chiquintad|56 Llacao|57 Molleturo|58 Nulti|59 Octavio Cordero Palacios (Santa Rosa)|60 Paccha|61 Quingeo|62 Ricaurte|63 San Joaquín|64 Santa Ana|65 Sayausí|66 Sidcay|67 Sinincay|68 Tarqui|69 Turi|70 Valle|71 Victoria del Portete (Irquis)
0102 Girón: 50 Girón|51 Asunción|52 San Gerardo
0103 Gualaceo: 50 Gualaceo|51 Chordeleg|52 Daniel Córdova Toral (El Oriente)|53 Jadán|54 Mariano Moreno|55 Principal|56 Remigio Crespo Toral (Gúlag)|57 San Juan|58 Zhidmad|59 Luis Cordero Vega|60 Simón Bolívar (cab. en Gañanzol)
0104 Nabón: 50 Nabón|51 Cochapata|52 El Progreso (cab. en Zhota)|53 Las Nieves (Chaya)|54 Oña|55 La Paz
0105 Paute: 50 Paute|51 Amaluza|52 Bulán (José Víctor Izquierdo)|53 Chicán (Guillermo Ortega)|54 El Cabo|55 Guachapala|56 Guarainag|57 Palmas|58 Pan|59 San Cristóbal (Carlos Ordóñez Lazo)|60 Sevilla de Oro|61 Tomebamba|62 Dug Dug
0106 Pucará: 50 Pucará|51 Camilo Ponce Enríquez (cab. en Río 7 de Mollepongo)|52 San Rafael de Sharug
0107 San Fernando: 50 San Fernando|51 Chumblín
0108 Santa Isabel: 50 Santa Isabel (Chaguarurco)|51 Abdón Calderón (La Unión)|52 El Carmen de Pijilí|53 Zhaglli (Shaglli)|54 San Salvador de Cañaribamba
0109 Sígsig: 50 Sígsig|51 Cuchil (Cutchil)|52 Gima|53 Guel|54 Ludo|55 San Bartolomé|56 San José de Raranga
0110 Oña: 50 San Felipe de Oña Cabecera Cantonal|51 Susudel
0111 Chordeleg: 50 Chordeleg|51 Principal|52 La Unión|53 Luis Galarza Orellana (cab. en Delegsol)|54 San Martín de Puzhio
0112 El Pan: 50 El Pan|51 Amaluza|52 Palmas|53 San Vicente
0113 Sevilla de Oro: 50 Sevilla de Oro|51 Amaluza|52 Palmas
0114 Guachapala: 50 Guachapala
0115 Camilo Ponce Enríquez: 50 Camilo Ponce Enríquez|51 El Carmen de Pijilí
02 Bolívar
0201 Guaranda: 01 Ángel Polibio Cháves|02 Gabriel Ignacio Veintimilla|03 Guanujo|50 Guaranda|51 Facundo Vela|52 Guanujo|53 Julio E. Moreno (Catanahuán Grande)|54 Las Naves|55 Salinas|56 San Lorenzo|57 San Simón (Yacoto)|58 Santa Fe (Santa Fe)|59 Simiátug|60 San Luis de Pambil
0202 Chillanes: 50 Chillanes|51 San José del Tambo (Tambopamba)
0203 Chimbo: 50 San José de Chimbo|51 Asunción (Asancoto)|52 Caluma|53 Magdalena (Chapacoto)|54 San Sebastián|55 Telimbela
0204 Echeandía: 50 Echeandía
0205 San Miguel: 50 San Miguel|51 Balsapamba|52 Bilován|53 Régulo de Mora|54 San Pablo (San Pablo de Atenas)|55 Santiago|56 San Vicente
0206 Caluma: 50 Caluma
0207 Las Naves: 01 Las Mercedes|02 Las Naves|50 Las Naves
03 Cañar
0301 Azogues: 01 Aurelio Bayas Martínez|02 Azogues|03 Borrero|04 San Francisco|50 Azogues|51 Cojitambo|52 Déleg|53 Guapán|54 Javier Loyola (Chuquipata)|55 Luis Cordero|56 Pindilig|57 Rivera|58 San Miguel|59 Solano|60 Taday
0302 Biblián: 50 Biblián|51 Nazón (cab. en Pampa de Domínguez)|52 San Francisco de Sageo|53 Turupamba|54 Jerusalén
0303 Cañar: 50 Cañar|51 Chontamarca|52 Chorocopte|53 General Morales (Socarte)|54 Gualleturo|55 Honorato Vásquez (Tambo Viejo)|56 Ingapirca|57 Juncal|58 San Antonio|59 Suscal|60 Tambo|61 Zhud|62 Ventura|63 Ducur
0304 La Troncal: 50 La Troncal|51 Manuel J. Calle|52 Pancho Negro
0305 El Tambo: 50 El Tambo
0306 Déleg: 50 Déleg|51 Solano
0307 Suscal: 50 Suscal
04 Carchi
0401 Tulcán: 01 González Suárez|02 Tulcán|50 Tulcán|51 El Carmelo (El Pun)|52 Huaca|53 Julio Andrade (Orejuela)|54 Maldonado|55 Pioter|56 Tobar Donoso (La Bocana de Camumbí)|57 Tufiño|58 Urbina (Taya)|59 El Chical|60 Mariscal Sucre|61 Santa Martha de Cuba
0402 Bolívar: 50 Bolívar|51 García Moreno|52 Los Andes|53 Monte Olivo|54 San Vicente de Pusir|55 San Rafael
0403 Espejo: 01 El Ángel|02 27 de Septiembre|50 El Ángel|51 El Goaltal|52 La Libertad (Alizo)|53 San Isidro
0404 Mira: 50 Mira (Chontahuasi)|51 Concepción|52 Jijón y Caamaño (cab. en Río Blanco)|53 Juan Montalvo (San Ignacio de Quil)
0405 Montúfar: 01 González Suárez|02 San José|50 San Gabriel|51 Cristóbal Colón|52 Chitán de Navarrete|53 Fernández Salvador|54 La Paz|55 Piartal
0406 San Pedro de Huaca: 50 Huaca|51 Mariscal Sucre
05 Cotopaxi
0501 Latacunga: 01 Eloy Alfaro (San Felipe)|02 Ignacio Flores (Parque Flores)|03 Juan Montalvo (San Sebastián)|04 La Matriz|05 San Buenaventura|50 Latacunga|51 Alaques (Aláquez)|52 Belisario Quevedo (Guanailín)|53 Guaitacama (Guaytacama)|54 Joseguango Bajo|55 Las Pampas|56 Mulaló|57 11 de Noviembre (Ilinchisi)|58 Poaló|59 San Juan de Pastocalle|60 Sigchos|61 Tanicuchí|62 Toacaso|63 Palo Quemado
0502 La Maná: 01 El Carmen|02 La Maná|03 El Triunfo|50 La Maná|51 Guasaganda (cab. en Guasaganda|52 Pucayacu
0503 Pangua: 50 El Corazón|51 Moraspungo|52 Pinllopata|53 Ramón Campaña
0504 Pujilí: 50 Pujilí|51 Angamarca|52 Chucchilán (Chugchilán)|53 Guangaje|54 Isinlibí (Isinliví)|55 La Victoria|56 Pilaló|57 Tingo|58 Zumbahua
0505 Salcedo: 50 San Miguel|51 Antonio José Holguín (Santa Lucía)|52 Cusubamba|53 Mulalillo|54 Mulliquindil (Santa Ana)|55 Pansaleo
0506 Saquisilí: 50 Saquisilí|51 Canchagua|52 Chantilín|53 Cochapamba
0507 Sigchos: 50 Sigchos|51 Chugchillán|52 Isinliví|53 Las Pampas|54 Palo Quemado
06 Chimborazo
0601 Riobamba: 01 Lizarzaburu|02 Maldonado|03 Velasco|04 Veloz|05 Yaruquíes|06 Lican|50 Riobamba|51 Cacha (cab. en Machángara)|52 Calpi|53 Cubijíes|54 Flores|55 Licán|56 Licto|57 Pungalá|58 Punín|59 Quimiag|60 San Juan|61 San Luis
0602 Alausí: 50 Alausí|51 Achupallas|52 Cumandá|53 Guasuntos|54 Huigra|55 Multitud|56 Pistishí (Nariz del Diablo)|57 Pumallacta|58 Sevilla|59 Sibambe|60 Tixán
0603 Colta: 01 Cajabamba|02 Sicalpa|50 Villa la Unión (Cajabamba)|51 Cañi|52 Columbe|53 Juan de Velasco (Pangor)|54 Santiago de Quito (cab. en San Antonio de Quito)
0604 Chambo: 50 Chambo
0605 Chunchi: 50 Chunchi|51 Capzol|52 Compud|53 Gonzol|54 Llagos
0606 Guamote: 50 Guamote|51 Cebadas|52 Palmira
0607 Guano: 01 El Rosario|02 La Matriz|50 Guano|51 Guanando|52 Ilapo|53 La Providencia|54 San Andrés|55 San Gerardo de Pacaicaguán|56 San Isidro de Patulú|57 San José del Chazo|58 Santa Fe de Galán|59 Valparaíso
0608 Pallatanga: 50 Pallatanga
0609 Penipe: 50 Penipe|51 El Altar|52 Matus|53 Puela|54 San Antonio de Bayushig|55 La Candelaria|56 Bilbao (cab. en Quilluyacu)
0610 Cumandá: 50 Cumandá
07 El Oro
0701 Machala: 01 La Providencia|02 Machala|03 Puerto Bolívar|04 Nueve de Mayo|05 El Cambio|50 Machala|51 El Cambio|52 El Retiro
0702 Arenillas: 21 Chacras|50 Arenillas|51 Chacras|52 La Libertad|53 Las Lajas (cab. en la Victoria)|54 Palmales|55 Carcabón
0703 Atahualpa: 50 Paccha|51 Ayapamba|52 Cordoncillo|53 Milagro|54 San José|55 San Juan de Cerro Azul
0704 Balsas: 50 Balsas|51 Bellamaría
0705 Chilla: 50 Chilla
0706 El Guabo: 50 El Guabo|51 Barbones (Sucre)|52 La Iberia|53 Tendales (cab. en Puerto Tendales)|54 Río Bonito
0707 Huaquillas: 01 Ecuador|02 El Paraíso|03 Hualtaco|04 Milton Reyes|05 Unión Lojana|50 Huaquillas
0708 Marcabelí: 50 Marcabelí|51 El Ingenio
0709 Pasaje: 01 Bolívar|02 Loma de Franco|03 Ochoa León (Matriz)|04 Tres Cerritos|50 Pasaje|51 Buenavista|52 Casacay|53 La Peaña|54 Progreso|55 Uzhcurrumi|56 Cañaquemada
0710 Piñas: 01 La Matriz|02 La Susaya|03 Piñas Grande|50 Piñas|51 Capiro (cab. en la Capilla de Capiro)|52 La Bocana|53 Moromoro (cab. en el Vado)|54 Piedras|55 San Roque (Ambrosio Maldonado)|56 Saracay
0711 Portovelo: 50 Portovelo|51 Curtincapa|52 Morales|53 Salatí
0712 Santa Rosa: 01 Santa Rosa|02 Puerto Jelí|03 Balneario Jambelí (Satélite)|04 Jumón (Satélite)|05 Nuevo Santa Rosa|50 Santa Rosa|51 Bellavista|52 Jambelí|53 La Avanzada|54 San Antonio|55 Torata|56 Victoria|57 Bellamaría
0713 Zaruma: 50 Zaruma|51 Abañín|52 Arcapamba|53 Guanazán|54 Guizhaguiña|55 Huertas|56 Malvas|57 Muluncay Grande|58 Sinsao|59 Salvias
0714 Las Lajas: 01 La Victoria|02 Platanillos|03 Valle Hermoso|50 La Victoria|51 La Libertad|52 El Paraíso|53 San Isidro
08 Esmeraldas
0801 Esmeraldas: 01 Bartolomé Ruiz (César Franco Carrión)|02 5 de Agosto|03 Esmeraldas|04 Luis Tello (Las Palmas)|05 Simón Plata Torres|50 Esmeraldas|51 Atacames|52 Camarones (cab. en San Vicente)|53 Crnel. Carlos Concha Torres (cab. en Huele)|54 Chinca|55 Chontaduro|56 Chumundé|57 Lagarto|58 La Unión|59 Majua|60 Montalvo (cab. en Horqueta)|61 Río Verde|62 Rocafuerte|63 San Mateo|64 Súa (cab. en la Bocana)|65 Tabiazo|66 Tachina|67 Tonchigüe|68 Vuelta Larga
0802 Eloy Alfaro: 50 Valdez (Limones)|51 Anchayacu|52 Atahualpa (cab. en Camarones)|53 Borbón|54 La Tola|55 Luis Vargas Torres (cab. en Playa de Oro)|56 Maldonado|57 Pampanal de Bolívar|58 San Francisco de Onzole|59 Santo Domingo de Onzole|60 Selva Alegre|61 Telembí|62 Colón Eloy del María|63 San José de Cayapas|64 Timbiré
0803 Muisne: 50 Muisne|51 Bolívar|52 Daule|53 Galera|54 Quingue (Olmedo Perdomo Franco)|55 Salima|56 San Francisco|57 San Gregorio|58 San José de Chamanga (cab. en Chamanga)
0804 Quinindé: 50 Rosa Zárate (Quinindé)|51 Cube|52 Chura (Chancama) (cab. en el Yerbero)|53 Malimpia|54 Viche|55 La Unión
0805 San Lorenzo: 50 San Lorenzo|51 Alto Tambo (cab. en Guadual)|52 Ancón (Pichangal) (cab. en Palma Real)|53 Calderón|54 Carondelet|55 5 de Junio (cab. en Uimbi)|56 Concepción|57 Mataje (cab. en Santander)|58 San Javier de Cachaví (cab. en San Javier)|59 Santa Rita|60 Tambillo|61 Tululbí (cab. en Ricaurte)|62 Urbina
0806 Atacames: 50 Atacames|51 La Unión|52 Súa (cab. en la Bocana)|53 Tonchigüe|54 Tonsupa
0807 Rioverde: 50 Rioverde|51 Chontaduro|52 Chumundé|53 Lagarto|54 Montalvo (cab. en Horqueta)|55 Rocafuerte
0808 La Concordia: 50 La Concordia|51 Monterrey|52 La Villegas|53 Plan Piloto
09 Guayas
0901 Guayaquil: 01 Ayacucho|02 Bolívar (Sagrario)|03 Carbo (Concepción)|04 Febres Cordero|05 García Moreno|06 Letamendi|07 Nueve de Octubre|08 Olmedo (San Alejo)|09 Roca|10 Rocafuerte|11 Sucre|12 Tarqui|13 Urdaneta|14 Ximena|15 Pascuales|16 Pascuales|50 Guayaquil|51 Chongón|52 Juan Gómez Rendón (Progreso)|53 Morro|54 Pascuales|55 Playas (Gral. Villamil)|56 Posorja|57 Puná|58 Tenguel
0902 Alfredo Baquerizo Moreno (Juján): 50 Alfredo Baquerizo Moreno (Juján)
0903 Balao: 50 Balao
0904 Balzar: 50 Balzar
0905 Colimes: 50 Colimes|51 San Jacinto
0906 Daule: 01 Daule|02 La Aurora (Satélite)|03 Banife|04 Emiliano Caicedo Marcos|05 Magro|06 Padre Juan Bautista Aguirre|07 Santa Clara|08 Vicente Piedrahita|50 Daule|51 Isidro Ayora (Soledad)|52 Juan Bautista Aguirre (Los Tintos)|53 Laurel|54 Limonal|55 Lomas de Sargentillo|56 Los Lojas (Enrique Baquerizo Moreno)|57 Piedrahita (Nobol)
0907 Durán: 01 Eloy Alfaro (Durán)|02 El Recreo|50 Eloy Alfaro (Durán)
0908 El Empalme: 50 Velasco Ibarra (El Empalme)|51 Guayas (Pueblo Nuevo)|52 El Rosario
0909 El Triunfo: 50 El Triunfo
0910 Milagro: 50 Milagro|51 Chobo|52 General Elizalde (Bucay)|53 Mariscal Sucre (Huaques)|54 Roberto Astudillo (cab. en Cruce de Venecia)
0911 Naranjal: 50 Naranjal|51 Jesús María|52 San Carlos|53 Santa Rosa de Flandes|54 Taura
0912 Naranjito: 50 Naranjito
0913 Palestina: 50 Palestina
0914 Pedro Carbo: 50 Pedro Carbo|51 Valle de la Virgen|52 Sabanilla
0916 Samborondón: 01 Samborondón|02 La Puntilla (Satélite)|50 Samborondón|51 Tarifa
0918 Santa Lucía: 50 Santa Lucía
0919 Salitre (Urbina Jado): 01 Bocana|02 Candilejos|03 Central|04 Paraíso|05 San Mateo|50 El Salitre (Las Ramas)|51 Gral. Vernaza (Dos Esteros)|52 La Victoria (Ñauza)|53 Junquillal
0920 San Jacinto de Yaguachi: 50 San Jacinto de Yaguachi|51 Crnel. Lorenzo de Garaicoa (Pedregal)|52 Crnel. Marcelino Maridueña (San Carlos)|53 Gral. Pedro J. Montero (Boliche)|54 Simón Bolívar|55 Yaguachi Viejo (Cone)|56 Virgen de Fátima
0921 Playas: 50 General Villamil (Playas)
0922 Simón Bolívar: 50 Simón Bolívar|51 Crnel. Lorenzo de Garaicoa (Pedregal)
0923 Coronel Marcelino Maridueña: 50 Coronel Marcelino Maridueña (San Carlos)
0924 Lomas de Sargentillo: 50 Lomas de Sargentillo|51 Isidro Ayora (Soledad)
0925 Nobol: 50 Narcisa de Jesús
0927 General Antonio Elizalde: 50 General Antonio Elizalde (Bucay)
0928 Isidro Ayora: 50 Isidro Ayora
10 Imbabura
1001 Ibarra: 01 Caranqui|02 Guayaquil de Alpachaca|03 Sagrario|04 San Francisco|05 La Dolorosa del Priorato|50 San Miguel de Ibarra|51 Ambuquí|52 Angochagua|53 Carolina|54 La Esperanza|55 Lita|56 Salinas|57 San Antonio
1002 Antonio Ante: 01 Andrade Marín (Lourdes)|02 Atuntaqui|50 Atuntaqui|51 Imbaya (San Luis de Cobuendo)|52 San Francisco de Natabuela|53 San José de Chaltura|54 San Roque
1003 Cotacachi: 01 Sagrario|02 San Francisco|50 Cotacachi|51 Apuela|52 García Moreno (Llurimagua)|53 Imantag|54 Peñaherrera|55 Plaza Gutiérrez (Calvario)|56 Quiroga|57 6 de Julio de Cuellaje (cab. en Cuellaje)|58 Vacas Galindo (El Churo) (cab. en San Miguel Alto
1004 Otavalo: 01 Jordán|02 San Luis|50 Otavalo|51 Dr. Miguel Egas Cabezas (Peguche)|52 Eugenio Espejo (Calpaquí)|53 González Suárez|54 Pataquí|55 San José de Quichinche|56 San Juan de Ilumán|57 San Pablo|58 San Rafael|59 Selva Alegre (cab. en San Miguel de Pamplona)
1005 Pimampiro: 50 Pimampiro|51 Chugá|52 Mariano Acosta|53 San Francisco de Sigsipamba
1006 San Miguel de Urcuquí: 50 Urcuquí Cabecera Cantonal|51 Cahuasquí|52 La Merced de Buenos Aires|53 Pablo Arenas|54 San Blas|55 Tumbabiro
11 Loja
1101 Loja: 01 El Sagrario|02 San Sebastián|03 Sucre|04 Valle|50 Loja|51 Chantaco|52 Chuquiribamba|53 El Cisne|54 Gualel|55 Jimbilla|56 Malacatos (Valladolid)|57 San Lucas|58 San Pedro de Vilcabamba|59 Santiago|60 Taquil (Miguel Riofrío)|61 Vilcabamba (Victoria)|62 Yangana (Arsenio Castillo)|63 Quinara
1102 Calvas: 01 Cariamanga|02 Chile|03 San Vicente|50 Cariamanga|51 Colaisaca|52 El Lucero|53 Utuana|54 Sanguillín
1103 Catamayo: 01 Catamayo|02 San José|50 Catamayo (La Toma)|51 El Tambo|52 Guayquichuma|53 San Pedro de la Bendita|54 Zambi
1104 Celica: 50 Celica|51 Cruzpamba (cab. en Carlos Bustamante)|52 Chaquinal|53 12 de Diciembre (cab. en Achiotes)|54 Pindal (Federico Páez)|55 Pozul (San Juan de Pozul)|56 Sabanilla|57 Tnte. Maximiliano Rodríguez Loaiza
1105 Chaguarpamba: 50 Chaguarpamba|51 Buenavista|52 El Rosario|53 Santa Rufina|54 Amarillos
1106 Espíndola: 50 Amaluza|51 Bellavista|52 Jimbura|53 Santa Teresita|54 27 de Abril (cab. en la Naranja)|55 El Ingenio|56 El Airo
1107 Gonzanamá: 50 Gonzanamá|51 Changaimina (La Libertad)|52 Fundochamba|53 Nambacola|54 Purunuma (Eguiguren)|55 Quilanga (La Paz)|56 Sacapalca|57 San Antonio de las Aradas (cab. en las Aradas)
1108 Macará: 01 General Eloy Alfaro (San Sebastián)|02 Macará (Manuel Enrique Rengel Suquilanda)|50 Macará|51 Larama|52 La Victoria|53 Sabiango (La Capilla)
1109 Paltas: 01 Catacocha|02 Lourdes|50 Catacocha|51 Cangonamá|52 Guachanamá|53 La Tingue|54 Lauro Guerrero|55 Olmedo (Santa Bárbara)|56 Orianga|57 San Antonio|58 Casanga|59 Yamana
1110 Puyango: 50 Alamor|51 Ciano|52 El Arenal|53 El Limo (Mariana de Jesús)|54 Mercadillo|55 Vicentino
1111 Saraguro: 50 Saraguro|51 El Paraíso de Celén|52 El Tablón|53 Lluzhapa|54 Manú|55 San Antonio de Qumbe (Cumbe)|56 San Pablo de Tenta|57 San Sebastián de Yúluc|58 Selva Alegre|59 Urdaneta (Paquishapa)|60 Sumaypamba
1112 Sozoranga: 50 Sozoranga|51 Nueva Fátima|52 Tacamoros
1113 Zapotillo: 50 Zapotillo|51 Mangahurco (Cazaderos)|52 Garzareal|53 Limones|54 Paletillas|55 Bolaspamba
1114 Pindal: 50 Pindal|51 Chaquinal|52 12 de Diciembre (cab. en Achiotes)|53 Milagros
1115 Quilanga: 50 Quilanga|51 Fundochamba|52 San Antonio de las Aradas (cab. en las Aradas)
1116 Olmedo: 50 Olmedo|51 La Tingue
12 Los Ríos
1201 Babahoyo: 01 Clemente Baquerizo|02 Dr. Camilo Ponce|03 Barreiro|04 El Salto|50 Babahoyo|51 Barreiro (Santa Rita)|52 Caracol|53 Febres Cordero (Las Juntas)|54 Pimocha|55 La Unión
1202 Baba: 50 Baba|51 Guare|52 Isla de Bejucal
1203 Montalvo: 50 Montalvo
1204 Puebloviejo: 50 Puebloviejo|51 Puerto Pechiche|52 San Juan
1205 Quevedo: 01 Quevedo|02 San Camilo|03 San José|04 Guayacán|05 Nicolás Infante Díaz|06 San Cristóbal|07 Siete de Octubre|08 24 de Mayo|09 Venus del Río Quevedo|10 Viva Alfaro|50 Quevedo|51 Buena Fe|52 Mocache|53 San Carlos|54 Valencia|55 La Esperanza
1206 Urdaneta: 50 Catarama|51 Ricaurte
1207 Ventanas: 01 10 de Noviembre|50 Ventanas|51 Quinsaloma|52 Zapotal|53 Chacarita|54 Los Ángeles
1208 Vinces: 50 Vinces|51 Antonio Sotomayor (cab. en Playas de Vinces)|52 Palenque
1209 Palenque: 50 Palenque
1210 Buena Fe: 01 San Jacinto de Buena Fe|02 7 de Agosto|03 11 de Octubre|50 San Jacinto de Buena Fe|51 Patricia Pilar
1211 Valencia: 50 Valencia
1212 Mocache: 50 Mocache
1213 Quinsaloma: 50 Quinsaloma
13 Manabí
1301 Portoviejo: 01 Portoviejo|02 12 de Marzo|03 Colón|04 Picoazá|05 San Pablo|06 Andrés de Vera|07 Francisco Pacheco|08 18 de Octubre|09 Simón Bolívar|50 Portoviejo|51 Abdón Calderón (San Francisco)|52 Alhajuela (Bajo Grande)|53 Crucita|54 Pueblo Nuevo|55 Riochico (Río Chico)|56 San Plácido|57 Chirijos
1302 Bolívar: 50 Calceta|51 Membrillo|52 Quiroga
1303 Chone: 01 Chone|02 Santa Rita|50 Chone|51 Boyacá|52 Canuto|53 Convento|54 Chibunga|55 Eloy Alfaro|56 Ricaurte|57 San Antonio
1304 El Carmen: 01 El Carmen|02 4 de Diciembre|04 4 de Diciembre|50 El Carmen|51 Wilfrido Loor Moreira (Maicito)|52 San Pedro de Suma
1305 Flavio Alfaro: 50 Flavio Alfaro|51 San Francisco de Novillo (cab. en|52 Zapallo
1306 Jipijapa: 01 Dr. Miguel Morán Lucio|02 Manuel Inocencio Parrales y Guale|03 San Lorenzo de Jipijapa|50 Jipijapa|51 América|52 El Anegado (cab. en Eloy Alfaro)|53 Julcuy|54 La Unión|55 Machalilla|56 Membrillal|57 Pedro Pablo Gómez|58 Puerto de Cayo|59 Puerto López
1307 Junín: 50 Junín
1308 Manta: 01 Los Esteros|02 Manta|03 San Mateo|04 Tarqui|05 Eloy Alfaro|50 Manta|51 San Lorenzo|52 Santa Marianita (Boca de Pacoche)
1309 Montecristi: 01 Aníbal San Andrés|02 Montecristi|03 El Colorado|04 General Eloy Alfaro|05 Leonidas Proaño|50 Montecristi|51 Jaramijó|52 La Pila
1310 Paján: 50 Paján|51 Campozano (La Palma de Paján)|52 Cascol|53 Guale|54 Lascano
1311 Pichincha: 50 Pichincha|51 Barraganete|52 San Sebastián
1312 Rocafuerte: 50 Rocafuerte
1313 Santa Ana: 01 Santa Ana|02 Lodana|50 Santa Ana de Vuelta Larga|51 Ayacucho|52 Honorato Vásquez (cab. en Vásquez)|53 La Unión|54 Olmedo|55 San Pablo (cab. en Pueblo Nuevo)
1314 Sucre: 01 Bahía de Caráquez|02 Leonidas Plaza Gutiérrez|50 Bahía de Caráquez|51 Canoa|52 Cojimíes|53 Charapotó|54 10 de Agosto|55 Jama|56 Pedernales|57 San Isidro|58 San Vicente
1315 Tosagua: 50 Tosagua|51 Bachillero|52 Ángel Pedro Giler (La Estancilla)
1316 24 de Mayo: 50 Sucre|51 Bellavista|52 Noboa|53 Arq. Sixto Durán Ballén
1317 Pedernales: 50 Pedernales|51 Cojimíes|52 10 de Agosto|53 Atahualpa
1318 Olmedo: 50 Olmedo
1319 Puerto López: 50 Puerto López|51 Machalilla|52 Salango
1320 Jama: 50 Jama
1321 Jaramijó: 50 Jaramijó
1322 San Vicente: 50 San Vicente|51 Canoa
14 Morona Santiago
1401 Morona: 50 Macas|51 Alshi (cab. en 9 de Octubre)|52 Chiguaza|53 General Proaño|54 Huasaga (cab. en Wampuik)|55 Macuma|56 San Isidro|57 Sevilla Don Bosco|58 Sinaí|59 Taisha|60 Zuña (Zúñac)|61 Tuutinentza|62 Cuchaentza|63 San José de Morona|64 Río Blanco
1402 Gualaquiza: 01 Gualaquiza|02 Mercedes Molina|50 Gualaquiza|51 Amazonas (Rosario de Cuyes)|52 Bermejos|53 Bomboiza|54 Chigüinda|55 El Rosario|56 Nueva Tarqui|57 San Miguel de Cuyes|58 El Ideal
1403 Limón Indanza: 50 General Leonidas Plaza Gutiérrez (Limón)|51 Indanza|52 Pan de Azúcar|53 San Antonio (cab. en San Antonio Centro|54 San Carlos de Limón (San Carlos del|55 San Juan Bosco|56 San Miguel de Conchay|57 Santa Susana de Chiviaza (cab. en Chiviaza)|58 Yunganza (cab. en el Rosario)
1404 Palora: 50 Palora (Metzera)|51 Arapicos|52 Cumandá (cab. en Colonia Agrícola Sevilla del Oro)|53 Huamboya|54 Sangay (cab. en Nayamanaca)|55 16 de Agosto
1405 Santiago: 50 Santiago de Méndez|51 Copal|52 Chupianza|53 Patuca|54 San Luis de el Acho (cab. en el Acho)|55 Santiago|56 Tayuza|57 San Francisco de Chinimbimi
1406 Sucúa: 50 Sucúa|51 Asunción|52 Huambi|53 Logroño|54 Yaupi|55 Santa Marianita de Jesús
1407 Huamboya: 50 Huamboya|51 Chiguaza|52 Pablo Sexto
1408 San Juan Bosco: 50 San Juan Bosco|51 Pan de Azúcar|52 San Carlos de Limón|53 San Jacinto de Wakambeis|54 Santiago de Pananza
1409 Taisha: 50 Taisha|51 Huasaga (cab. en Wampuik)|52 Macuma|53 Tuutinentza|54 Pumpuentsa
1410 Logroño: 50 Logroño|51 Yaupi|52 Shimpis
1411 Pablo Sexto: 50 Pablo Sexto
1412 Tiwintza: 50 Santiago|51 San José de Morona
15 Napo
1501 Tena: 50 Tena|51 Ahuano|52 Carlos Julio Arosemena Tola (Zatza-Yacu)|53 Chontapunta|54 Pano|55 Puerto Misahualli|56 Puerto Napo|57 Tálag|58 San Juan de Muyuna
1503 Archidona: 50 Archidona|51 Avila|52 Cotundo|53 Loreto|54 San Pablo de Ushpayacu|55 Puerto Murialdo
1504 El Chaco: 50 El Chaco|51 Gonzalo Díaz de Pineda (El Bombón)|52 Linares|53 Oyacachi|54 Santa Rosa|55 Sardinas
1507 Quijos: 50 Baeza|51 Cosanga|52 Cuyuja|53 Papallacta|54 San Francisco de Borja (Virgilio Dávila)|55 San José del Payamino|56 Sumaco
1509 Carlos Julio Arosemena Tola: 50 Carlos Julio Arosemena Tola
16 Pastaza
1601 Pastaza: 50 Puyo|51 Arajuno|52 Canelos|53 Curaray|54 Diez de Agosto|55 Fátima|56 Montalvo (Andoas)|57 Pomona|58 Río Corrientes|59 Río Tigre|60 Santa Clara|61 Sarayacu|62 Simón Bolívar (cab. en Mushullacta)|63 Tarqui|64 Teniente Hugo Ortiz|65 Veracruz (Indillama) (cab. en Indillama)|66 El Triunfo
1602 Mera: 50 Mera|51 Madre Tierra|52 Shell
1603 Santa Clara: 50 Santa Clara|51 San José
1604 Arajuno: 50 Arajuno|51 Curaray
17 Pichincha
1701 Quito: 01 Belisario Quevedo|02 Carcelén|03 Centro Histórico|04 Cochapamba|05 Comité del Pueblo|06 Cotocollao|07 Chilibulo|08 Chillogallo|09 Chimbacalle|10 El Condado|11 Guamaní|12 Iñaquito|13 Itchimbía|14 Jipijapa|15 Kennedy|16 La Argelia|17 La Concepción|18 La Ecuatoriana|19 La Ferroviaria|20 La Libertad|21 La Magdalena|22 La Mena|23 Mariscal Sucre|24 Ponceano|25 Puengasí|26 Quitumbe|27 Rumipamba|28 San Bartolo|29 San Isidro del Inca|30 San Juan|31 Solanda|32 Turubamba|35 Atahualpa (Habaspamba)|50 Quito Distrito Metropolitano|51 Alangasí|52 Amaguaña|53 Atahualpa|54 Calacalí|55 Calderón|56 Conocoto|57 Cumbayá|58 Chavezpamba|59 Checa|60 El Quinche|61 Gualea|62 Guangopolo|63 Guayllabamba|64 La Merced|65 Llano Chico|66 Lloa|67 Mindo|68 Nanegal|69 Nanegalito|70 Nayón|71 Nono|72 Pacto|73 Pedro Vicente Maldonado|74 Perucho|75 Pifo|76 Píntag|77 Pomasqui|78 Puéllaro|79 Puembo|80 San Antonio|81 San José de Minas|82 San Miguel de los Bancos|83 Tababela|84 Tumbaco|85 Yaruquí|86 Zambiza|87 Puerto Quito
1702 Cayambe: 01 Ayora|02 Cayambe|03 Juan Montalvo|50 Cayambe|51 Ascázubi|52 Cangahua|53 Olmedo (Pesillo)|54 Otón|55 Santa Rosa de Cuzubamba
1703 Mejía: 50 Machachi|51 Alóag|52 Aloasí|53 Cutuglahua|54 El Chaupi|55 Manuel Cornejo Astorga (Tandapi)|56 Tambillo|57 Uyumbicho
1704 Pedro Moncayo: 50 Tabacundo|51 La Esperanza|52 Malchinguí|53 Tocachi|54 Tupigachi
1705 Rumiñahui: 01 Sangolquí|02 San Pedro de Taboada|03 San Rafael|50 Sangolqui|51 Cotogchoa|52 Rumipamba
1707 San Miguel de los Bancos: 50 San Miguel de los Bancos|51 Mindo|52 Pedro Vicente Maldonado|53 Puerto Quito
1708 Pedro Vicente Maldonado: 50 Pedro Vicente Maldonado
1709 Puerto Quito: 50 Puerto Quito
18 Tungurahua
1801 Ambato: 01 Atocha – Ficoa|02 Celiano Monge|03 Huachi Chico|04 Huachi Loreto|05 La Merced|06 La Península|07 Matriz|08 Pishilata|09 San Francisco|50 Ambato|51 Ambatillo|52 Atahualpa (Chisalata)|53 Augusto N. Martínez (Mundugleo)|54 Constantino Fernández (cab. en Cullitahua)|55 Huachi Grande|56 Izamba|57 Juan Benigno Vela|58 Montalvo|59 Pasa|60 Picaigua|61 Pilagüín (Pilahüín)|62 Quisapincha (Quizapincha)|63 San Bartolomé de Pinllog|64 San Fernando (Pasa San Fernando)|65 Santa Rosa|66 Totoras|67 Cunchibamba|68 Unamuncho
1802 Baños de Agua Santa: 50 Baños de Agua Santa|51 Lligua|52 Río Negro|53 Río Verde|54 Ulba
1803 Cevallos: 50 Cevallos
1804 Mocha: 50 Mocha|51 Pinguilí
1805 Patate: 50 Patate|51 El Triunfo|52 Los Andes (cab. en Poatug)|53 Sucre (cab. en Sucre-Patate Urcu)
1806 Quero: 50 Quero|51 Rumipamba|52 Yanayacu - Mochapata (cab. en Yanayacu)
1807 San Pedro de Pelileo: 01 Pelileo|02 Pelileo Grande|50 Pelileo|51 Benítez (Pachanlica)|52 Bolívar|53 Cotaló|54 Chiquicha (cab. en Chiquicha Grande)|55 El Rosario (Rumichaca)|56 García Moreno (Chumaqui)|57 Guambaló (Huambaló)|58 Salasaca
1808 Santiago de Píllaro: 01 Ciudad Nueva|02 Píllaro|50 Píllaro|51 Baquerizo Moreno|52 Emilio María Terán (Rumipamba)|53 Marcos Espinel (Chacata)|54 Presidente Urbina (Chagrapamba -Patzucul)|55 San Andrés|56 San José de Poaló|57 San Miguelito
1809 Tisaleo: 50 Tisaleo|51 Quinchicoto
19 Zamora Chinchipe
1901 Zamora: 01 El Limón|02 Zamora|50 Zamora|51 Cumbaratza|52 Guadalupe|53 Imbana (La Victoria de Imbana)|54 Paquisha|55 Sabanilla|56 Timbara|57 Zumbi|58 San Carlos de las Minas
1902 Chinchipe: 50 Zumba|51 Chito|52 El Chorro|53 El Porvenir del Carmen|54 La Chonta|55 Palanda|56 Pucapamba|57 San Francisco del Vergel|58 Valladolid|59 San Andrés
1903 Nangaritza: 50 Guayzimi|51 Zurmi|52 Nuevo Paraíso
1904 Yacuambi: 50 28 de Mayo (San José de Yacuambi)|51 La Paz|52 Tutupali
1905 Yantzaza (Yanzatza): 50 Yantzaza (Yanzatza)|51 Chicaña|52 El Pangui|53 Los Encuentros
1906 El Pangui: 50 El Pangui|51 El Guisme|52 Pachicutza|53 Tundayme
1907 Centinela del Cóndor: 50 Zumbi|51 Paquisha|52 Triunfo-Dorado|53 Panguintza
1908 Palanda: 50 Palanda|51 El Porvenir del Carmen|52 San Francisco del Vergel|53 Valladolid|54 La Canela
1909 Paquisha: 50 Paquisha|51 Bellavista|52 Nuevo Quito
20 Galápagos
2001 San Cristóbal: 50 Puerto Baquerizo Moreno|51 El Progreso|52 Isla Santa María (Floreana) (cab. en Pto. Velasco Ibarra)
2002 Isabela: 50 Puerto Villamil|51 Tomás de Berlanga (Santo Tomás)
2003 Santa Cruz: 50 Puerto Ayora|51 Bellavista|52 Santa Rosa (Incluye la Isla Baltra)
21 Sucumbíos
2101 Lago Agrio: 50 Nueva Loja|51 Cuyabeno|52 Dureno|53 General Farfán|54 Tarapoa|55 El Eno|56 Pacayacu|57 Jambelí|58 Santa Cecilia|59 Aguas Negras
2102 Gonzalo Pizarro: 50 El Dorado de Cascales|51 El Reventador|52 Gonzalo Pizarro|53 Lumbaquí|54 Puerto Libre|55 Santa Rosa de Sucumbíos
2103 Putumayo: 50 Puerto el Carmen del Putumayo|51 Palma Roja|52 Puerto Bolívar (Puerto Montúfar)|53 Puerto Rodríguez|54 Santa Elena
2104 Shushufindi: 50 Shushufindi|51 Limoncocha|52 Pañacocha|53 San Roque (cab. en San Vicente)|54 San Pedro de los Cofanes|55 Siete de Julio
2105 Sucumbíos: 50 La Bonita|51 El Playón de San Francisco|52 La Sofía|53 Rosa Florida|54 Santa Bárbara
2106 Cascales: 50 El Dorado de Cascales|51 Santa Rosa de Sucumbíos|52 Sevilla
2107 Cuyabeno: 50 Tarapoa|51 Cuyabeno|52 Aguas Negras
22 Orellana
2201 Orellana: 50 Puerto Francisco de Orellana (El Coca)|51 Dayuma|52 Taracoa (Nueva Esperanza: Yuca)|53 Alejandro Labaka|54 El Dorado|55 El Edén|56 García Moreno|57 Inés Arango (cab. en Western)|58 La Belleza|59 Nuevo Paraíso (cab. en Unión|60 San José de Guayusa|61 San Luis de Armenia
2202 Aguarico: 01 Tipitini|50 Nuevo Rocafuerte|51 Capitán Augusto Rivadeneyra|52 Cononaco|53 Santa María de Huiririma|54 Tiputini|55 Yasuní
2203 La Joya de los Sachas: 50 La Joya de los Sachas|51 Enokanqui|52 Pompeya|53 San Carlos|54 San Sebastián del Coca|55 Lago San Pedro|56 Rumipamba|57 Tres de Noviembre|58 Unión Milagreña
2204 Loreto: 50 Loreto|51 Avila (cab. en Huiruno)|52 Puerto Murialdo|53 San José de Payamino|54 San José de Dahuano|55 San Vicente de Huaticocha
23 Santo Domingo de los Tsáchilas
2301 Santo Domingo: 01 Abraham Calazacón|02 Bombolí|03 Chiguilpe|04 Río Toachi|05 Río Verde|06 Santo Domingo de los Colorados|07 Zaracay|50 Santo Domingo de los Colorados|51 Alluriquín|52 Puerto Limón|53 Luz de América|54 San Jacinto del Búa|55 Valle Hermoso|56 El Esfuerzo|57 Santa María del Toachi
2302 La Concordia: 50 La Concordia|51 Monterrey|52 Las Villegas|53 Plan Piloto
24 Santa Elena
2401 Santa Elena: 01 Ballenita|02 Santa Elena|50 Santa Elena|51 Atahualpa|52 Colonche|53 Chanduy|54 Manglaralto|55 Simón Bolívar (Julio Moreno)|56 San José de Ancón
2402 La Libertad: 50 La Libertad
2403 Salinas: 01 Carlos Espinoza Larrea|02 Gral. Alberto Enríquez Gallo|03 Vicente Rocafuerte|04 Santa Rosa|50 Salinas|51 Anconcito|52 José Luis Tamayo (Muey)
`;

function readTable(text: string): readonly ParishRow[] {
  const rows: ParishRow[] = [];
  let provincia = '';
  for (const line of text.trim().split('\n')) {
    const [head = '', parishes] = line.split(': ');
    const [code = '', name = ''] = splitCode(head);
    if (parishes === undefined) provincia = name;
    for (const parish of parishes?.split('|') ?? []) {
      const [last = '', nombre = ''] = splitCode(parish);
      rows.push({
        codigo: `${code}${last}`,
        nombre,
        cantonCodigo: code,
        canton: name,
        provinciaCodigo: code.slice(0, 2),
        provincia,
      });
    }
  }
  return rows;
}

function splitCode(text: string): readonly [string, string] {
  const space = text.indexOf(' ');
  return [text.slice(0, space), text.slice(space + 1)];
}

export const demoParishes: readonly ParishRow[] = readTable(table);
