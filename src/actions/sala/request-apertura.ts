/** A reader asks to open the identity of a complaint, with a reason. */
import { cleanText } from '../../domain/identity/nombre.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusals.ts';
import { insertApertura } from '../../store/sala-aperturas.ts';
import { listLectores } from '../../store/sala-lectores.ts';
import { listParaDeSello } from '../../store/sala-sellos.ts';
import { sealBox } from '../../trust/sellado/box.ts';
import { sealTo } from '../../trust/sellado/hpke.ts';
import type { Deps } from '../deps.ts';
import { aboutReason, aperturaAct, type ParaCustodio } from './apertura-seals.ts';
import { forReader } from './case-seals.ts';
import { changeIn, undoing } from './change-denuncia.ts';
import { aperturaKey } from './read-piezas.ts';
import { salaDay } from './sala-day.ts';
import { salaLimits } from './sala-limits.ts';
import type { CasoAbierto } from './sala-types.ts';

/** Sealed to the custodians who hold a half: one whom the complaint names must not learn of it here either. */
async function sealReasons(deps: Deps, { denuncia }: CasoAbierto, id: string, clear: ParaCustodio) {
  const [enrolled, holders] = await Promise.all([
    listLectores(deps.sala.db),
    listParaDeSello(deps.sala.db, denuncia.id, 'identidad-custodio'),
  ]);
  const custodios = enrolled.filter((one) => one.custodio && holders.includes(forReader(one.cuenta)));
  return Promise.all(
    custodios.map(async ({ cuenta, clavePublica }) => ({
      cuenta,
      sello: await sealTo(clavePublica, Buffer.from(JSON.stringify(clear)), aboutReason(id)),
    })),
  );
}

/**
 * The reason is read by the custodians and, in the thread, by the complainant. 'no-se-puede-conceder' where no custodian
 * holds the other half.
 */
export async function requestApertura(
  deps: Deps,
  caso: CasoAbierto,
  motivo: string,
): Promise<{ readonly id: string } | Refusal> {
  const { lector, clave, mitadIdentidad } = caso;
  if (lector === null || mitadIdentidad === null) return refuse('sin-permiso');
  const reason = cleanText(motivo, { max: salaLimits.reasonCharsMax, multiline: true });
  if (!reason.ok || reason.value === '') return refuse('falta-motivo');
  const id = deps.ids.randomId();
  const llave = aperturaKey(clave, id);
  const sealed = sealBox(deps.ids, llave, Buffer.from(reason.value), aboutReason(id));
  const motivos = await sealReasons(deps, caso, id, {
    motivo: sealed.toString('base64'),
    llave: llave.toString('base64'),
  });
  if (motivos.length === 0) return refuse('no-se-puede-conceder');
  const { cuenta: pide, nombre: pideNombre } = lector;
  const texto = `Se pidió conocer su identidad. Motivo: ${reason.value}`;
  return undoing(deps, async (queries) => {
    const piezas = [aperturaAct('apertura-pedida', texto, pideNombre)];
    const changed = await changeIn(queries, deps, caso, { piezas, hecho: 'apertura-pedida' });
    if (isRefusal(changed)) return changed;
    const denuncia = caso.denuncia.id;
    await insertApertura(queries, {
      id,
      denuncia,
      pide,
      pideNombre,
      motivo: sealed,
      motivos,
      dia: salaDay(deps.clock),
    });
    return { id };
  });
}
