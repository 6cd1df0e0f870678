/** The review of the settings: one step, for all their histories together are short. */

import { ajustes } from '../../../domain/ajustes/claves.ts';
import type { PasoDeRevision } from '../../../domain/auditoria/revision.ts';
import { type FallaDeHistorial, verifyHistorial } from '../../ajustes/verify-historial.ts';
import type { Deps } from '../../deps.ts';
import { LogFindings } from './findings.ts';
import { foundIn } from './review-tools.ts';

const faultWords: { readonly [F in FallaDeHistorial]: (nombre: string, version: number) => string } = {
  reescrita: (nombre, version) =>
    `La versión ${version} de «${nombre}» fue reescrita: su contenido no da su hash.`,
  suelta: (nombre, version) =>
    `La versión ${version} de «${nombre}» no continúa a la anterior: alguna fue cambiada o borrada.`,
  'sin-historia': (nombre, version) =>
    `La versión ${version} de «${nombre}» rige y no está en su historia: alguien la cambió sin dejar escrito quién.`,
  distinta: (nombre, version) =>
    `El valor que rige en «${nombre}» no es el de la versión ${version}, la última de su historia.`,
};

export async function settingsStep({ db }: Pick<Deps, 'db'>): Promise<PasoDeRevision> {
  const findings = new LogFindings();
  const chains = await verifyHistorial(db);
  for (const { clave, fallas } of chains)
    for (const { version, falla } of fallas)
      findings.add(`ajuste-${falla}`, faultWords[falla](ajustes[clave].nombre, version));
  const checked = chains.reduce((sum, { comprobadas }) => sum + comprobadas, 0);
  const incomplete = chains.filter(({ entera }) => !entera).map(({ clave }) => ajustes[clave].nombre);
  return {
    avance: null,
    hechos: checked,
    total: checked,
    resultado: { cambios: checked, ajustes: chains.length, incompletas: incomplete },
    ...foundIn(findings),
    acabo: true,
  };
}
