/** The proposed dates name stages of the process, lie ahead, move something, and keep the order of the stages. */
import { foldForSearch } from '../../identity/nombre.ts';
import type { Etapa, Proceso } from '../../registro/proceso.ts';
import { comprobacion } from '../comprobacion.ts';
import type { Finding } from '../verdict.ts';

export type EtapaPedida = { readonly etapa: string; readonly fechaHora: string };

/** The date asked for a stage; capitals and accents do not count, because people retype the names. */
export function pedidaPara(etapa: Etapa, etapas: readonly EtapaPedida[]): EtapaPedida | undefined {
  const nombre = foldForSearch(etapa.nombre);
  return etapas.find((pedida) => foldForSearch(pedida.etapa) === nombre);
}

function deUnaFila(
  fila: number,
  etapas: readonly EtapaPedida[],
  proceso: Proceso | null,
  ahoraLocal: string,
): readonly Finding[] {
  const pedida = etapas[fila];
  if (pedida === undefined) return [];
  const hallazgos: Finding[] = [];
  const nombre = foldForSearch(pedida.etapa);
  const actual = proceso?.etapas.find((etapa) => foldForSearch(etapa.nombre) === nombre);
  if (etapas.findIndex((otra) => foldForSearch(otra.etapa) === nombre) < fila) {
    hallazgos.push({
      state: 'reject',
      code: 'etapa-repetida',
      field: `etapas.${fila}.etapa`,
      sentence: `La etapa «${pedida.etapa}» está dos veces en su lista.`,
    });
  }
  if (pedida.fechaHora <= ahoraLocal) {
    hallazgos.push({
      state: 'reject',
      code: 'fecha-pasada',
      field: `etapas.${fila}.fechaHora`,
      sentence: 'La fecha propuesta ya pasó. Escriba una fecha futura.',
    });
  }
  if (proceso !== null && actual === undefined) {
    hallazgos.push({
      state: 'warn',
      code: 'etapa-no-consta',
      field: `etapas.${fila}.etapa`,
      officer: true,
      sentence: `La etapa «${pedida.etapa}» no consta en el cronograma cargado; un funcionario la comprobará.`,
    });
  }
  if (actual !== undefined && actual.fechaHora <= ahoraLocal) {
    hallazgos.push({
      state: 'warn',
      code: 'etapa-ya-cumplida',
      field: `etapas.${fila}.etapa`,
      officer: true,
      sentence: `La fecha de «${actual.nombre}» ya pasó; un funcionario decidirá si puede moverse.`,
      facts: { etapa: actual.nombre, fechaHora: actual.fechaHora },
    });
  }
  return hallazgos;
}

function delConjunto(etapas: readonly EtapaPedida[], proceso: Proceso): readonly Finding[] {
  const nuevas = proceso.etapas.map((e) => pedidaPara(e, etapas)?.fechaHora ?? e.fechaHora);
  const mueveAlgo =
    proceso.etapas.some((e, i) => e.fechaHora !== nuevas[i]) ||
    etapas.some((p) => !proceso.etapas.some((e) => foldForSearch(e.nombre) === foldForSearch(p.etapa)));
  if (!mueveAlgo) {
    return [
      {
        state: 'reject',
        code: 'fechas-iguales',
        field: 'etapas.0.fechaHora',
        sentence: 'Esas fechas son las que ya tiene el cronograma: no hay nada que reprogramar.',
      },
    ];
  }
  const quiebre = nuevas.findIndex((fecha, i) => i > 0 && fecha < (nuevas[i - 1] ?? ''));
  const quebrada = proceso.etapas[quiebre];
  if (quebrada === undefined) return [];
  // The row at fault is the stage itself or, where it was not moved, the one moved past it.
  const culpable =
    pedidaPara(quebrada, etapas) ??
    proceso.etapas
      .slice(0, quiebre)
      .reverse()
      .map((e) => pedidaPara(e, etapas))
      .find(Boolean);
  const fila = culpable === undefined ? -1 : etapas.indexOf(culpable);
  return [
    {
      state: 'reject',
      code: 'etapas-en-desorden',
      field: fila >= 0 ? `etapas.${fila}.fechaHora` : null,
      sentence: `Con esas fechas, «${quebrada.nombre}» quedaría antes que la etapa que la precede.`,
    },
  ];
}

export const cronogramaEnOrden = comprobacion<{ readonly etapas: readonly EtapaPedida[] }>({
  version: 1,
  comprueba: 'Las fechas propuestas son futuras y respetan el orden de las etapas.',
  codigos: [
    'etapa-repetida',
    'fecha-pasada',
    'etapa-no-consta',
    'etapa-ya-cumplida',
    'fechas-iguales',
    'etapas-en-desorden',
  ],
  halla: ({ etapas }, { proceso, ahoraLocal }) => [
    ...etapas.flatMap((_, fila) => deUnaFila(fila, etapas, proceso, ahoraLocal)),
    ...(proceso === null ? [] : delConjunto(etapas, proceso)),
  ],
});
