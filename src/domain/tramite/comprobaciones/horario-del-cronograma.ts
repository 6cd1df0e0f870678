/** The new dates fall within the hours of the portal and on working days, holidays of the entity's canton included. */
import { type FilaPedida, pedidasDe } from '../../cronograma/cronograma-propuesto.ts';
import { hallazgoDe } from '../../cronograma/observacion.ts';
import { revisarHorario } from '../../cronograma/revisar-horario.ts';
import { comprobacion } from '../comprobacion.ts';

export const horarioDelCronograma = comprobacion<{ readonly etapas: readonly FilaPedida[] }>({
  version: 1,
  comprueba: 'Las fechas nuevas están entre las 08h00 y las 20h00 de días hábiles.',
  codigos: ['hora-fuera-de-horario', 'dia-no-habil', 'exencion-de-horario'],
  halla: ({ etapas }, { proceso, calendario, territorioEntidad }) =>
    revisarHorario(proceso, pedidasDe(etapas), { calendario, territorio: territorioEntidad }).map((o) =>
      hallazgoDe(o, 'etapas'),
    ),
});
