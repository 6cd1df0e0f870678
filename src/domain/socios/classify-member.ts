/** Decides what the three sources say together of one person, and says it in a sentence for the officer. */
import type { Clase, EfectoDeFila, FilaComparada } from './comparacion.ts';
import type { Gathered } from './gather-members.ts';
import { type NameMatch, nameSimilarity } from './name-similarity.ts';
import type { FilaDeSocio, Socio } from './socio.ts';

type Fuentes = {
  readonly registrado: Socio | null;
  readonly listado: Socio | null;
  /** The spreadsheet's row, also when it asks for the person to leave. */
  readonly archivo: FilaDeSocio | null;
  /** The spreadsheet has the person as a member. */
  readonly enArchivo: boolean;
};

type Judgement = { readonly clase: Clase; readonly sentence: string };

const filasShownMax = 10;

function worse(a: NameMatch | null, b: NameMatch | null): NameMatch | null {
  if (a === null || b === null) return a ?? b;
  return b.score < a.score || (a.coincidencia === 'coincide' && b.coincidencia !== 'coincide') ? b : a;
}

const matchOf = (a: Socio | null, b: Socio | null) =>
  a === null || b === null ? null : nameSimilarity(a.nombre, b.nombre);

const differs = (match: NameMatch | null) => match !== null && match.coincidencia !== 'coincide';

const percent = (match: NameMatch | null) => `parecido ${Math.round((match?.score ?? 0) * 100)} %`;

function fuera({ registrado, archivo, enArchivo }: Fuentes): Judgement {
  if (enArchivo && registrado !== null)
    return {
      clase: 'solo-en-excel',
      sentence:
        'Consta en el registro y en el Excel, pero no en el listado de la Superintendencia. Si acepta la fila, sale del registro.',
    };
  if (enArchivo)
    return {
      clase: 'solo-en-excel',
      sentence:
        'Consta solo en el Excel. El listado de la Superintendencia no lo incluye, así que no ingresa al registro.',
    };
  if (registrado === null)
    return {
      clase: 'solo-en-excel',
      sentence: 'El Excel pide la salida de una persona que no consta en el registro ni en el listado.',
    };
  const asked = archivo === null ? 'ni en el Excel' : 'y el Excel pide su salida';
  return {
    clase: 'baja',
    sentence: `Ya no consta en el listado de la Superintendencia ${asked}: sale del registro.`,
  };
}

function sinArchivo({ registrado, archivo }: Fuentes): Judgement {
  const then = registrado === null ? 'ingresa al registro' : 'sigue en el registro';
  const why =
    archivo === null
      ? 'Consta en el listado de la Superintendencia, pero no en el Excel.'
      : 'El Excel pide su salida, pero el listado de la Superintendencia todavía lo incluye.';
  return { clase: 'solo-en-listado', sentence: `${why} Si acepta la fila, ${then}.` };
}

function enAmbos(fuentes: Fuentes, registrado: NameMatch | null, archivo: NameMatch | null): Judgement {
  const excel = differs(archivo)
    ? ` El nombre del Excel no coincide con el del listado (${percent(archivo)}): revise que sea la misma persona.`
    : '';
  if (fuentes.registrado === null)
    return { clase: 'alta', sentence: `Consta en el listado y en el Excel: ingresa al registro.${excel}` };
  if (differs(registrado))
    return {
      clase: 'cambio-de-nombre',
      sentence: `El nombre registrado no coincide con el del listado (${percent(registrado)}). Si acepta la fila, queda el del listado.${excel}`,
    };
  if (excel !== '') return { clase: 'cambio-de-nombre', sentence: excel.trim() };
  return { clase: 'igual', sentence: 'Consta en las tres fuentes con el mismo nombre.' };
}

function duplicateText({ registrados, listado, archivo }: Gathered): string | null {
  const places: string[] = [];
  if (registrados.length > 1) places.push(`${registrados.length} veces en el registro`);
  if (listado.length > 1) places.push(`${listado.length} veces en el listado de la Superintendencia`);
  if (archivo.length > 1) {
    const filas = archivo.slice(0, filasShownMax).map(({ fila }) => fila);
    places.push(`${archivo.length} veces en el Excel (filas ${filas.join(', ')})`);
  }
  return places.length === 0 ? null : `La cédula consta ${places.join(' y ')}.`;
}

function efectoDe(antes: Socio | null, despues: Socio | null): EfectoDeFila {
  if (antes === null) return despues === null ? 'ninguno' : 'entra';
  return despues === null ? 'sale' : 'queda';
}

function acceptedMember(clave: string, { registrado, listado, archivo }: Fuentes): Socio | null {
  if (listado === null) return null;
  const fechaIngreso = listado.fechaIngreso ?? archivo?.fechaIngreso ?? registrado?.fechaIngreso ?? null;
  const nombre = listado.nombre.trim() === '' ? (registrado ?? archivo ?? listado).nombre : listado.nombre;
  return { cedula: clave, nombre, fechaIngreso };
}

export function classifyMember(person: Gathered): FilaComparada {
  const archivo = person.archivo[0] ?? null;
  const fuentes: Fuentes = {
    registrado: person.registrados[0] ?? null,
    listado: person.listado[0] ?? null,
    archivo,
    enArchivo: person.archivo.some(({ novedad }) => novedad !== 'salida'),
  };
  const conRegistrado = matchOf(fuentes.listado, fuentes.registrado);
  const conArchivo = matchOf(fuentes.listado, archivo);
  const judgement =
    fuentes.listado === null
      ? fuera(fuentes)
      : fuentes.enArchivo
        ? enAmbos(fuentes, conRegistrado, conArchivo)
        : sinArchivo(fuentes);
  const base = {
    clave: person.clave,
    cedula: person.cedula,
    nombres: {
      registrado: fuentes.registrado?.nombre ?? null,
      listado: fuentes.listado?.nombre ?? null,
      archivo: archivo?.nombre ?? null,
    },
    coincidencia: worse(conRegistrado, conArchivo),
    antes: fuentes.registrado,
    filas: person.archivo.slice(0, filasShownMax).map(({ fila }) => fila),
  };
  if (person.ilegible !== null) {
    const sentence = `${person.ilegible} Esta fila no cambia el registro.`;
    const efecto = fuentes.registrado === null ? 'ninguno' : 'queda';
    return { ...base, clase: 'invalido', efecto, despues: fuentes.registrado, sentence };
  }
  const despues = acceptedMember(person.clave, fuentes);
  const efecto = efectoDe(fuentes.registrado, despues);
  const twice = duplicateText(person);
  if (twice === null) return { ...base, ...judgement, efecto, despues };
  return { ...base, clase: 'duplicado', efecto, despues, sentence: `${twice} ${judgement.sentence}` };
}
