/** The mail door of a small agency for tests: hands mails in as the agency's server would, has them worked off, looks at what became of them. */
import { Readable } from 'node:stream';
import {
  addressLine,
  filePart,
  header,
  multipart,
  subjectLine,
  textPart,
  whole,
} from '../../../../tests/correo/mail-bytes.ts';
import { openScene, type Scene } from '../../../../tests/scene.ts';
import type { EstadoDeHilo } from '../../../domain/correo/hilo.ts';
import { statement, valuesFor } from '../../../store/statement.ts';
import type { Deps } from '../../deps.ts';
import type { MailEntry, MailReceipt } from '../mail-entry.ts';
import { processMails } from '../process-mails.ts';
import { receiveMail } from '../receive-mail.ts';

export const agencia = 'Agencia de Demostración';
export const ownAddress = 'tramites@agencia-demostracion.example';
const ourServer = 'correo.agencia-demostracion.example';

export type Mail = {
  readonly de?: string;
  readonly nombre?: string;
  readonly para?: string;
  readonly asunto?: string;
  readonly texto?: string;
  /** Null: none. */
  readonly id?: string | null;
  readonly enRespuestaA?: string;
  /** What our own server found; `calla` where it says nothing. */
  readonly comprobado?: 'pass' | 'fail' | 'calla';
  readonly mas?: readonly string[];
  readonly adjuntos?: readonly { readonly nombre: string; readonly tipo: string; readonly bytes: Buffer }[];
};

let counted = 0;

function proofLines(de: string, comprobado: 'pass' | 'fail' | 'calla'): readonly string[] {
  const domain = de.split('@').at(-1) ?? '';
  const found = `spf=${comprobado} smtp.mailfrom=${domain}; dkim=${comprobado} header.d=${domain}; dmarc=${comprobado} header.from=${domain}`;
  return comprobado === 'calla' ? [] : [header('Authentication-Results', `${ourServer}; ${found}`)];
}

/** A whole mail; everybody in it is invented. */
export function mailOf(mail: Mail = {}): Buffer {
  counted += 1;
  const { de = 'persona.prueba@correo.example', nombre = 'Persona de Prueba', para = ownAddress } = mail;
  const id = mail.id === undefined ? `prueba-${counted}@correo.example` : mail.id;
  const files = (mail.adjuntos ?? []).map((one) => filePart(one.tipo, one.nombre, one.bytes));
  const text = textPart(mail.texto ?? `Buenos días, esta es la consulta sintética ${counted}.`);
  return whole(
    [
      ...proofLines(de, mail.comprobado ?? 'pass'),
      addressLine('From', nombre, de),
      header('To', para),
      subjectLine(mail.asunto ?? `Consulta ${counted}`),
      header('Date', 'Sun, 22 Nov 2026 10:15:00 -0500'),
      id === null ? null : header('Message-ID', `<${id}>`),
      mail.enRespuestaA === undefined ? null : header('In-Reply-To', `<${mail.enRespuestaA}>`),
      header('MIME-Version', '1.0'),
      ...(mail.mas ?? []),
    ],
    files.length === 0 ? text : multipart('mixed', [text, ...files]),
  );
}

export type MailRow = {
  readonly id: string;
  readonly estado: string;
  readonly causa: string | null;
  readonly clase: string | null;
  readonly autenticidad: string | null;
  readonly hilo: string | null;
  readonly en_cuarentena: boolean;
  readonly juicio: { readonly porque: readonly string[]; readonly tercero?: boolean } | null;
  readonly entregas: number;
  readonly crudo: Buffer | null;
  readonly recibido_en: Date;
};

export type ThreadRow = {
  readonly id: string;
  readonly referencia: string;
  readonly estado: EstadoDeHilo;
  readonly version: number;
  readonly direccion: string;
  readonly tramite: string | null;
  readonly solicitud: string | null;
  readonly faltan: readonly string[];
  readonly contenido: {
    readonly documentos: readonly { readonly documento: string; readonly sha256: string }[];
    readonly historia: readonly { readonly verbo: string }[];
    readonly sugerida: string | null;
  };
};

export type LetterRow = {
  readonly id: string;
  readonly hilo: string;
  readonly clase: string;
  readonly para: string;
  readonly asunto: string;
  readonly texto: string;
  readonly responde_a: string | null;
  readonly entrega: string | null;
};

const mail = statement<'id'>(
  'prueba-correo',
  `select m.*, (select count(*)::int from correo_entregas e where e.correo = m.id) as entregas from correos_recibidos m where m.id = :id::uuid`,
);
const thread = statement<'id'>('prueba-hilo', 'select * from correo_hilos where id = :id::uuid');
const letters = statement<'hilo'>(
  'prueba-salidas',
  'select * from correo_salidas where hilo = :hilo::uuid order by creada_en, id',
);

/** As the agency's own server hands it in; see `MailEntry`. */
export function handIn(
  deps: Deps,
  crudo: Buffer | Readable,
  over: Partial<Omit<MailEntry, 'crudo'>> = {},
): Promise<MailReceipt> {
  return receiveMail(deps, {
    via: 'lmtp',
    buzon: '',
    uidvalidity: null,
    uid: null,
    sobre: { de: 'persona.prueba@correo.example', para: [ownAddress] },
    cuenta: null,
    ip: null,
    helo: null,
    ...over,
    crudo: crudo instanceof Readable ? crudo : Readable.from([crudo]),
  });
}

export async function mailRow(deps: Deps, id: string): Promise<MailRow> {
  const [row] = await deps.db.query<MailRow>(mail, valuesFor(mail, { id }));
  if (row === undefined) throw new Error('no such mail');
  return row;
}

export async function threadRow(deps: Deps, id: string | null): Promise<ThreadRow> {
  const [row] = id === null ? [] : await deps.db.query<ThreadRow>(thread, valuesFor(thread, { id }));
  if (row === undefined) throw new Error('no such thread');
  return row;
}

export function lettersOf(deps: Deps, hilo: string): Promise<readonly LetterRow[]> {
  return deps.db.query<LetterRow>(letters, valuesFor(letters, { hilo }));
}

/** Takes turns until nothing is left that is due. */
export async function workOff(deps: Deps): Promise<number> {
  let all = 0;
  for (let taken = await processMails(deps, agencia); taken > 0; taken = await processMails(deps, agencia))
    all += taken;
  return all;
}

export type MailScene = Scene & {
  /** Hands it in, has it worked off, and says what became of it. */
  mail(content: Mail, over?: Partial<Omit<MailEntry, 'crudo'>>): Promise<MailRow>;
};

export async function openMailScene(options?: Parameters<typeof openScene>[0]): Promise<MailScene> {
  const scene = await openScene(options);
  return {
    ...scene,
    mail: async (content, over) => {
      const receipt = await handIn(scene.deps, mailOf(content), over);
      if (!('id' in receipt)) throw new Error(`the mail was not kept: ${receipt.outcome}`);
      await workOff(scene.deps);
      return mailRow(scene.deps, receipt.id);
    },
  };
}
