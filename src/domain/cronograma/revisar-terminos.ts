/** The minimum and maximum terms between the stages that a petition moves, each breach with its article. */
import { dateText } from '../calendar/civil-text.ts';
import type { Proceso } from '../registro/proceso.ts';
import { reglamento } from './base-legal.ts';
import {
  cronogramaPropuesto,
  diasHabilesEntre,
  type EtapaPedida,
  type EtapaPropuesta,
  feriadosEntre,
  type Lugar,
  minutosEntre,
} from './cronograma-propuesto.ts';
import type { Observacion } from './observacion.ts';
import { procedimientoDe } from './procedimiento.ts';
import { hayReglasPara, type Termino, terminosDe } from './terminos.ts';

const feriadosNombradosMax = 4;

/** Civil date of publication; that of the first stage where none is called so. */
function fechaDePublicacion(etapas: readonly EtapaPropuesta[]): string {
  const primera = etapas.find(({ clase }) => clase === 'publicacion') ?? etapas[0];
  return (primera?.antes ?? '').slice(0, 10);
}

/** US dollars; null where the register holds no figure. */
function montoDe({ presupuesto }: Proceso): number | null {
  const monto = presupuesto === null ? Number.NaN : Number(presupuesto.replaceAll(',', ''));
  return Number.isFinite(monto) && monto >= 0 ? monto : null;
}

function minimoDe({ min, porMonto }: Termino, monto: number | null): number | 'sin-monto' | undefined {
  if (porMonto === undefined) return min;
  if (monto === null) return 'sin-monto';
  return porMonto.find(({ hastaUsd }) => hastaUsd === null || monto <= hastaUsd)?.min;
}

const cuantos = (n: number, unidad: Termino['unidad']) =>
  unidad === 'minutos' ? `${n} minutos` : `${n} ${n === 1 ? 'día hábil' : 'días hábiles'}`;

function feriadosDichos(lugar: Lugar, desde: string, hasta: string): string {
  const feriados = feriadosEntre(lugar, desde, hasta).slice(0, feriadosNombradosMax);
  if (feriados.length === 0) return '';
  return `; no se ${feriados.length === 1 ? 'cuenta' : 'cuentan'} ${feriados.map((f) => `el ${dateText(f.date)} (${f.name})`).join(' ni ')}`;
}

type Tramo = { readonly termino: Termino; readonly desde: EtapaPropuesta; readonly hasta: EtapaPropuesta };

/** The pairs of stages a term speaks of, where the petition moves at least one of the two and keeps them in order. */
function tramosMovidos(etapas: readonly EtapaPropuesta[], terminos: readonly Termino[]): readonly Tramo[] {
  return terminos.flatMap((termino) => {
    const hasta = etapas.find(({ clase }) => clase === termino.hasta);
    const desde = termino.desde
      .map((clase) => etapas.find((etapa) => etapa.clase === clase))
      .find((etapa) => etapa !== undefined);
    if (desde === undefined || hasta === undefined || !(desde.movida || hasta.movida)) return [];
    return desde.ahora > hasta.ahora ? [] : [{ termino, desde, hasta }];
  });
}

function deUnTramo({ termino, desde, hasta }: Tramo, proceso: Proceso, lugar: Lugar): readonly Observacion[] {
  const { base, unidad, max } = termino;
  const fila = hasta.movida ? hasta.fila : desde.fila;
  const min = minimoDe(termino, montoDe(proceso));
  const comun = { fila, base, hechos: { desde: desde.nombre, hasta: hasta.nombre } };
  if (min === 'sin-monto')
    return [
      {
        ...comun,
        codigo: 'presupuesto-no-consta',
        certeza: 'desconocida',
        frase: `El término entre «${desde.nombre}» y «${hasta.nombre}» depende del presupuesto, que no consta en los datos cargados; un funcionario lo comprobará`,
      },
    ];
  const hay =
    unidad === 'minutos'
      ? minutosEntre(desde.ahora, hasta.ahora)
      : diasHabilesEntre(lugar, desde.ahora, hasta.ahora);
  if (hay === null) return [];
  // Special regimes are free of these terms in part (art. 116): nobody is refused, an officer judges.
  const libre = procedimientoDe(proceso.codigo) === 'regimen-especial';
  const certeza = base.verificada && !libre ? 'cierta' : 'dudosa';
  const hechos = { ...comun.hechos, hay: cuantos(hay, unidad) };
  const entre = `Entre «${desde.nombre}» y «${hasta.nombre}» hay ${cuantos(hay, unidad)}`;
  if (min !== undefined && hay < min)
    return [
      {
        ...comun,
        codigo: 'termino-minimo',
        certeza,
        frase: `${entre} y se exige un mínimo de ${cuantos(min, unidad)}${unidad === 'minutos' ? '' : feriadosDichos(lugar, desde.ahora, hasta.ahora)}`,
        hechos: { ...hechos, minimo: cuantos(min, unidad) },
      },
    ];
  if (max !== undefined && hay > max)
    return [
      {
        ...comun,
        codigo: 'termino-maximo',
        certeza,
        frase: `${entre} y se admite un máximo de ${cuantos(max, unidad)}`,
        hechos: { ...hechos, maximo: cuantos(max, unidad) },
      },
    ];
  return [];
}

/** Only what the petition moves is judged: an entity does not answer here for a schedule it leaves as it is. */
export function revisarTerminos(
  proceso: Proceso,
  pedidas: readonly EtapaPedida[],
  lugar: Lugar,
): readonly Observacion[] {
  const etapas = cronogramaPropuesto(proceso.etapas, pedidas);
  const publicado = fechaDePublicacion(etapas);
  if (!etapas.some(({ movida }) => movida)) return [];
  if (!hayReglasPara(publicado))
    return [
      {
        codigo: 'reglas-anteriores',
        certeza: 'desconocida',
        fila: -1,
        frase:
          'El proceso se publicó antes de que rigieran los términos actuales; un funcionario comprobará los de entonces',
        base: reglamento('disposiciones transitorias', false),
        hechos: { publicado },
      },
    ];
  const terminos = terminosDe(procedimientoDe(proceso.codigo), publicado);
  return tramosMovidos(etapas, terminos).flatMap((tramo) => deUnTramo(tramo, proceso, lugar));
}
