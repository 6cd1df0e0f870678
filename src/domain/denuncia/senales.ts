/**
 * Words and turns of phrase by which a story is known for what it is about, folded to plain lower case. They route
 * and hint; none of them is a finding (reference: categories of the intake, domain.md section 6).
 */
import { foldForSearch } from '../identity/nombre.ts';

type Senal = { readonly clave: string; readonly etiqueta: string; readonly frases: readonly RegExp[] };

/** A threat, or a demand with a threat: bribery that nobody threatens for is not extortion. */
export const extorsion: Senal = {
  clave: 'extorsion',
  etiqueta: 'Extorsión o amenazas',
  frases: [
    /\b(?:nos?|me|le|les) (?:estan? |siguen? )?(?:extorsion|chantaje)\w+/,
    /\b(?:extorsion(?:es|istas?|arme|arnos)?|chantajes?|chantajistas?)\b/,
    /\b(?:me|nos|le|les) (?:han? |estan? |siguen? )?amenaz\w+/,
    /\bamenazas? (?:de|contra|a) \w+/,
    /\b(?:cobran?|piden?|exigen?|pagar?|paguemos|pague) (?:una |la |las )?vacunas?\b/,
    /\bvacunadores\b/,
    /\bsi no (?:les? )?pag\w+ .{0,40}(?:mat\w+|quem\w+|disparo|bomba|familia|hijos?|secuestr\w+)/,
    /\b(?:matar(?:me|nos)?|secuestrar(?:me|nos)?|atentar contra|balear|panfleto)\b/,
  ],
};

