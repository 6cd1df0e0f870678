/** Replaces the association's roll of members by the accepted rows of the comparison; the former roll is kept beside it. */
import type { Cambio } from '../../registro/asiento.ts';
import type { Ficha } from '../../registro/ficha.ts';
import type { Comparacion, FilaComparada } from '../../socios/comparacion.ts';
import { compararAdjuntos } from '../../socios/comparar-adjuntos.ts';
import { rollAfter } from '../../socios/compare-members.ts';
import type { Socio } from '../../socios/socio.ts';
import { efecto } from '../efecto.ts';

/** Named one by one up to here; the rest as a number. */
const nombradosMax = 60;

const nombrada = (socio: Socio | null) => (socio === null ? '' : `${socio.cedula} ${socio.nombre}`);

const etiquetas = { entra: 'Ingresa', sale: 'Sale', queda: 'Se corrige', ninguno: '' } as const;

function cambioDe({ efecto: clase, antes, despues }: FilaComparada): Cambio {
  return {
    campo: `socio:${(despues ?? antes)?.cedula ?? ''}`,
    etiqueta: etiquetas[clase],
    antes: nombrada(antes),
    ahora: nombrada(despues),
  };
}

const difiere = ({ antes, despues }: FilaComparada) =>
  antes === null ||
  despues === null ||
  antes.nombre !== despues.nombre ||
  antes.fechaIngreso !== despues.fechaIngreso;

function cambiosDe(comparacion: Comparacion, aceptadas: ReadonlySet<string>): readonly Cambio[] {
  const filas = comparacion.filas.filter(
    (fila) => aceptadas.has(fila.clave) && fila.efecto !== 'ninguno' && difiere(fila),
  );
  const resto = filas.length - nombradosMax;
  return [
    ...filas.slice(0, nombradosMax).map(cambioDe),
    ...(resto <= 0
      ? []
      : [{ campo: 'socios', etiqueta: 'Otros cambios de socios', antes: '', ahora: String(resto) }]),
  ];
}

const registrados = ({ socios }: Ficha): readonly Socio[] => socios ?? [];

const cuenta = (socios: readonly Socio[]) => (socios.length === 1 ? '1 socio' : `${socios.length} socios`);

/** Where no list could be read, only the papers that support the roll are noted: nobody leaves a roll unread. */
function rollo(ficha: Ficha, comparacion: Comparacion | null, excluidas: ReadonlySet<string>) {
  if (comparacion === null || comparacion.totales.listado === 0)
    return { socios: registrados(ficha), cambios: [] as readonly Cambio[] };
  const aceptadas = new Set(
    comparacion.filas.map(({ clave }) => clave).filter((clave) => !excluidas.has(clave)),
  );
  return { socios: rollAfter(comparacion, aceptadas), cambios: cambiosDe(comparacion, aceptadas) };
}

export const reemplazarSocios = efecto<object>({
  clase: 'proveedor',
  describe: 'Reemplaza la lista de socios del registro y conserva la anterior.',
  aplica: (_datos, ficha, { referencia, hoy, adjuntos, excluidas }) => {
    const { socios, cambios } = rollo(ficha, compararAdjuntos(ficha, adjuntos), new Set(excluidas));
    const anterior = ficha.listadoDeSocios;
    return {
      contenido: {
        ...ficha,
        socios,
        listadoDeSocios: {
          referencia,
          fecha: hoy,
          sha256: adjuntos.map((a) => a.sha256),
          anterior: registrados(ficha),
        },
      },
      cambios: [
        {
          campo: 'listadoDeSocios',
          etiqueta: 'Lista de socios',
          antes:
            anterior === null
              ? `${cuenta(registrados(ficha))}, sin respaldo anotado`
              : `${cuenta(registrados(ficha))}, solicitud ${anterior.referencia}`,
          ahora: `${cuenta(socios)}, solicitud ${referencia}`,
        },
        ...cambios,
      ],
      avisos: [],
    };
  },
});
