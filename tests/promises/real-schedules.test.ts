/** The 120 schedules the portal published in 2022, beside this folder as `../shared/data`: every one in order, every finding explained. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { claseDeEtapa } from '../../src/domain/cronograma/clase-de-etapa.ts';
import { revisarHorario } from '../../src/domain/cronograma/revisar-horario.ts';
import { revisarTerminos } from '../../src/domain/cronograma/revisar-terminos.ts';
import { enCuenca } from '../../src/domain/cronograma/testing/lugar.ts';
import type { Proceso } from '../../src/domain/registro/proceso.ts';
import { cronogramaEnOrden } from '../../src/domain/tramite/comprobaciones/cronograma-en-orden.ts';
import { plainFacts } from './plain-facts.ts';

const file = join(import.meta.dirname, '../../../shared/data/soce-schedules-2022/schedules.jsonl');
const skip = existsSync(file) ? false : 'faltan los cronogramas reales (../shared/data): no se comprobaron';

type Row = {
  readonly code: string;
  readonly budget: string;
  readonly stages: readonly { readonly label: string; readonly at: string }[];
};

const minuteChars = 16;

function procesos(): readonly Proceso[] {
  const rows = readFileSync(file, 'utf8').trim().split('\n');
  return rows.map((line) => {
    const { code, budget, stages } = JSON.parse(line) as Row;
    return {
      codigo: code,
      entidad: '1760999170001',
      objeto: '',
      tipo: '',
      fase: 'precontractual',
      presupuesto: budget.replace(/[^\d.]/g, ''),
      suspendido: false,
      etapas: stages.map(({ label, at }) => ({
        nombre: label,
        fechaHora: at.slice(0, minuteChars).replace(' ', 'T'),
      })),
    };
  });
}

const asked = ({ etapas }: Proceso) => etapas.map(({ nombre, fechaHora }) => ({ etapa: nombre, fechaHora }));

test('all 120 are in order, within hours and on working days, and every label is known', { skip }, () => {
  const todos = procesos();
  assert.equal(todos.length, 120);
  for (const proceso of todos) {
    const facts = plainFacts('2022-01-01', { proceso });
    const order = cronogramaEnOrden.halla({ etapas: asked(proceso) }, facts, []).map((f) => f.code);
    // What already stands moves nothing, and nothing else is wrong with it.
    assert.deepEqual(order, ['fechas-iguales'], proceso.codigo);
    assert.deepEqual(revisarHorario(proceso, asked(proceso), enCuenca), [], proceso.codigo);
    for (const { nombre } of proceso.etapas) assert.notEqual(claseDeEtapa(nombre), 'otra', nombre);
  }
});

/** The same schedule as if every stage were moved there from elsewhere: all terms apply to it. */
const uprooted = (proceso: Proceso): Proceso => ({
  ...proceso,
  etapas: proceso.etapas.map(({ nombre }) => ({ nombre, fechaHora: '2021-01-04T09:00' })),
});

test('their terms are those of an older law: an officer is told so, nobody is refused', { skip }, () => {
  for (const proceso of procesos()) {
    const found = revisarTerminos(uprooted(proceso), asked(proceso), enCuenca);
    assert.deepEqual(
      [...new Set(found.map((o) => [o.codigo, o.certeza].join()))],
      ['reglas-anteriores,desconocida'],
    );
  }
});

test('measured against the terms of today, what they breach is named with its article', { skip }, (t) => {
  const todayRules = (proceso: Proceso): Proceso => ({
    ...uprooted(proceso),
    etapas: proceso.etapas.map(({ nombre }, i) => ({
      nombre,
      fechaHora: i === 0 ? '2025-11-03T09:00' : '2021-01-04T09:00',
    })),
  });
  const later = (moment: string) => moment.replace(/^2022/, '2026');
  const breaches = new Map<string, number>();
  for (const proceso of procesos()) {
    const pedidas = asked(proceso)
      .slice(1)
      .map((p) => ({ ...p, fechaHora: later(p.fechaHora) }));
    for (const { codigo, base } of revisarTerminos(todayRules(proceso), pedidas, enCuenca)) {
      const key = `${base.articulo} ${codigo}`;
      breaches.set(key, (breaches.get(key) ?? 0) + 1);
    }
  }
  t.diagnostic(
    [...breaches]
      .map(([key, n]) => `${key}: ${n}`)
      .sort()
      .join('; '),
  );
  assert.ok(breaches.size > 0);
  for (const key of breaches.keys())
    assert.match(key, /^art\. (91|96|98|100|109|111|259|278) termino-(minimo|maximo)$/);
});
