/** Writes the new dates of the stages that move, and into the process why, by which oficio and in which case they did. */
import { cronogramaPropuesto, type FilaPedida, pedidasDe } from '../../cronograma/cronograma-propuesto.ts';
import type { Reprogramacion } from '../../registro/proceso.ts';
import { efecto } from '../efecto.ts';

/** The register keeps the latest; every one of them stays in the journal of its case. */
const reprogramacionesMax = 50;

const enPalabras = (fechaHora: string) => {
  const [fecha = '', hora = ''] = fechaHora.split('T');
  const [anio, mes, dia] = fecha.split('-');
  return `${dia}/${mes}/${anio} ${hora.replace(':', 'h')}`;
};

/** Cause and oficio may be missing in petitions filed before they were asked. */
type Peticion = {
  readonly etapas: readonly FilaPedida[];
  readonly causa?: string;
  readonly numeroOficio?: string;
};

export const cambiarCronograma = efecto<Peticion>({
  clase: 'proceso',
  describe: 'Cambia las fechas del cronograma del proceso.',
  publica: ['proceso', 'causa'],
  aplica: ({ etapas, causa = '', numeroOficio = '' }, proceso, { referencia, hoy }) => {
    const propuestas = cronogramaPropuesto(proceso.etapas, pedidasDe(etapas));
    const movidas = propuestas.filter(({ movida }) => movida);
    const hecha: Reprogramacion = {
      referencia,
      fecha: hoy,
      causa,
      oficio: numeroOficio,
      cambios: movidas.map(({ nombre, antes, ahora }) => ({ etapa: nombre, antes, ahora })),
    };
    const anteriores = proceso.reprogramaciones ?? [];
    return {
      contenido: {
        ...proceso,
        etapas: propuestas.map(({ nombre, ahora }) => ({ nombre, fechaHora: ahora })),
        reprogramaciones:
          movidas.length === 0 ? anteriores : [...anteriores, hecha].slice(-reprogramacionesMax),
      },
      cambios: movidas.map(({ nombre, antes, ahora }) => ({
        campo: `etapa:${nombre}`,
        etiqueta: nombre,
        antes: enPalabras(antes),
        ahora: enPalabras(ahora),
      })),
      avisos: [],
    };
  },
});
