/** Proves that what a person wrote now is told from what is quoted, in the ways of each mailer, and that nothing is lost. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { loQueDice, separarCita } from './cita.ts';

const mine = 'Buenas tardes:\n\nAdjunto la factura que faltaba.\n\nSaludos,\nMaría Ejemplo\n';
const before = 'Falta la factura de su denuncia.\nGracias.\n';
const quoted = before.replace(/^/gm, '> ');

const heads: readonly (readonly [string, string])[] = [
  ['Gmail', `El lun, 1 jun 2026 a las 10:15, Agencia (<tramites@agencia.example>) escribió:\n\n${quoted}`],
  [
    'Gmail, partido',
    `El lun, 1 jun 2026 a las 10:15, Agencia de Demostración\n(<tramites@agencia.example>) escribió:\n\n${quoted}`,
  ],
  ['Gmail sin tilde', `El lun., 1 de jun. de 2026 10:15, Agencia <t@agencia.example> escribio:\n${quoted}`],
  ['Gmail en inglés', `On Mon, Jun 1, 2026 at 10:15 AM Agencia <t@agencia.example> wrote:\n\n${quoted}`],
  ['Apple', `> El 1 jun 2026, a las 10:15, Agencia <t@agencia.example> escribió:\n> \n${quoted}`],
  [
    'iPhone',
    `Enviado desde mi iPhone\n\n> El 1 jun 2026, a la(s) 10:15, Agencia <t@agencia.example> escribió:\n> \n> ﻿\n${quoted}`,
  ],
  ['Thunderbird', `El 1/6/26 a las 10:15, Agencia escribió:\n${quoted}`],
  ['Thunderbird en inglés', `On 6/1/26 10:15, Agencia wrote:\n${quoted}`],
  [
    'Yahoo',
    `   El lunes, 1 de junio de 2026, 10:15:00 GMT-5, Agencia <t@agencia.example> escribió:  \n \n ${before}`,
  ],
  ['Zoho', `---- El lun, 01 jun. 2026 10:15:00 -0500 Agencia <t@agencia.example> escribió ----\n\n${before}`],
  ['nombre y dirección', `Agencia <t@agencia.example> escribió:\n${quoted}`],
  [
    'Outlook',
    `De: Agencia <t@agencia.example>\nEnviado: lunes, 1 de junio de 2026 10:15\nPara: María Ejemplo <m@taller.example>\nAsunto: Falta la factura\n\n${before}`,
  ],
  [
    'Outlook con raya',
    `________________________________\nDe: Agencia <t@agencia.example>\nEnviado: lunes, 1 de junio de 2026 10:15\nPara: m@taller.example\nAsunto: Falta\n\n${before}`,
  ],
  [
    'Outlook «Enviado el»',
    `De: Agencia [mailto:t@agencia.example] \nEnviado el: lunes, 1 de junio de 2026 10:15\nPara: María\nCC: Otro\nAsunto: Falta\n\n${before}`,
  ],
  [
    'Outlook en inglés',
    `From: Agencia <t@agencia.example>\nSent: Monday, June 1, 2026 10:15 AM\nTo: María\nSubject: Falta\n\n${before}`,
  ],
  ['Outlook antiguo', `-----Mensaje original-----\nDe: Agencia\nEnviado el: lunes\n\n${before}`],
  ['Outlook antiguo en inglés', `-----Original Message-----\nFrom: Agencia\n\n${before}`],
  [
    'Zimbra',
    `----- Mensaje original -----\nDe: "Agencia" <t@agencia.example>\nPara: m@taller.example\n\n${before}`,
  ],
  [
    'Android',
    `-------- Mensaje original --------\nDe: Agencia <t@agencia.example>\nFecha: 1/6/26 10:15 (GMT-05:00)\n\n${before}`,
  ],
  [
    'Hotmail',
    `*De:* Agencia <t@agencia.example>\n*Fecha:* lunes, 1 de junio de 2026\n*Para:* m@taller.example\n*Asunto:* Falta\n\n${before}`,
  ],
  [
    'Outlook de teléfono',
    `Obtener Outlook para Android<https://aka.example/x>\n________________________________\nFrom: Agencia <t@agencia.example>\nSent: Monday, June 1, 2026\nTo: m@taller.example\nSubject: Falta\n\n${before}`,
  ],
  ['sin encabezado', quoted],
];

for (const [mailer, head] of heads)
  test(`correo 44: la cita de ${mailer} queda aparte y entera`, () => {
    const { visible, cita, esReenvio } = separarCita(`${mine}\n${head}`);
    assert.equal(visible.trim(), mine.trim());
    assert.ok(cita.includes('Falta la factura de su denuncia.'));
    assert.equal(esReenvio, false);
  });

const forwards: readonly (readonly [string, string])[] = [
  [
    'Gmail',
    `---------- Forwarded message ---------\nDe: Hospital <h@hospital.example>\nDate: lun, 1 jun 2026\nSubject: Pago\nTo: <m@taller.example>\n\n${before}`,
  ],
  [
    'Gmail en español',
    `---------- Mensaje reenviado ---------\nDe: Hospital <h@hospital.example>\n\n${before}`,
  ],
  ['Apple', `Inicio del mensaje reenviado:\n\n> De: Hospital <h@hospital.example>\n${quoted}`],
  ['Apple en inglés', `Begin forwarded message:\n\n> From: Hospital <h@hospital.example>\n${quoted}`],
  [
    'Thunderbird',
    `-------- Mensaje reenviado --------\nAsunto: Pago\nDe: Hospital <h@hospital.example>\n\n${before}`,
  ],
  ['Notes', `----- Reenviado por María Ejemplo/TALLER el 01/06/2026 10:15 -----\n\n${before}`],
];

for (const [mailer, head] of forwards)
  test(`correo 44: lo reenviado por ${mailer} es una cita que sí se lee`, () => {
    const text = `${mine}\n${head}`;
    const parts = separarCita(text);
    assert.equal(parts.visible.trim(), mine.trim());
    assert.equal(parts.esReenvio, true);
    assert.equal(loQueDice(parts), text);
  });

test('correo 44: quien responde entre las líneas citadas, o debajo, se lee entero', () => {
  const inside = `El 1/6/26 a las 10:15, Agencia escribió:\n> ¿Tiene el acta?\nSí, la adjunto.\n> ¿Y la factura?\nTambién.\n`;
  assert.deepEqual(separarCita(inside), { visible: inside, cita: '', esReenvio: false });
  const below = `On 6/1/26 10:15, Agencia wrote:\n${quoted}\nAdjunto la factura.\n`;
  assert.equal(separarCita(below).visible, below);
});

test('correo 44: la firma del teléfono no es texto de la persona', () => {
  const parts = separarCita('Adjunto el acta.\n\nEnviado desde mi Huawei\n');
  assert.equal(parts.visible, 'Adjunto el acta.\n\n');
  assert.equal(parts.cita, 'Enviado desde mi Huawei\n');
});

for (const [what, text] of [
  [
    'un oficio con «Para» y «De»',
    'PARA: Director\nDE: María Ejemplo\nASUNTO: Pago\nFECHA: 1 de junio de 2026\n\nSolicito…\n',
  ],
  ['una frase con «escribió»', 'El director me escribió:\n«no hay fondos»\ny no paga.\n'],
  ['una lista con rayas', '- acta\n- factura\n-----\nGracias\n'],
  ['una fecha al empezar', 'El 3 de marzo de 2026 entregué la obra.\nHasta hoy no me pagan.\n'],
  [
    'un correo enviado antes',
    'El correo enviado desde la entidad dice que no hay fondos, y por eso escribo.\n',
  ],
] as const)
  test(`correo 44: ${what} no se toma por cita`, () => {
    assert.deepEqual(separarCita(text), { visible: text, cita: '', esReenvio: false });
  });

test('any text comes back whole from its two parts, whatever stands in it', () => {
  const line = fc.constantFrom(
    'Hola',
    '> cita',
    '',
    'El lun, 1 jun 2026 a las 10:15, A escribió:',
    'De: A <a@b.example>',
    'Enviado: hoy',
    'Para: B',
    '-----Mensaje original-----',
    'Enviado desde mi iPhone',
    '________________________',
    '\r',
    '>',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(line, fc.string()), { maxLength: 40 }), (lines) => {
      const text = lines.join('\n');
      const { visible, cita } = separarCita(text);
      assert.equal(visible + cita, text);
    }),
  );
});

test('hostile texts take work that grows with them alone: a million characters of each kind are read', () => {
  for (const piece of [
    '>',
    'El 1 ',
    '-',
    '<a@b',
    'De: x\n',
    'El 1 de\n',
    '________________\n',
    '> a\n',
    ' \n',
    'escribió:',
  ])
    assert.equal(typeof separarCita(piece.repeat(Math.ceil(1_000_000 / piece.length))).visible, 'string');
});
