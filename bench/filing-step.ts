/** The filing that is measured: a change of address, decided and applied at once. */
import type { Step } from './load-plan.ts';

export const filedTramite = 'direccion-y-nombre-comercial';

/** A filing over the API by the supplier whose `{token}` it is, under a key of its own. */
export function apiFiling(tramite: string, datos: object): Step {
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
