/** `token`: access of programs in the name of an account, from the operator's side: made, listed and revoked. */
import { makeApiToken } from '../actions/api-tokens/create-api-token.ts';
import { revokeTokenAsOperator } from '../actions/api-tokens/revoke-api-token.ts';
import { alcancesDe } from '../domain/api/alcances.ts';
import { apiLimits } from '../domain/api/api-limits.ts';
import { isRefusal, type Refusal } from '../domain/refusals.ts';
import { type Platform, startPlatform } from '../platform/start-platform.ts';
import { embeddedRegistry } from '../registry/embedded.ts';
import { findCuentaById } from '../store/cuentas.ts';
import { findCuenta } from '../store/importar-cuentas.ts';
import { listTokens } from '../store/tokens-de-api.ts';
import { keysFrom } from '../trust/keys.ts';
import { type Command, type CommandContext, type ExitCode, UsageError } from './command.ts';
import { readArguments } from './read-arguments.ts';
import { namedUser } from './user-options.ts';

const options = {
  kind: { type: 'string' },
  user: { type: 'string' },
  ruc: { type: 'string' },
  name: { type: 'string' },
  scope: { type: 'string', multiple: true },
  days: { type: 'string' },
  id: { type: 'string' },
  json: { type: 'boolean' },
} as const;

type Values = {
  readonly kind?: string | undefined;
  readonly user?: string | undefined;
  readonly ruc?: string | undefined;
  readonly name?: string | undefined;
  readonly scope?: readonly string[] | undefined;
  readonly days?: string | undefined;
  readonly id?: string | undefined;
  readonly json?: boolean | undefined;
};

type Deps = Parameters<typeof makeApiToken>[0];
type Work = (deps: Deps, values: Values, context: CommandContext) => Promise<ExitCode>;

/** Letters about it are owed like any other; the service sends them. */
async function depsOf({ database, clock, ids, secretKey, config }: Platform): Promise<Deps> {
  const keys = keysFrom(Buffer.from(secretKey), ids);
  const { registryUrl: url, registryToken: token } = config;
  const registry =
    url === undefined
      ? embeddedRegistry(database)
      : (await import('../registry/http.ts')).httpRegistry({ url, token });
  return { db: database, clock, ids, keys, registry, nudge: () => undefined };
}

function sentenceOf({ sentence, errors }: Refusal): string {
  return errors.length === 0 ? sentence : errors.map((error) => error.sentence).join(' ');
}

const create: Work = async (deps, values, { terminal }) => {
  const found = await findCuenta(deps.db, namedUser(values));
  const cuenta = found === null ? null : await findCuentaById(deps.db, found.id);
  if (cuenta === null) throw new UsageError('No existe esa cuenta.');
  if (!cuenta.activa) throw new UsageError('Esa cuenta está desactivada.');
  const { name = '', scope = [], days = '90' } = values;
  const made = await makeApiToken(deps, cuenta, { nombre: name, alcances: scope, dias: days });
  if (isRefusal(made)) {
    throw new UsageError(
      `${sentenceOf(made)} Permisos de esta cuenta: ${alcancesDe(cuenta.clase).join(', ')}.`,
    );
  }
  const { id, secreto, venceMs } = made;
  terminal.out(
    `Token ${id}, vale hasta ${new Date(venceMs).toISOString()}.\nNo se volverá a mostrar: ${secreto}\n`,
  );
  return 0;
};

const list: Work = async ({ db }, { json }, { terminal }) => {
  const tokens = await listTokens(db, apiLimits.tokensListedMax);
  const dated = (ms: number | null) => (ms === null ? '' : new Date(ms).toISOString());
  if (json === true) {
    terminal.out(`${JSON.stringify(tokens, null, 2)}\n`);
    return 0;
  }
  for (const { id, titular, nombre, alcances, venceMs, usadoMs, revocadoMs } of tokens) {
    const cells = [
      id,
      titular,
      nombre,
      alcances.join(','),
      dated(venceMs),
      dated(usadoMs),
      dated(revocadoMs),
    ];
    terminal.out(`${cells.join('\t')}\n`);
  }
  return 0;
};

const revoke: Work = async (deps, { id = '' }, { terminal }) => {
  if ((await revokeTokenAsOperator(deps, id)) !== null) {
    throw new UsageError('No hay un token vigente con ese --id; «token list» los muestra.');
  }
  terminal.out('El token quedó revocado y ya no sirve en ningún proceso.\n');
  return 0;
};

const works: ReadonlyMap<string, Work> = new Map([
  ['create', create],
  ['list', list],
  ['revoke', revoke],
]);

async function run(context: CommandContext): Promise<ExitCode> {
  const { values, positionals } = readArguments(context.args, options);
  const [name = '', ...extra] = positionals;
  const work = works.get(name);
  if (work === undefined || extra.length > 0) {
    throw new UsageError(`Indique qué hacer: ${[...works.keys()].join(', ')}.`);
  }
  const env = { ...context.env, LOG_LEVEL: context.env.LOG_LEVEL ?? 'error' };
  const platform = await startPlatform(env, { applicationName: 'ventanilla-operador', joinRunning: true });
  try {
    return await work(await depsOf(platform), values, context);
  } finally {
    await platform.stop();
  }
}

export const tokenCommand: Command = {
  usage:
    'token create|list|revoke --kind funcionario|proveedor|entidad --user USUARIO [--ruc RUC] --name NOMBRE --scope PERMISO… [--days DÍAS] [--id ID] [--json]',
  es: 'Crea, lista y revoca tokens con los que un programa usa la API. El token se muestra una sola vez.',
  en: 'Creates, lists and revokes tokens by which a program uses the API. The token is shown once.',
  run,
};
