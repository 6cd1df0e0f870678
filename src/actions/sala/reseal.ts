/** Gives further readers the key of a complaint, by one who holds it; whoever it names is never among them. */
import type { ClaseDeDenuncia, GrupoDeSala, PiezaNueva } from '../../domain/denuncia/denuncia.ts';
import { estaImpedido, prepararTexto } from '../../domain/denuncia/impedimentos.ts';
import { isRefusal, type Refusal, refuse } from '../../domain/refusals.ts';
import { lockDenuncia, type Sello } from '../../store/sala-denuncias.ts';
import { type Lector, listLectores } from '../../store/sala-lectores.ts';
import { insertSellos, removeSellosDeLectores } from '../../store/sala-sellos.ts';
import { appendBitacora } from './bitacora.ts';
import { forReader, sealFor } from './case-seals.ts';
import { changeIn, type DenunciaCambiada, undoing } from './change-denuncia.ts';
import { readPiezas } from './read-piezas.ts';
import type { CasoAbierto, SalaDeps } from './sala-types.ts';

/** Whether a reader may not see the complaint: named in it when it came, in a message since, or impeded by now. */
async function impedimentsOf(deps: SalaDeps, caso: CasoAbierto): Promise<(lector: Lector) => boolean> {
  const { piezas } = await readPiezas(deps, caso);
  const texts: string[] = [];
  const excluded = new Set<string>();
  for (const { contenido, ...pieza } of piezas) {
    if (contenido.como !== 'abierta') continue;
    if (pieza.clase === 'relato' && 'excluidos' in contenido.valor) {
      texts.push(contenido.valor.textoParaImpedimentos);
      for (const cuenta of contenido.valor.excluidos) excluded.add(cuenta);
    }
    if (pieza.clase === 'mensaje' && 'texto' in contenido.valor) texts.push(contenido.valor.texto);
  }
  const texto = prepararTexto(texts.join('\n'));
  return (lector) => excluded.has(lector.cuenta) || estaImpedido(texto, lector);
}

async function sealsFor(
  { denuncia, clave, mitadIdentidad }: CasoAbierto,
  lectores: readonly Lector[],
): Promise<Sello[]> {
  const each = lectores.map(async ({ cuenta, clavePublica }) => {
    const seal = (llave: 'caso' | 'identidad-lector', clear: Buffer) =>
      sealFor(denuncia.id, forReader(cuenta), clavePublica, llave, clear);
    return [
      await seal('caso', clave),
      ...(mitadIdentidad === null ? [] : [await seal('identidad-lector', mitadIdentidad)]),
    ];
  });
  return (await Promise.all(each)).flat();
}

/** Who gives the key on: a reader who holds it, or the operator with the parts of the recovery key. */
type Giver = { readonly cuenta: string | null; readonly nombre: string };

/** Refused ('sin-permiso') for custodians, for accounts without a key, and for whoever the complaint names. */
export async function sealToReader(
  deps: SalaDeps,
  caso: CasoAbierto,
  cuenta: string,
  { cuenta: por, nombre }: Giver,
): Promise<{ readonly concedido: true } | Refusal> {
  const [isImpeded, enrolled] = await Promise.all([impedimentsOf(deps, caso), listLectores(deps.sala.db)]);
  const target = enrolled.find((one) => one.cuenta === cuenta && !one.custodio);
  if (target === undefined || isImpeded(target)) return refuse('sin-permiso');
  const sellos = await sealsFor(caso, [target]);
  return undoing(deps, async (queries) => {
    const row = await lockDenuncia(queries, caso.denuncia.id);
    if (row === null || row.trituradaDia !== null) return refuse('no-encontrada');
    await insertSellos(queries, caso.denuncia.id, sellos);
    await appendBitacora(queries, deps, {
      clase: 'lector-anadido',
      denuncia: caso.denuncia.id,
      cuenta: por,
      nombre,
    });
    return { concedido: true } as const;
  });
}

/** Seals the complaint to one more reader, by one who reads it. */
export async function grantReader(
  deps: SalaDeps,
  caso: CasoAbierto,
  cuenta: string,
): Promise<{ readonly concedido: true } | Refusal> {
  return caso.lector === null ? refuse('sin-permiso') : sealToReader(deps, caso, cuenta, caso.lector);
}

/**
 * Hands the complaint to another group: sealed to its readers, taken from all others, the one who does it included unless
 * they are of that group. `acto` tells the complainant.
 */
export async function moveToGroup(
  deps: SalaDeps,
  caso: CasoAbierto,
  grupo: GrupoDeSala,
  {
    versionVista,
    acto,
    clase,
  }: { readonly versionVista: number; readonly acto: PiezaNueva<'acto'>; readonly clase?: ClaseDeDenuncia },
): Promise<DenunciaCambiada | Refusal> {
  if (caso.lector === null) return refuse('sin-permiso');
  const [isImpeded, enrolled] = await Promise.all([impedimentsOf(deps, caso), listLectores(deps.sala.db)]);
  const lectores = enrolled.filter((one) => !one.custodio && one.grupos.includes(grupo) && !isImpeded(one));
  if (lectores.length === 0) return refuse('sin-lectores');
  const sellos = await sealsFor(caso, lectores);
  return undoing(deps, async (queries) => {
    const cambios = { grupo, asignada: null, ...(clase === undefined ? {} : { clase }) };
    const changed = await changeIn(queries, deps, caso, {
      versionVista,
      cambios,
      piezas: [acto],
      hecho: 'derivada',
    });
    if (isRefusal(changed)) return changed;
    await insertSellos(queries, caso.denuncia.id, sellos);
    await removeSellosDeLectores(
      queries,
      caso.denuncia.id,
      lectores.map(({ cuenta }) => forReader(cuenta)),
    );
    return changed;
  });
}
