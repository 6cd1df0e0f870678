/** Whether the law already presumes that a payment is withheld, with the days counted out for whoever decides. */
import { dateText } from '../../calendar/civil-text.ts';
import { presuncionDeRetencion } from '../../retencion/presuncion.ts';
import { comprobacion } from '../comprobacion.ts';
import type { Finding } from '../verdict.ts';

const dias = (n: number) => (n === 1 ? 'pasó 1 día' : `pasaron ${n} días`);

function missing(acta: string | undefined, solicitud: string | undefined): Finding {
  const what =
    acta === undefined && solicitud === undefined
      ? 'la fecha del acta final y la fecha en que se pidió el pago'
      : acta === undefined
        ? 'la fecha del acta final'
        : 'la fecha en que se pidió el pago';
  return {
    state: 'unknown',
    code: 'faltan-fechas-de-pago',
    sentence: `Sin ${what} no se puede contar el plazo; el funcionario la buscará en los documentos.`,
  };
}

/** No finding rejects: the dates are what somebody wrote, and the officer has the papers. */
export const plazoDePago = comprobacion<{
  readonly fechaActa?: string;
  readonly fechaSolicitud?: string;
}>({
  version: 1,
  comprueba: 'Pasó el tiempo desde el que la ley presume retención del pago.',
  codigos: [
    'faltan-fechas-de-pago',
    'fecha-de-pago-por-venir',
    'plazo-de-pago-no-vencido',
    'presume-retencion',
  ],
  halla: ({ fechaActa: acta, fechaSolicitud: solicitud }, { hoy, calendario }) => {
    if (acta === undefined || solicitud === undefined) return [missing(acta, solicitud)];
    if (acta > hoy || solicitud > hoy) {
      return [
        {
          state: 'warn',
          code: 'fecha-de-pago-por-venir',
          field: acta > hoy ? 'fechaActa' : 'fechaSolicitud',
          sentence: 'Una de las fechas todavía no llega. Revise que estén bien escritas.',
        },
      ];
    }
    const found = presuncionDeRetencion({ acta, solicitud }, hoy, calendario);
    if (found === null) return [missing(acta, solicitud)];
    const { diasDesdeSolicitud, sePresume, hasta, norma, pago, pagoMaximo } = found;
    const since = `Desde la solicitud de pago del ${dateText(solicitud)} ${dias(diasDesdeSolicitud)}`;
    const facts = { fechaActa: acta, fechaSolicitud: solicitud, hasta, norma, pago, pagoMaximo };
    return [
      sePresume
        ? {
            state: 'ok',
            code: 'presume-retencion',
            sentence: `${since}; la ley presume retención desde el día ${found.dias + 1} (${norma}).`,
            facts,
          }
        : {
            state: 'warn',
            code: 'plazo-de-pago-no-vencido',
            sentence: `${since}; la ley presume retención después del ${dateText(hasta)} (${norma}).`,
            facts,
          },
    ];
  },
});
