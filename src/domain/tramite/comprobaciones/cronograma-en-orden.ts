/** The proposed dates name stages of the process, lie ahead, move something, and keep the order of the stages. */
import { type BaseLegal, cita, reglamento } from '../../cronograma/base-legal.ts';
import {
  cronogramaPropuesto,
  type EtapaPedida,
  type FilaPedida,
  mismaEtapa,
  pedidasDe,
} from '../../cronograma/cronograma-propuesto.ts';
import type { Proceso } from '../../registro/proceso.ts';
import { comprobacion } from '../comprobacion.ts';
import type { Finding } from '../verdict.ts';

const reprogramar = reglamento('art. 19');
const horaOficial = reglamento('art. 21');

const segun = (base: BaseLegal) => ({ baseLegal: cita(base), vigenteDesde: base.desde });

function deUnaFila(
  fila: number,
  etapas: readonly EtapaPedida[],
  proceso: Proceso | null,
  ahoraLocal: string,
): readonly Finding[] {
  const pedida = etapas[fila];
  if (pedida === undefined || pedida.etapa === '') return [];
  const hallazgos: Finding[] = [];
  const actual = proceso?.etapas.find((etapa) => mismaEtapa(etapa.nombre, pedida.etapa));
  if (etapas.findIndex((otra) => mismaEtapa(otra.etapa, pedida.etapa)) < fila) {
    hallazgos.push({
      state: 'reject',
      code: 'etapa-repetida',
      field: `etapas.${fila}.etapa`,
      sentence: `La etapa «${pedida.etapa}» está dos veces en su lista.`,
      facts: { etapa: pedida.etapa, ...segun(reprogramar) },
    });
  }
  if (pedida.fechaHora !== '' && pedida.fechaHora <= ahoraLocal) {
    hallazgos.push({
      state: 'reject',
      code: 'fecha-pasada',
      field: `etapas.${fila}.fechaHora`,
      sentence: `La fecha propuesta para «${pedida.etapa}» ya pasó. Escriba una fecha futura.`,
      facts: {
        etapa: pedida.etapa,
        fechaHora: pedida.fechaHora,
        horaOficial: ahoraLocal,
        ...segun(horaOficial),
      },
    });
  }
  if (proceso !== null && actual === undefined) {
    hallazgos.push({
      state: 'warn',
      code: 'etapa-no-consta',
      field: `etapas.${fila}.etapa`,
      officer: true,
      sentence: `La etapa «${pedida.etapa}» no consta en el cronograma cargado; un funcionario la comprobará.`,
      facts: { etapa: pedida.etapa, ...segun(reprogramar) },
    });
  }
  if (actual !== undefined && actual.fechaHora <= ahoraLocal) {
    hallazgos.push({
      state: 'warn',
      code: 'etapa-ya-cumplida',
      field: `etapas.${fila}.etapa`,
      officer: true,
      sentence: `La fecha de «${actual.nombre}» ya pasó; un funcionario decidirá si puede moverse.`,
      facts: { etapa: actual.nombre, fechaHora: actual.fechaHora, ...segun(reprogramar) },
    });
  }
  return hallazgos;
}

function delConjunto(etapas: readonly EtapaPedida[], proceso: Proceso): readonly Finding[] {
  const nuevas = cronogramaPropuesto(proceso.etapas, etapas);
  const ajena = etapas.some(
    (p) => p.etapa !== '' && !proceso.etapas.some((e) => mismaEtapa(e.nombre, p.etapa)),
  );
  if (!ajena && !nuevas.some(({ movida }) => movida)) {
    return [
      {
        state: 'reject',
        code: 'fechas-iguales',
        field: 'etapas.0.fechaHora',
        sentence: 'Esas fechas son las que ya tiene el cronograma: no hay nada que reprogramar.',
        facts: segun(reprogramar),
      },
    ];
  }
  const quiebres = nuevas.flatMap((quebrada, i) => {
    const previa = nuevas[i - 1];
    if (previa === undefined || quebrada.ahora >= previa.ahora) return [];
    return [{ previa, quebrada, propia: previa.movida || quebrada.movida }];
  });
  // A schedule already out of order in the register is for an officer, not for who moves another stage of it.
  const quiebre = quiebres.find(({ propia }) => propia) ?? quiebres[0];
  if (quiebre === undefined) return [];
  const { previa, quebrada, propia } = quiebre;
  // The row at fault is the stage itself or, where it was not moved, the one moved past it.
  const fila = quebrada.movida ? quebrada.fila : previa.fila;
  return [
    {
      state: propia ? 'reject' : 'warn',
      officer: !propia,
      code: 'etapas-en-desorden',
      field: propia && fila >= 0 ? `etapas.${fila}.fechaHora` : 'etapas',
      sentence: `Con esas fechas, «${quebrada.nombre}» quedaría antes que «${previa.nombre}», que la precede. Mueva las dos.`,
      facts: { etapa: quebrada.nombre, precede: previa.nombre, ...segun(reprogramar) },
    },
  ];
}

export const cronogramaEnOrden = comprobacion<{ readonly etapas: readonly FilaPedida[] }>({
  version: 2,
  comprueba: 'Las fechas propuestas son futuras y respetan el orden de las etapas.',
  codigos: [
    'etapa-repetida',
    'fecha-pasada',
    'etapa-no-consta',
    'etapa-ya-cumplida',
    'fechas-iguales',
    'etapas-en-desorden',
  ],
  halla: ({ etapas: filas }, { proceso, ahoraLocal }) => {
    const etapas = pedidasDe(filas);
    return [
      ...etapas.flatMap((_, fila) => deUnaFila(fila, etapas, proceso, ahoraLocal)),
      ...(proceso === null ? [] : delConjunto(etapas, proceso)),
    ];
  },
});
