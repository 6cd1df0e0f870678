/** A furnished room for tests: synthetic readers and custodians with their keys at hand, and a synthetic complaint. */
import type { GrupoDeSala, NuevaDenuncia } from '../../../domain/denuncia/denuncia.ts';
import { isRefusal, type Refusal } from '../../../domain/refusals.ts';
import type { Funcionario } from '../../../domain/solicitud/actor.ts';
import { updateGrupos } from '../../../store/sala-lectores.ts';
import type { Deps } from '../../deps.ts';
import { enrolReader } from '../enrol-reader.ts';
import { readRoom } from '../read-room.ts';
import type { LectorAbierto } from '../sala-types.ts';
import { unlockRoom } from '../unlock-room.ts';

export type Enrolled = {
  readonly actor: Funcionario;
  readonly frase: string;
  readonly lector: LectorAbierto;
  readonly token: string;
};

/** The value, or a failure that names the refusal. */
export function accepted<T>(value: T | Refusal): T {
  if (isRefusal(value)) throw new Error(`refused: ${value.code}`);
  return value;
}

/** Enrols somebody and opens the room; without groups a custodian. */
export async function enrolled(
  deps: Deps,
  nombre: string,
  grupos: readonly GrupoDeSala[] = [],
  impedimentos: readonly string[] = [],
): Promise<Enrolled> {
  const roles = grupos.length === 0 ? (['custodio'] as const) : (['lector'] as const);
  const actor: Funcionario = {
    clase: 'funcionario',
    cuenta: deps.ids.randomId(),
    nombre,
    roles,
    unidades: [],
  };
  const frase = `frase sintetica de ${nombre} para pruebas`;
  accepted(await enrolReader(deps, actor, { frase, impedimentos }));
  if (grupos.length > 0) await updateGrupos(deps.sala.db, actor.cuenta, grupos);
  const { token } = accepted(await unlockRoom(deps, actor, frase));
  return { actor, frase, token, lector: accepted(await readRoom(deps, actor, token)) };
}

/** A complaint of the web with an identity, unless told otherwise; everything in it is made up. */
export function syntheticComplaint(deps: Deps, override: Partial<NuevaDenuncia> = {}): NuevaDenuncia {
  return {
    llave: deps.ids.randomToken(32),
    via: 'web',
    clase: 'denuncia',
    grupo: 'denuncias',
    relato: {
      respuestas: [{ campo: 'hechos', pregunta: '¿Qué pasó?', valor: 'Texto sintético: pidieron un pago.' }],
    },
    identidad: {
      nombre: 'Persona Sintética Inventada',
      identificacion: '1799999991',
      correo: 'persona@ejemplo.example',
      telefono: '0990000000',
    },
    archivos: [],
    crudo: null,
    textoParaImpedimentos: 'Texto sintético: pidieron un pago.',
    ...override,
  };
}
