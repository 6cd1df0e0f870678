/** Writes the new dates of the stages that move; the others keep theirs. */
import { type EtapaPedida, pedidaPara } from '../comprobaciones/cronograma-en-orden.ts';
import { efecto } from '../efecto.ts';

const enPalabras = (fechaHora: string) => {
  const [fecha = '', hora = ''] = fechaHora.split('T');
  const [anio, mes, dia] = fecha.split('-');
  return `${dia}/${mes}/${anio} ${hora.replace(':', 'h')}`;
};

export const cambiarCronograma = efecto<{ readonly etapas: readonly EtapaPedida[] }>({
  clase: 'proceso',
  describe: 'Cambia las fechas del cronograma del proceso.',
  aplica: ({ etapas }, proceso) => {
    const movidas = proceso.etapas.flatMap((etapa) => {
      const ahora = pedidaPara(etapa, etapas)?.fechaHora;
      return ahora === undefined || ahora === etapa.fechaHora ? [] : [{ etapa, ahora }];
    });
    return {
      contenido: {
        ...proceso,
        etapas: proceso.etapas.map((etapa) => ({
          ...etapa,
          fechaHora: movidas.find((m) => m.etapa === etapa)?.ahora ?? etapa.fechaHora,
        })),
      },
      cambios: movidas.map(({ etapa, ahora }) => ({
        campo: `etapa:${etapa.nombre}`,
        etiqueta: etapa.nombre,
        antes: enPalabras(etapa.fechaHora),
        ahora: enPalabras(ahora),
      })),
      avisos: [],
    };
  },
});
