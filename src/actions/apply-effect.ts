/** Turns an approval into what changes: the register entry before and after, and the notices that are owed. */
import type { Json } from '../domain/canonical-json.ts';
import type { AdjuntoExaminado } from '../domain/documento/examen.ts';
import type { Cambio } from '../domain/registro/asiento.ts';
import type { Datos } from '../domain/tramite/campo.ts';
import type { Definicion } from '../domain/tramite/definicion.ts';
import type { Aviso, EfectoAbierto, Entorno } from '../domain/tramite/efecto.ts';
import { efectos } from '../domain/tramite/efectos/catalogo.ts';
import { nombreDeParroquia } from '../domain/tramite/resumen.ts';
import type { CambioDeAsiento } from '../registry/port.ts';
import type { EscrituraDeAsiento } from '../store/commit-solicitud.ts';
import type { Deps } from './deps.ts';
import type { Facts } from './gather-facts.ts';

/** An effect as it will be written: within the statement (`escritura`), or from the journal after commit (`pendiente`). */
export type PreparedEffect = {
  readonly clase: EfectoAbierto['clase'] | 'ninguno';
  readonly estado: 'aplicado' | 'pendiente' | 'ninguno';
  readonly cambios: readonly Cambio[];
  readonly avisos: readonly Aviso[];
  readonly escritura: EscrituraDeAsiento | null;
  /** What the journal keeps so that an external register can be told later. */
  readonly encargo: Json;
};

const noEffect: PreparedEffect = {
  clase: 'ninguno',
  estado: 'ninguno',
  cambios: [],
  avisos: [],
  escritura: null,
  encargo: null,
};

/** The change an effect makes on the entry the checks saw; null when that entry is not there. Pure. */
export function changeOf(
  efecto: EfectoAbierto,
  datos: Datos,
  { asiento }: Pick<Facts, 'asiento'>,
  entorno: Entorno,
): (CambioDeAsiento & { avisos: readonly Aviso[] }) | null {
  if (efecto.clase === 'proveedor' && asiento?.clase === 'proveedor') {
    const { contenido, cambios, avisos } = efecto.aplica(datos, asiento.contenido, entorno);
    return { antes: asiento, ahora: contenido, cambios, avisos, origen: entorno.referencia };
  }
  if (efecto.clase === 'proceso' && asiento?.clase === 'proceso') {
    const { contenido, cambios, avisos } = efecto.aplica(datos, asiento.contenido, entorno);
    return { antes: asiento, ahora: contenido, cambios, avisos, origen: entorno.referencia };
  }
  return null;
}

/** The case an effect belongs to: its papers, and the rows its officer left out. */
export type EffectOf = {
  readonly referencia: string;
  readonly adjuntos: readonly AdjuntoExaminado[];
  readonly excluidas?: readonly string[];
};

/** Null: the definition has an effect, but the entry it changes is not in the register. */
export function prepareEffect(
  deps: Deps,
  definicion: Definicion,
  datos: Datos,
  facts: Facts,
  { referencia, adjuntos, excluidas = [] }: EffectOf,
): PreparedEffect | null {
  if (definicion.alAprobar === null) return noEffect;
  // The definition's type proved that these answers are what the effect reads.
  const efecto = efectos[definicion.alAprobar] as EfectoAbierto;
  if (efecto.clase === 'cuenta') return { ...noEffect, clase: 'cuenta', estado: 'pendiente' };
  const { hechos } = facts;
  const cambio = changeOf(efecto, datos, facts, {
    referencia,
    adjuntos,
    excluidas,
    hoy: hechos.hoy,
    ahoraMs: hechos.ahoraMs,
    nombreDeParroquia: (codigo) => nombreDeParroquia(codigo, hechos),
  });
  if (cambio === null) return null;
  const { avisos, ...change } = cambio;
  if (deps.registry.modo === 'embebido') {
    const escritura = deps.registry.escritura(change);
    return {
      clase: efecto.clase,
      estado: 'aplicado',
      cambios: change.cambios,
      avisos,
      escritura,
      encargo: null,
    };
  }
  // JSON has one shape for what the domain types say more precisely.
  const encargo = JSON.parse(JSON.stringify(change)) as Json;
  return {
    clase: efecto.clase,
    estado: 'pendiente',
    cambios: change.cambios,
    avisos,
    escritura: null,
    encargo,
  };
}
