// What holds for every mail that was read, whatever its bytes: it can be stored, shown, and is of bounded size.
import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import type { CorreoLeido, Direccion } from '../../../domain/correo/leido.ts';
import { correoLimits } from '../correo-limits.ts';

function allTexts(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [key, ...allTexts(inner)]);
}

function assertAddress({ nombre, direccion }: Direccion): void {
  assert.match(direccion, /^[^\s@]+@[^\s@]+$|^"[^"]+"@[^\s@]+$/);
  assert.ok(!/[\n\r\u202a-\u202e]/.test(nombre), 'names are one line without direction marks');
  assert.ok(nombre.length <= correoLimits.nameCharsMax && direccion.length <= correoLimits.addressCharsMax);
}

export function assertBounded(correo: CorreoLeido): void {
  for (const text of allTexts(correo)) {
    assert.ok(!text.includes('\0'), 'PostgreSQL refuses NUL');
    assert.ok(text.isWellFormed(), 'half a pair is no text');
  }
  assert.ok(isDeepStrictEqual(JSON.parse(JSON.stringify(correo)), correo), 'plain data');
  assert.ok(correo.texto.length <= correoLimits.textCharsMax);
  assert.ok(correo.asunto.length <= correoLimits.subjectCharsMax && !correo.asunto.includes('\n'));
  assert.ok(correo.referencias.length <= correoLimits.referencesMax);
  assert.ok(correo.adjuntos.length <= correoLimits.partsListedMax);
  const people = [
    ...correo.para,
    ...correo.copia,
    ...correo.responderA,
    ...(correo.de === null ? [] : [correo.de]),
  ];
  assert.ok(people.length <= correoLimits.recipientsShownMax * 3 + 1);
  for (const person of people) assertAddress(person);
  for (const { nombre, nombreOriginal, sha256 } of correo.adjuntos) {
    assert.ok(nombre !== '' && nombre.length <= correoLimits.fileNameCharsMax);
    assert.ok(!/[/\\<>:"|?*\x00-\x1f\u202a-\u202e]/.test(nombre), `a name for a disk: ${nombre}`);
    assert.ok(nombreOriginal.length <= correoLimits.originalNameCharsMax);
    assert.match(sha256, /^[0-9a-f]{64}$/);
  }
  assert.match(correo.huella, /^[0-9a-f]{64}$/);
  assert.equal(new Set(correo.avisos).size, correo.avisos.length);
}
