/** What `doctor` says of the sealed room: whether it can be read and recovered, and who keeps its tables. Nothing of any complaint. */

import { firstBreakOfBitacora } from '../actions/sala/bitacora.ts';
import type { Environment } from '../platform/config.ts';
import { StartRefusal } from '../platform/start-refusal.ts';
import { listLectores, listRecuperacion } from '../store/sala-lectores.ts';
import type { Finding } from './doctor-findings.ts';
import { withSala } from './open-sala.ts';

export async function salaFindings(env: Environment): Promise<Finding[]> {
  try {
    return await withSala(env, async ({ deps, database }) => {
      const [lectores, llaves, broken] = await Promise.all([
        listLectores(deps.sala.db),
        listRecuperacion(deps.sala.db),
        firstBreakOfBitacora(deps),
      ]);
      const findings: Finding[] = [];
      const attention = (sentence: string, hacer: string) =>
        findings.push({ level: 'atencion', sentence, hacer });
      if (lectores.length === 0)
        attention('Nadie puede leer denuncias selladas.', 'Inscriba lectores: vea la guía de denuncias.');
      else {
        if (!lectores.some(({ custodio }) => custodio))
          attention('No hay custodio: ninguna identidad puede abrirse.', 'Inscriba a un custodio.');
        if (!lectores.some(({ grupos }) => grupos.includes('personal-propio')))
          attention(
            'Nadie lee las denuncias contra el propio personal.',
            'Dé ese grupo a una persona de confianza.',
          );
      }
      if (llaves.length === 0)
        attention('La sala no tiene llave de recuperación.', 'Cree una con «ventanilla sala preparar».');
      if (deps.sala.db === database)
        attention(
          'La sala reservada usa el mismo usuario de la base que el resto.',
          'Dele el suyo con DATABASE_SALA_URL.',
        );
      if (broken !== null)
        findings.push({
          level: 'mal',
          sentence: `La bitácora de la sala está alterada desde la entrada ${broken}.`,
          hacer: 'Consérvela como está y avise a los custodios.',
        });
      return findings.length > 0
        ? findings
        : [
            {
              level: 'bien',
              sentence: 'La sala reservada tiene lectores, custodio y llave de recuperación.',
            },
          ];
    });
  } catch (error) {
    if (error instanceof StartRefusal) return [{ level: 'mal', sentence: error.message }];
    throw error;
  }
}
