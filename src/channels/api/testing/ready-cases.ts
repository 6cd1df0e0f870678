/** Cases that are ready for each command of the API, brought there by the API itself; and who then calls with what. */
import assert from 'node:assert/strict';
import { fileFor } from '../../../../tests/filing.ts';
import { restoreRegister } from '../../../../tests/restore-register.ts';
import { withheldTramite } from '../../../../tests/withheld-hands.ts';
import { fileEmailChange } from '../../../desk/testing/desk-server.ts';
import type { ApiWorld } from './api-world.ts';

type Node = { readonly [name: string]: unknown };

/** `body`: what only that case knows, where the example of the document cannot succeed. */
type Ready = { readonly referencia: string; readonly token: string; readonly body?: object };

export type ReadyCases = {
  /** Tokens with every scope: of who filed, of two officers of the unit. */
  readonly supplier: string;
  readonly officer: string;
  readonly colleague: string;
  /** By operationId. */
  readonly ready: { readonly [operation: string]: () => Promise<Ready> };
  /** A key that nobody used. */
  key(): string;
  /** Does a command that must succeed. */
  does(referencia: string, verbo: string, body: object, token?: string): Promise<void>;
  /** A case of the supplier that the officer took. */
  taken(): Promise<string>;
  evidence(referencia: string, token?: string): Promise<Node>;
};

type Hands = Omit<ReadyCases, 'ready'> & { readonly world: ApiWorld };

const agrees = 'Cumple.';

async function emailChange({ world, key, does }: Hands): Promise<string> {
  await restoreRegister(world.served);
  const { referencia } = await fileEmailChange(
    world.served,
    `gerencia-${key()}@textiles-demostracion.example`,
  );
  await does(referencia, 'tomar', {});
  return referencia;
}

/** A change of members: only two persons deny it. */
async function membersChange({ world, does }: Hands): Promise<string> {
  await restoreRegister(world.served);
  const { referencia } = await fileFor(world.served, {
    actor: world.served.supplier('asociacion'),
    tramite: 'actualizacion-de-socios',
    datos: { novedades: ['ingresos'] },
  });
  await does(referencia, 'tomar', {});
  return referencia;
}

/** A complaint about a payment, in the hands of whoever attends those; their token with it. */
async function withheld({ world, does }: Hands): Promise<{ referencia: string; control: string }> {
  const { served } = world;
  const [ejemplo] = served.deps.definiciones.porId(withheldTramite)?.definicion.ejemplos ?? [];
  assert.ok(ejemplo);
  const actor = served.supplier('textilera');
  const { referencia } = await fileFor(served, { actor, tramite: withheldTramite, datos: ejemplo.datos });
  const control = await world.tokenOf(served.staff('control1'), ['mesa:leer', 'mesa:atender']);
  await does(referencia, 'tomar', {}, control);
  return { referencia, control };
}

function filerReady(hands: Hands): ReadyCases['ready'] {
  const { world, supplier: token, does, taken } = hands;
  return {
    escribirMensaje: async () => ({ referencia: await world.newCase(), token }),
    responderCorreccion: async () => {
      const referencia = await taken();
      const asked = { pide: 'Aclare el motivo.', campos: ['motivo'], documentos: [] };
      await does(referencia, 'pedir-subsanacion', asked);
      return { referencia, token, body: { texto: 'Aclarado.', datos: { motivo: 'Otro motivo.' } } };
    },
    desistir: async () => ({ referencia: await world.newCase(), token }),
    reabrir: async () => {
      const referencia = await world.newCase();
      await does(referencia, 'desistir', {}, token);
      return { referencia, token };
    },
    confirmarPago: async () => {
      const { referencia, control } = await withheld(hands);
      await does(referencia, 'notificar', { entidad: '' }, control);
      return { referencia, token: await world.tokenOf(world.served.supplier('textilera')) };
    },
  };
}

function attendReady(hands: Hands): ReadyCases['ready'] {
  const { world, officer: token, taken } = hands;
  return {
    tomar: async () => ({ referencia: await world.newCase(), token }),
    devolver: async () => ({ referencia: await taken(), token }),
    pasar: async () => {
      const a = world.served.staff('registro2').cuenta;
      return { referencia: await taken(), token, body: { a, nota: 'Sigue usted.' } };
    },
    anotar: async () => ({ referencia: await world.newCase(), token }),
    pedirSubsanacion: async () => ({ referencia: await taken(), token }),
    notificar: async () => {
      const { referencia, control } = await withheld(hands);
      return { referencia, token: control };
    },
  };
}

function decideReady(hands: Hands): ReadyCases['ready'] {
  const { officer: token, colleague, does, taken, evidence } = hands;
  const proposed = async () => {
    const referencia = await emailChange(hands);
    const { visto, huella } = await evidence(referencia);
    await does(referencia, 'proponer', { motivo: agrees, visto, huella });
    return referencia;
  };
  return {
    proponer: async () => {
      const referencia = await emailChange(hands);
      const { visto, huella } = await evidence(referencia);
      return { referencia, token, body: { motivo: agrees, visto, huella } };
    },
    proponerNegativa: async () => {
      const referencia = await membersChange(hands);
      const { visto, huella, causales } = await evidence(referencia);
      const [causal] = causales as string[];
      return { referencia, token, body: { motivo: 'No coinciden.', causal, visto, huella } };
    },
    retirarPropuesta: async () => ({ referencia: await proposed(), token }),
    devolverPropuesta: async () => ({ referencia: await proposed(), token: colleague }),
    aprobar: async () => {
      const referencia = await taken();
      const { visto, huella, revisiones } = await evidence(referencia);
      return { referencia, token, body: { motivo: agrees, revisiones, visto, huella } };
    },
    negar: async () => {
      const referencia = await taken();
      const { visto, huella, causales } = await evidence(referencia);
      const [causal] = causales as string[];
      return { referencia, token, body: { motivo: 'No cumple.', causal, visto, huella } };
    },
  };
}

export async function readyCases(world: ApiWorld): Promise<ReadyCases> {
  const { served } = world;
  const supplier = await world.tokenOf(served.supplier('conPendientes'));
  const officer = await world.tokenOf(served.staff('registro1'));
  const colleague = await world.tokenOf(served.staff('registro2'));
  let keys = 0;
  const key = () => {
    keys += 1;
    return `repeticion-${keys}`;
  };
  const does: ReadyCases['does'] = async (referencia, verbo, body, token = officer) => {
    const version = await world.versionOf(referencia);
    const told = await world.call(`/solicitudes/${referencia}/${verbo}`, {
      token,
      body,
      key: key(),
      version,
    });
    assert.equal(told.status, 200, `${verbo}: ${told.text}`);
  };
  const taken = async () => {
    const referencia = await world.newCase();
    await does(referencia, 'tomar', {});
    return referencia;
  };
  const evidence: ReadyCases['evidence'] = async (referencia, token = officer) => {
    const told = await world.call(`/solicitudes/${referencia}/evidencia`, { token });
    assert.equal(told.status, 200, told.text);
    return told.json as Node;
  };
  const hands: Hands = { world, supplier, officer, colleague, key, does, taken, evidence };
  const ready = { ...filerReady(hands), ...attendReady(hands), ...decideReady(hands) };
  return { supplier, officer, colleague, ready, key, does, taken, evidence };
}
