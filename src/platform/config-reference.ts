// The reference page of all settings, written from the table that also reads them, so that neither can lag behind.
import { type Setting, settings } from './config-settings.ts';

const productionWords = { required: 'obligatoria', refused: 'no se admite', optional: '' } as const;

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}

function row({ env, initial, secret, production, es, en }: Setting<unknown>): string {
  const name = secret ? `\`${env}\` (secreta)` : `\`${env}\``;
  const value = initial === '' ? '—' : `\`${initial}\``;
  return `| ${[name, value, productionWords[production], es, en].map(cell).join(' | ')} |`;
}

/** Markdown for docs/configuration.md; a test keeps the file equal to it. */
export function configReference(): string {
  const rows = Object.values<Setting<unknown>>(settings).map(row);
  return [
    '# Configuración · Settings',
    '',
    'Todo se ajusta con variables de entorno; ninguna hace falta para probar. Esta página se genera del programa.',
    'Everything is set by environment variables; none is needed to try it out.',
    '',
    '| Variable | Si falta · Default | En producción | Para qué | What for |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
    '',
    'Además, en producción: `BASE_URL` y `REGISTRY_URL` con https; una base en otra máquina con `sslmode=verify-full`',
    '(o `sslmode=disable` escrito a propósito); `REGISTRY_URL` y `REGISTRY_TOKEN` van juntas; una carpeta de datos',
    'creada en modo demo no se abre en producción ni al revés.',
    '',
  ].join('\n');
}