const pistasPosibles: readonly Senal[] = [
  {
    clave: 'soborno',
    etiqueta: 'Pedido u ofrecimiento de dinero',
    frases: [
      /\b(?:coimas?|coimeros?|koimas?|sobornos?|sobornar\w*|diezmos?|tajada|mordida)\b/,
      /\b(?:pid\w+|pedia\w*|exig\w+|solicit\w+) .{0,30}(?:dinero|plata|porcentaje|por ciento|\d{1,2} ?%|comision)/,
      /\bpor debajo de la mesa\b/,
      /\b(?:para|pa) (?:las colas|el agua|los frescos|el cafecito)\b/,
    ],
  },
  {
    clave: 'especificaciones-dirigidas',
    etiqueta: 'Especificaciones dirigidas',
    frases: [
      /\b(?:direccionad|dirigid|amarrad|amanad|arreglad|a la medida)\w*/,
      /\b(?:una sola|una misma|la unica) (?:marca|empresa|proveedora?)\b/,
      /\bcon nombre y apellido\b/,
      /\b(?:ya (?:tiene|tenia) (?:dueno|ganador|nombre)|se (?:sabia|sabe) quien (?:iba|va) a ganar)\b/,
    ],
  },
  {
    clave: 'fraccionamiento',
    etiqueta: 'Fraccionamiento',
    frases: [
      /\b(?:fraccion|subdivi|divid|part)\w* .{0,30}(?:compra|contrat|proceso|obra)\w*/,
      /\binfimas? (?:cuantias? )?.{0,30}(?:mismo|misma|varias|muchas|repetid)/,
      /\bvarias (?:infimas|compras pequenas)\b/,
    ],
  },
  {
    clave: 'colusion',
    etiqueta: 'Oferentes vinculados o acuerdo entre ellos',
    frases: [
      /\b(?:colusi\w+|se reparten|turnan|se ponen de acuerdo|se pusieron de acuerdo)\b/,
      /\bempresas? (?:del mismo dueno|fantasmas?|de papel|de la misma familia)\b/,
      /\bmism[ao] (?:computador\w*|ip|contador\w*|direccion|dueno)\b/,
    ],
  },
  {
    clave: 'documentos-falsos',
    etiqueta: 'Documentos falsos',
    frases: [
      /\b(?:falsific|adulter|trucad|clonad)\w+/,
      /\b(?:titulos?|certificad\w+|experiencia|firmas?|facturas?|papeles|documentos?) fals\w+/,
    ],
  },
  {
    clave: 'sobreprecio',
    etiqueta: 'Sobreprecio',
    frases: [
      /\bsobre ?precios?\b/,
      /\binfla(?:n|ron|dos?|das?)\b/,
      /\b(?:doble|triple|mas caro|mas cara) (?:de|del|de lo que|que)\b/,
    ],
  },
  {
    clave: 'conflicto-de-interes',
    etiqueta: 'Parentesco o conflicto de interés',
    frases: [
      /\bconflictos? de interes\w*/,
      /\b(?:espos[ao]|prim[ao]|cunad[ao]|herman[ao]|hij[ao]|sobrin[ao]|suegr[ao]|compadre|pana|conviviente|testaferr\w+) (?:de|del)\b/,
      /\b(?:palanca|padrino|nepotismo|a dedo)\b/,
    ],
  },
  {
    clave: 'no-ejecutado',
    etiqueta: 'Contrato cobrado y no ejecutado',
    frases: [
      /\b(?:nunca|no) (?:se )?(?:entreg|lleg|hiz|hic|construy|ejecut|termin)\w+ .{0,40}(?:pag|cobr)\w+/,
      /\b(?:pag|cobr)\w+ .{0,50}(?:nunca|no) (?:se )?(?:entreg|lleg|hiz|hic|construy|ejecut|exist|termin)\w+/,
      /\bobras? (?:inconclus|fantasma|que no exist)\w*/,
      /\bacta .{0,20}(?:sin recibir|en blanco|falsa)\b/,
    ],
  },
  {
    clave: 'uso-del-portal',
    etiqueta: 'Uso indebido del portal',
    frases: [
      /\b(?:filtr\w+|les pas\w+) .{0,30}(?:oferta|precio|informacion)\w*/,
      /\b(?:hacke|jaque)\w+/,
      /\bcambi\w+ .{0,20}oferta .{0,30}(?:fecha|despues|portal)/,
    ],
  },
  {
    clave: 'represalias',
    etiqueta: 'Teme represalias',
    frases: [
      /\brepresalias?\b/,
      /\btengo miedo\b/,
      /\b(?:me (?:pueden|van a)|nos (?:pueden|van a)) (?:botar|despedir|sacar|hacer algo)\b/,
    ],
  },
  {
    clave: 'urgente',
    etiqueta: 'Puede ser urgente',
    frases: [
      /\b(?:hoy|manana|pasado manana|esta semana|en (?:estos|dos|tres) dias) .{0,40}(?:adjudic|puja|apertura|firma|pag)\w*/,
      /\b(?:adjudican?|puja|apertura|firman?|pagan?) .{0,20}(?:hoy|manana|esta semana)\b/,
    ],
  },
];

export function hayEn({ frases }: Senal, plegado: string): boolean {
  return frases.some((frase) => frase.test(plegado));
}

export type Pista = { readonly clave: string; readonly etiqueta: string };

/** Hints for readers, in the order of the list; an empty list says nothing. */
export function pistasDe(texto: string): readonly Pista[] {
  const plegado = foldForSearch(texto);
  return [extorsion, ...pistasPosibles]
    .filter((senal) => hayEn(senal, plegado))
    .map(({ clave, etiqueta }) => ({ clave, etiqueta }));
}

export type GradoDePrueba = 'A' | 'B' | 'C' | 'D';

/**
 * How well a story is supported, before anybody looked at it: A seen by oneself and papers, B either of them, C told by
 * others with something to go by, D nothing yet. A first order of reading, never a judgement.
 */
export function gradoDePrueba(de: {
  readonly archivos: number;
  readonly loPresencio: boolean;
  readonly nombraProceso: boolean;
}): GradoDePrueba {
  if (de.archivos > 0 && de.loPresencio) return 'A';
  if (de.archivos > 0 || de.loPresencio) return 'B';
  return de.nombraProceso ? 'C' : 'D';
}
