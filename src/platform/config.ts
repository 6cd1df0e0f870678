// The only reader of the environment: turns it into a checked configuration, or lists everything wrong with it at once.
import { combinedProblems } from './config-rules.ts';
import { type Config, type Setting, settings } from './config-settings.ts';

export type { Config } from './config-settings.ts';

export type ConfigReading = { ok: true; config: Config } | { ok: false; problems: string[] };
export type Environment = Readonly<Record<string, string | undefined>>;

const ownPrefix = 'VENTANILLA_';

/** Variables of ours that no setting knows: a misspelt one would silently leave its default in force. */
function unknownNames(env: Environment): string[] {
  const known = new Set(Object.values(settings).map((setting) => setting.env));
  return Object.keys(env).filter((name) => name.startsWith(ownPrefix) && !known.has(name));
}

function readOne(
  setting: Setting<unknown>,
  env: Environment,
  production: boolean,
): { value?: unknown; problem?: string } {
  const given = env[setting.env]?.trim() ?? '';
  if (given === '') {
    if (production && setting.production === 'required') return { problem: 'es obligatoria en producción' };
    if (setting.initial === '') return { value: setting.absent };
  } else if (production && setting.production === 'refused') {
    return { problem: 'no se admite en producción' };
  }
  return setting.read(given === '' ? setting.initial : given);
}

/** Reads every setting from `env` (pass `process.env`). Problems are complete Spanish lines that never quote a secret. */
export function readConfig(env: Environment): ConfigReading {
  const production = env[settings.mode.env]?.trim() === 'production';
  const problems = unknownNames(env).map((name) => `${name}: no existe ese ajuste.`);
  const values: Record<string, unknown> = {};
  for (const [name, setting] of Object.entries<Setting<unknown>>(settings)) {
    const { value, problem } = readOne(setting, env, production);
    if (problem === undefined) values[name] = value;
    else problems.push(`${setting.env}: ${problem}.`);
  }
  if (problems.length > 0) return { ok: false, problems };
  // Every name of the table was read by its own reader, so the record has the table's shape.
  const config = values as Config;
  const combined = combinedProblems(config);
  return combined.length > 0 ? { ok: false, problems: combined } : { ok: true, config };
}

/** The process's environment: nobody else touches `process.env`. */
export function processEnvironment(): Environment {
  return process.env;
}
