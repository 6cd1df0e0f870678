/** Synthetic suppliers and officers with open sessions, straight in the run's database: passwords are not measured here. */
import pg from 'pg';
import { demoSuppliers } from '../demo/parties.ts';
import { civilDateAt } from '../src/domain/calendar/civil-date.ts';
import { zoneGuayaquil } from '../src/domain/calendar/zone.ts';
import { systemClock } from '../src/platform/clock.ts';
import { systemIds } from '../src/platform/ids.ts';
import { tokenHash } from '../src/platform/token-hash.ts';
import type { Product } from './product.ts';

export type Party = { readonly ruc: string; readonly cuenta: string; readonly token: string };

/** A connection that may read and write every row. The caller ends it. */
export async function openOwner(product: Product): Promise<pg.Client> {
  const client = new pg.Client(product.database.owner);
  await client.connect();
  return client;
}

/** Numbers of no series in use: what they name is invented, here and in the demonstration. */
const rucOf = (number: number): string => `17998${String(number).padStart(5, '0')}001`;

/** A session of an account as a sign-in leaves it; its token. */
export async function openSession(client: pg.Client, cuenta: string): Promise<string> {
  const token = systemIds.randomToken(32);
  await client.query(
    `insert into sesiones (huella, cuenta, creada_en, vista_en, vence_en, reforzada_en, equipo)
     values ($1, $2, now(), now(), now() + interval '8 hours', now(), 'medidas')`,
    [tokenHash(token), cuenta],
  );
  return token;
}

/** `count` suppliers like the demonstration's textile company, each with an account and a session. */
export async function createSuppliers(client: pg.Client, count: number): Promise<readonly Party[]> {
  const model = demoSuppliers(civilDateAt(systemClock.nowMs(), zoneGuayaquil)).textilera;
  const parties: Party[] = [];
  for (let number = 1; number <= count; number += 1) {
    const ruc = rucOf(number);
    const cuenta = systemIds.newId();
    const nombre = `Proveedor Sintético ${number}`;
    const contenido = { ...model, ruc, razonSocial: nombre };
    await client.query(
      `insert into asientos (clase, id, version, busqueda, contenido, cambiado_en)
       values ('proveedor', $1, 1, $2, $3, now())`,
      [ruc, `proveedor sintetico ${number}`, JSON.stringify(contenido)],
    );
    await client.query(
      `insert into cuentas (id, clase, ruc, usuario, nombre, creada_en)
       values ($1, 'proveedor', $2, 'medidas', $3, now())`,
      [cuenta, ruc, nombre],
    );
    parties.push({ ruc, cuenta, token: await openSession(client, cuenta) });
  }
  return parties;
}

/** Officers of one unit, signed in with everything the desk asks for. */
export async function createOfficers(
  client: pg.Client,
  count: number,
  unidad: string,
): Promise<readonly Omit<Party, 'ruc'>[]> {
  const officers: Omit<Party, 'ruc'>[] = [];
  for (let number = 1; number <= count; number += 1) {
    const cuenta = systemIds.newId();
    await client.query(
      `insert into cuentas (id, clase, usuario, nombre, roles, unidades, creada_en)
       values ($1, 'funcionario', $2, $3, '{funcionario,supervisor}', $4, now())`,
      [cuenta, `medidas${number}`, `Funcionario Sintético ${number}`, [unidad]],
    );
    officers.push({ cuenta, token: await openSession(client, cuenta) });
  }
  return officers;
}
