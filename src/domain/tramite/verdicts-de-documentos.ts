/** What was found in the attached files, as verdicts of the case: the same states, and the same road to an officer. */
import type { AdjuntoExaminado, TipoDeExamen } from '../documento/examen.ts';
import { type Verdict, verdictOf } from './verdict.ts';

/** Papers on which the decision rests: a remark on one of them is for a person, not only for the record. */
const decisivos: ReadonlySet<TipoDeExamen> = new Set<TipoDeExamen>([
  'oficio-firmado',
  'excel-socios',
  'listado-seps',
]);

/**
 * One verdict for each finding in each file; none for files nobody has looked at. `revisionFirmadaBytes` in the facts is the
 * document of record: the file's first bytes, up to the end of the signature that counts; null for the whole file.
 */
export function verdictsDeDocumentos(adjuntos: readonly AdjuntoExaminado[]): readonly Verdict[] {
  return adjuntos.flatMap(({ examen, documento, nombre, sha256 }) => {
    const revisionFirmadaBytes = examen?.datos.revisionFirmadaBytes ?? null;
    return (examen?.hallazgos ?? []).map((hallazgo) =>
      verdictOf(`documento:${examen?.tipo ?? ''}`, examen?.version ?? 0, {
        state: hallazgo.state,
        code: hallazgo.code,
        sentence: `«${nombre}»: ${hallazgo.sentence}`,
        field: `documento:${documento}`,
        facts: { archivo: nombre, sha256, revisionFirmadaBytes, hallado: hallazgo.facts },
        officer: hallazgo.state === 'warn' && examen !== null && decisivos.has(examen.tipo),
      }),
    );
  });
}
