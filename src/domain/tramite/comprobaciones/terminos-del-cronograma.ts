/** The new dates leave between stages the time that the Reglamento asks for, by procedure and amount. */
import { type FilaPedida, pedidasDe } from '../../cronograma/cronograma-propuesto.ts';
import { hallazgoDe } from '../../cronograma/observacion.ts';
import { revisarTerminos } from '../../cronograma/revisar-terminos.ts';
import { comprobacion } from '../comprobacion.ts';

export const terminosDelCronograma = comprobacion<{ readonly etapas: readonly FilaPedida[] }>({
  version: 1,
  comprueba: 'Entre las etapas quedan los términos que exige el Reglamento.',
  codigos: ['termino-minimo', 'termino-maximo', 'presupuesto-no-consta', 'reglas-anteriores'],
  halla: ({ etapas }, { proceso, calendario, territorioEntidad }) =>
    proceso === null
      ? []
      : revisarTerminos(proceso, pedidasDe(etapas), { calendario, territorio: territorioEntidad }).map((o) =>
          hallazgoDe(o, 'etapas'),
        ),
});
