/** What an officer should know beside a case: possible duplicates, and what shares its process, its files or its sender. */
import { puedeLeerCorreo } from '../../domain/correo/quien-puede.ts';
import { foldForSearch } from '../../domain/identity/nombre.ts';
import { parseProcessCode } from '../../domain/identity/process-code.ts';
import { impedimentoPara } from '../../domain/policy.ts';
import type { Funcionario } from '../../domain/solicitud/actor.ts';
import { estaAbierta } from '../../domain/solicitud/lifecycle.ts';
import type { Solicitud } from '../../domain/solicitud/solicitud.ts';
import {
  type CasoRelacionado,
  type HiloRelacionado,
  listDelTitular,
  listHilosDelRemitente,
  listPorMarcas,
} from '../../store/casos-relacionados.ts';
import type { Deps } from '../deps.ts';
import { buscarLimits as limits } from './buscar-limits.ts';

export type MotivoDeRelacion = 'duplicado' | 'mismo-titular' | 'mismo-proceso' | 'mismo-archivo';

export type Relacionado = CasoRelacionado & { readonly motivo: MotivoDeRelacion };

export type Relacionados = {
  /** Possible duplicates first. */
  readonly casos: readonly Relacionado[];
  readonly hilos: readonly HiloRelacionado[];
};

/** A code of the answers or of the register entry, as the search keeps it. */
function processMarks({ datos, asientoVisto }: Solicitud): readonly string[] {
  const answers = Object.values(datos).filter((value) => typeof value === 'string');
  const codes = asientoVisto?.clase === 'proceso' ? [...answers, asientoVisto.id] : answers;
  return codes.flatMap((text) => {
    const code = parseProcessCode(text);
    if (!code.ok || code.value.tipo === null) return [];
    return `c:${foldForSearch(code.value.code).replace(/[^a-z0-9]/g, '')}`;
  });
}

function mayRead(actor: Funcionario, row: CasoRelacionado): boolean {
  const solicitante = { clase: 'publico', ruc: null, nombre: '', cuenta: null } as const;
  const asunto = { ...row, solicitante, asignado: null, dosPersonas: false, propuesta: null };
  return impedimentoPara(actor, 'leer', asunto) === null;
}

/** `solicitud`: one that the actor was just allowed to read. Only what they may read is among the answers. */
export async function relatedCases(
  deps: Pick<Deps, 'db' | 'clock'>,
  actor: Funcionario,
  solicitud: Solicitud,
): Promise<Relacionados> {
  const { id, referencia, tramite, solicitante, adjuntos } = solicitud;
  const max = limits.relatedRowsMax;
  const nowMs = deps.clock.nowMs();
  const files = adjuntos.map(({ sha256 }) => `h:${sha256}`);
  const [holder, process, file, hilos] = await Promise.all([
    solicitante.ruc === null ? [] : listDelTitular(deps.db, { id, ruc: solicitante.ruc, tramite }, max),
    listPorMarcas(deps.db, id, processMarks(solicitud), nowMs, max),
    listPorMarcas(deps.db, id, files, nowMs, max),
    listHilosDelRemitente(deps.db, referencia, max),
  ]);
  const all: Relacionado[] = [
    ...holder.map((one) => ({
      ...one,
      motivo: estaAbierta(one.estado) ? ('duplicado' as const) : ('mismo-titular' as const),
    })),
    ...process.map((one) => ({ ...one, motivo: 'mismo-proceso' as const })),
    ...file.map((one) => ({ ...one, motivo: 'mismo-archivo' as const })),
  ];
  const distinct = all.filter(({ id: own }, i) => all.findIndex((one) => one.id === own) === i);
  return {
    casos: distinct.filter((one) => mayRead(actor, one)).slice(0, max),
    hilos: hilos.filter(({ unidad }) => puedeLeerCorreo(actor, unidad)),
  };
}
