/** Puts a scene back to the register and the budgets of its first minute, so that one database serves many examples. */
import { demoRegister } from '../demo/register.ts';
import { statement, valuesFor } from '../src/store/statement.ts';
import type { Scene } from './scene.ts';

const restore = statement<'clase' | 'id' | 'contenido'>(
  'prueba-restaurar',
  'update asientos set contenido = :contenido::jsonb, version = version + 1 where clase = :clase and id = :id',
);
const forgetBudgets = statement('prueba-presupuestos', 'delete from presupuestos');
const forgetDrafts = statement('prueba-borradores', 'delete from borradores');

export async function restoreRegister({ deps: { db }, today }: Scene): Promise<void> {
  const { proveedores, procesos } = demoRegister(today);
  await db.execute(forgetBudgets);
  await db.execute(forgetDrafts);
  for (const ficha of Object.values(proveedores)) {
    const contenido = JSON.stringify(ficha);
    await db.execute(restore, valuesFor(restore, { clase: 'proveedor', id: ficha.ruc, contenido }));
  }
  for (const proceso of procesos) {
    const id = `${proceso.entidad}:${proceso.codigo.replace(/[^A-Z0-9Ñ]/g, '')}`;
    const contenido = JSON.stringify(proceso);
    await db.execute(restore, valuesFor(restore, { clase: 'proceso', id, contenido }));
  }
}
