/** The filing that is measured: a change of address, decided and applied at once. */
import incrementoDeCpc from '../tramites/incremento-de-cpc.ts';
import type { Step } from './load-plan.ts';

export const filedTramite = 'direccion-y-nombre-comercial';

/** A filing over the API by the supplier whose `{token}` it is, under a key of its own. */
function apiFiling(tramite: string, datos: object): Step {
  return {
    name: 'presentar',
    method: 'POST',
    path: `/api/v1/tramites/${tramite}/solicitudes`,
    headers: {
      authorization: 'Bearer {token}',
      'content-type': 'application/json',
      'idempotency-key': 'medida-{n}-{token}',
    },
    body: JSON.stringify({ datos }),
    status: 201,
    captures: { referencia: '"referencia":"([^"]+)"' },
  };
}

/** Each filing asks for another house number, so that each changes the register. */
export const fileStep: Step = apiFiling(filedTramite, {
  cambia: ['direccion'],
  parroquia: '170150',
  calle: 'Avenida de las Medidas',
  numero: 'N{n}',
  interseccion: 'Calle Repetida',
  referencia: 'Junto a la plaza de prueba',
});

/** A restricted code always goes to an officer; denied, or while it waits, it can be asked for again. */
export const officerTramite = incrementoDeCpc;

export const officerStep: Step = apiFiling(officerTramite.id, {
  codigos: [{ cpc: '85250', ciiu: 'C1410.02' }],
  explicacion: 'Pedido sintético número {n}.',
});
