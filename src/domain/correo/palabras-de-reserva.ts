/**
 * Words after which a mail at the alert address stays sealed, whatever else it is about. They err towards sealing, but spare
 * what complaints about money are full of: «sociedad anónima», «secretaría», percentages, «me piden la factura otra vez»,
 * and the notice of confidentiality below every company's mail.
 */

type Sign = readonly [dice: string, found: RegExp];

/** What an entity may ask of a contractor without anybody being the worse for it. */
const harmlessDemands =
  '(?: que)?(?: (?:los?|las?|mas|el|otr[oa]s?|un[oa]?|nuevos|toda|copia|mi|su))*(?: (?:de )?(?:la|las|los|el))? (?:document|requisit|factur|acta|oficio|informe|papel|vuelv|esper|regres|pacienc|firma|certific|garant|poliza|ruc|plazo|tiempo|planill|habilit|respald|correc|correo|copia)';

const signs: readonly Sign[] = [
  [
    'Habla de corrupción, soborno o fraude.',
    /\b(?:corrup|coim|koim|sobor|peculad|malvers|fraud|ilicit|(?<!retencion )(?<!indebida [eyo] )ilegal|delito|delicti|lavado de|testaferr|nepotis|trafico de influ|conflictos? de interes|sobrepreci|direccionad|aman(?:ad|ar|o)|amarrad|fraccion|colusion|irregular|desvi[oa] de|enriqueci|negociad[oa]s?\b|palanc|padrino|mafia|vendid[oa]s?\b|contra (?:un |una |el |la |los )?(?:funcionari|servidor)|denunci\w+ (?:al? )(?:un |una |los )?(?:alcald|prefect|director|funcionari|servidor|autorid|ministr|jef))/,
  ],
  [
    'Habla de contratos dados a dedo, repartidos, simulados o de familiares.',
    /\b(?:a dedo\b|amarre|se reparten|repart(?:en|ieron|idos) (?:los )?contrat|arregl(?:an|ad\w*|aron|o) (?:los |el |la |las )?(?:proces|concurs|licit|todo)|vend(?:e|en|ieron) (?:los |el )?(?:contrat|proces|cupo)|ya tiene (?:nombre|dueno|ganador)|divid(?:en|ieron|iendo) (?:la |las |los |el )?(?:compra|contrat)|inexistent|(?:obras?|empresas?|contratos?|bienes) que no existen?\b|que nunca (?:llego|llegaron|se hizo|entregaron)|que no (?:se )?(?:entregaron|construy\w*)|no se (?:hizo|hicieron) (?!el pago|la transferencia|ningun)|inconclus|de papel\b|part(?:ieron|en|ir) la compra|(?:un |su |sus |a |de )familiar(?:es)? del?\b|su familia\b|parient|cunad|sobrin|(?:prim|herman|hij|espos|amig)[oa]s? del?\b|conviviente)/,
  ],
  [
    'Habla de un concurso, una oferta o un precio irregular.',
    /\b(?:trampa|filtr(?:ar|aron|acion|an la|o la)\b|les pasaron|inflaron|inflad[oa]s?|sospech|algo raro|rar[oa]s?\b|descalific|favorecer|sacaron del (?:proces|concurs)|cambiaron (?:una|la|las) ofert|ofertas? (?:despues|antes)|no cumpl(?:e|ia|ian) (?:con )?(?:los|las) requisit|iba a ganar|siempre gana|gana siempre|ganador (?:present|falsific)|doble\b|triple\b|cosas usadas|dirigid[oa]s?\b(?! (?:al?|con)\b)|hech[oa]s? para un|precios exagerad|una sola (?:marca|empresa)|un solo (?:proveedor|oferente)|monopoli)/,
  ],
  [
    'Dice que alguien pide o cobra algo.',
    new RegExp(
      `\\b(?:(?:me|nos|le|les) (?:piden|pide|pidio|pidieron|estan pidiendo|esta pidiendo|exig\\w+)\\b(?!${harmlessDemands})|(?:me|nos|le|les) (?:cobra\\w*|quieren cobrar)|solicit\\w+ (?:dinero|plata)|pid\\w+ (?:dinero|plata|coimas?|(?:una )?comision|un porcentaje|el \\d)|una comision(?! (?:tecnic|de recep|designad|de apoyo))|por (?:de)?bajo de la mesa|bajo la mesa|a cambio de|diezmo|propina|regalo|si no (?:les?|se los?|se las?) (?:doy|pago|damos|pagamos)|si no pag(?:o|amos|aba|abamos)\\b|para agilit\\w+|agilizar el pago)`,
    ),
  ],
  [
    'Habla de amenazas, presión o miedo.',
    /\b(?:extor[sc]|chantaj|amena[sz]|represali|intimid|hostig|acos(?:o|an|ad)|presiona|coaccion|vacun(?:a|ar) (?:al|a los)|mied[oa]|temo\b|tememos|temor|peligr|sicari|matar|muerte|violen|obligan a firmar|me obliga)/,
  ],
  [
    'Habla de robo o falsedad.',
    /\b(?:rob(?:o|an|ar|aron|ando|a)\b|ladron|rater|estaf|fals(?:o|a|os|as|ific\w*|edad)\b|adulter|suplant|fantasma)/,
  ],
  [
    'Pide reserva o no quiere que se sepa quién es.',
    /\b(?:(?<!sociedad )(?<!compania )(?<!empresa )(?<!\bcia )anonim|confidencia|reservad[oa]|reserva de|reserven|en reserva|secret(?:o|os|amente)\b|proteccion de (?:mi|testig|denunci)|proteger (?:mi|la) identidad|mi identidad|mi nombre (?:no|sea|quede|aparez)|no (?:revel|divulg|digan|mencionen)\w*|sin que (?:se )?sepan?)/,
  ],
];

const noticeCharsMax = 300;
const noticeBegins = /\b(?:este|esta|estos|aviso|nota|informacion|contenido)\b/;
const noticeSays = /\b(?:destinatari|privilegiad|uso exclusivo|exclusivamente|a quien va dirigid)/;

/** «Este mensaje es confidencial y para uso exclusivo de su destinatario»: programs write it, not people. */
function withoutNotices(folded: string): string {
  return folded.replace(/\bconfidencia\w*/g, (word, at: number) => {
    const before = folded.slice(Math.max(0, at - noticeCharsMax), at);
    const after = folded.slice(at, at + noticeCharsMax);
    return noticeBegins.test(before) && noticeSays.test(`${before} ${after}`) ? '' : word;
  });
}

/** One sentence for each sign in the text; [] where none is there. `folded`: see `foldForSearch`. */
export function senalesDeReserva(folded: string): readonly string[] {
  const text = withoutNotices(folded);
  return signs.filter(([, found]) => found.test(text)).map(([dice]) => dice);
}
