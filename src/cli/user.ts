/** `user`: accounts of staff, suppliers and entities, from the operator's side. */

import { changePermisos } from '../actions/personal/change-permisos.ts';
import type { PersonalDeps } from '../actions/personal/change-persona.ts';
import { closeAccount, openAccount } from '../actions/personal/close-account.ts';
import { isRefusal } from '../domain/refusals.ts';
import {
  type CuentaListada,
  findCuenta,
  listCuentas,
  updateActivaPorOperador,
  updateClavePorOperador,
  updatePermisos,
} from '../store/importar-cuentas.ts';
import type { Command, CommandContext, ExitCode } from './command.ts';
import { UsageError } from './command.ts';
import { openStore, type Store, withStore } from './open-store.ts';
import { readArguments } from './read-arguments.ts';
import { createUser } from './user-create.ts';
import { namedUser, type UserValues, userOptions } from './user-options.ts';
import { choosePassword, hashPassword } from './user-password.ts';
import { readRights } from './user-rights.ts';

type Work = (store: Store, values: UserValues, context: CommandContext) => Promise<ExitCode>;

const listedMax = 10_000;

async function found(store: Store, values: UserValues): Promise<CuentaListada> {
  const cuenta = await findCuenta(store.database, namedUser(values));
  if (cuenta === null) throw new UsageError('No existe esa cuenta.');
  return cuenta;
}

function line({ clase, ruc, usuario, nombre, roles, unidades, activa, conClave }: CuentaListada): string {
  const rights = [...roles, ...unidades.map((unit) => `«${unit}»`)].join(', ');
  const marks = [activa ? '' : 'desactivada', conClave ? '' : 'sin clave'].filter(Boolean).join(', ');
  return `${[clase, ruc ?? '', usuario, nombre, rights, marks].join('\t')}\n`;
}

const list: Work = async ({ database }, values, { terminal }) => {
  const cuentas = await listCuentas(database, listedMax);
  if (values.json === true) terminal.out(`${JSON.stringify(cuentas, null, 2)}\n`);
  else for (const cuenta of cuentas) terminal.out(line(cuenta));
  return 0;
};

/** Staff are changed by the same verbs as at the desk, with their rules and notices. */
const verbsOf = ({ database, clock, ids }: Store): PersonalDeps => ({
  db: database,
  clock,
  ids,
  nudge: () => undefined,
});

const operator = { por: 'operador' } as const;
const unseen = (cuenta: string) => ({ cuenta, versionVista: null, motivo: '' });

function refuseAsUsage(outcome: unknown): void {
  if (isRefusal(outcome)) throw new UsageError(outcome.errors[0]?.sentence ?? outcome.sentence);
}

const rights: Work = async (store, values, { terminal }) => {
  const cuenta = await found(store, values);
  const { roles, unidades } = await readRights(store.database, cuenta.clase, values);
  if (cuenta.clase === 'funcionario') {
    refuseAsUsage(await changePermisos(verbsOf(store), operator, { ...unseen(cuenta.id), roles, unidades }));
  } else {
    await updatePermisos(store.database, cuenta.id, roles, unidades, store.clock.nowMs());
  }
  terminal.out(`Los permisos de ${cuenta.usuario} quedaron cambiados; rigen desde su próxima página.\n`);
  return 0;
};

const activate =
  (activa: boolean): Work =>
  async (store, values, { terminal }) => {
    const cuenta = await found(store, values);
    if (cuenta.clase !== 'funcionario') {
      await updateActivaPorOperador(store.database, cuenta.id, activa, store.clock.nowMs());
    } else if (cuenta.activa !== activa) {
      const command = unseen(cuenta.id);
      refuseAsUsage(
        activa
          ? await openAccount(verbsOf(store), operator, command)
          : await closeAccount(verbsOf(store), operator, { ...command, relevo: '' }),
      );
    }
    terminal.out(
      activa
        ? `La cuenta ${cuenta.usuario} está activa.\n`
        : `La cuenta ${cuenta.usuario} quedó desactivada y sus sesiones terminaron.\n`,
    );
    return 0;
  };

const password: Work = async (store, values, { terminal }) => {
  const cuenta = await found(store, values);
  const chosen = await choosePassword(cuenta, values, terminal, store.ids);
  const hash = await hashPassword(chosen.password, store.ids);
  await updateClavePorOperador(store.database, cuenta.id, hash, store.clock.nowMs());
  terminal.out(`La clave de ${cuenta.usuario} cambió y sus sesiones terminaron.\n${chosen.shown}`);
  return 0;
};

const create: Work = async (store, values, { terminal }) => {
  terminal.out(await createUser(store, values, terminal));
  return 0;
};

const works: ReadonlyMap<string, Work> = new Map([
  ['list', list],
  ['create', create],
  ['rights', rights],
  ['disable', activate(false)],
  ['enable', activate(true)],
  ['password', password],
]);

async function run(context: CommandContext): Promise<ExitCode> {
  const { values, positionals } = readArguments(context.args, userOptions);
  const [name = '', ...extra] = positionals;
  const work = works.get(name);
  if (work === undefined || extra.length > 0) {
    throw new UsageError(`Indique qué hacer: ${[...works.keys()].join(', ')}.`);
  }
  return withStore(openStore(context.env), (store) => work(store, values, context));
}

export const userCommand: Command = {
  usage:
    'user list|create|rights|disable|enable|password --kind funcionario|proveedor|entidad --user USUARIO [--ruc RUC] [--name NOMBRE] [--email CORREO] [--role ROL]… [--unit UNIDAD]… [--password-stdin] [--json]',
  es: 'Crea, cambia y desactiva cuentas. La clave se lee de la entrada o se genera y se muestra una sola vez.',
  en: 'Creates, changes and disables accounts. The password is read from stdin, or generated and shown once.',
  run,
};
