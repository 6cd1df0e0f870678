/** What another server says about a mail of ours: delivery reports, read receipts, abuse reports. */
import type { EstadoDeEntrega, InformeDeEntrega } from '../../domain/correo/leido.ts';
import { oneLine } from './clean-text.ts';
import { correoLimits } from './correo-limits.ts';
import { firstOf, type HeaderField, readHeaderLines } from './header-lines.ts';
import { messageId } from './message-ids.ts';
import { plainAddress, readAddresses } from './read-addresses.ts';

/** Media types of the machine part of a report. */
export const reportTypes: ReadonlySet<string> = new Set([
  'message/delivery-status',
  'message/global-delivery-status',
  'message/disposition-notification',
  'message/global-disposition-notification',
  'message/feedback-report',
]);

const actions = ['failed', 'delayed', 'delivered', 'relayed', 'expanded'] as const;

/** `rfc822; someone@place.example`. */
function recipientOf(group: readonly HeaderField[]): string | null {
  const value =
    firstOf(group, 'original-recipient') ??
    firstOf(group, 'final-recipient') ??
    firstOf(group, 'original-rcpt-to');
  if (value === null) return null;
  const address = value.replace(/^[\w-]+\s*;/, '').trim();
  return plainAddress(address.replace(/^<|>$/g, ''));
}

/** The groups of fields of a delivery report, one per recipient behind the first (RFC 3464, 2.1). */
function groupsOf(bytes: Buffer): HeaderField[][] {
  return bytes
    .toString('latin1')
    .split(/\r?\n[ \t]*\r?\n/)
    .slice(0, correoLimits.reportRecipientsMax + 1)
    .map((group) => readHeaderLines(Buffer.from(group, 'latin1')));
}

function deliveryStates(bytes: Buffer): EstadoDeEntrega[] {
  return groupsOf(bytes).flatMap((group): EstadoDeEntrega[] => {
    const said = (firstOf(group, 'action') ?? '').replace(/[\s(;].*$/, '').toLowerCase();
    const accion = actions.find((one) => one === said);
    const destinatario = recipientOf(group);
    if (accion === undefined || destinatario === null) return [];
    const estado = /\d\.\d{1,3}\.\d{1,3}/.exec(firstOf(group, 'status') ?? '')?.[0] ?? '';
    return [{ destinatario, accion, estado }];
  });
}

export type ReportPieces = {
  /** The machine part; null where there is none. */
  readonly report: { readonly type: string; readonly bytes: Buffer } | null;
  /** Header of the mail it is about, where it came along. */
  readonly original: readonly HeaderField[] | null;
  readonly fields: readonly HeaderField[];
};

const idIn = (fields: readonly HeaderField[] | null, name: string): string | null => {
  const value = fields === null ? null : firstOf(fields, name);
  return value === null ? null : messageId(value);
};

/** A receipt: the mail reached a person, whatever that person did with it (RFC 8098). */
function receiptOf(bytes: Buffer, original: readonly HeaderField[] | null): InformeDeEntrega {
  const fields = groupsOf(bytes).flat();
  const destinatario = recipientOf(fields);
  return {
    estados: destinatario === null ? [] : [{ destinatario, accion: 'delivered', estado: '' }],
    original: idIn(fields, 'original-message-id') ?? idIn(original, 'message-id'),
  };
}

/** Null where the mail reports on nothing. */
export function readReport({ report, original, fields }: ReportPieces): InformeDeEntrega | null {
  const about = idIn(original, 'message-id');
  if (report?.type.endsWith('disposition-notification') === true) return receiptOf(report.bytes, original);
  if (report?.type === 'message/feedback-report') return { estados: [], original: about };
  if (report !== null) return { estados: deliveryStates(report.bytes), original: about };
  // Servers without delivery reports name the recipients in a header of their own.
  const failed = firstOf(fields, 'x-failed-recipients');
  if (failed === null) return null;
  const estados = readAddresses(oneLine(failed, correoLimits.headerValueCharsMax)).addresses.map(
    ({ direccion }): EstadoDeEntrega => ({ destinatario: direccion, accion: 'failed', estado: '' }),
  );
  return { estados, original: about };
}
