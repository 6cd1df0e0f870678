/** Puts the files of a mail into the slots of a trámite: by what each is, by its name, and by what the mail says. */
import { foldForSearch } from '../identity/nombre.ts';
import type { Datos } from '../tramite/campo.ts';
import { seCumple } from '../tramite/condicion.ts';
import type { Definicion } from '../tramite/definicion.ts';
import type { Documento, Formato } from '../tramite/documento.ts';
import { correoLimits } from './correo-limits.ts';
import type { ParteAdjunta } from './leido.ts';

export type PapelEnSuLugar = { readonly clave: string; readonly adjunto: ParteAdjunta };

type Slot = { readonly clave: string; readonly documento: Documento };

type PorOrdenar = {
  readonly definicion: Pick<Definicion, 'documentos' | 'documentosSi'>;
  /** Answers so far, for the conditions under which a paper is asked for. */
  readonly datos: Datos;
  readonly yaPuestos: readonly PapelEnSuLugar[];
  readonly adjuntos: readonly ParteAdjunta[];
  readonly formatoDe: (adjunto: ParteAdjunta) => Formato | null;
  /** Whether the file is an invoice that was read as one. */
  readonly esFactura: (adjunto: ParteAdjunta) => boolean;
  /** Subject and text. */
  readonly dicho: string;
};

/** Files named after the access key of a voucher of the SRI, or after its number. */
const voucherName = /(?<!\d)\d{49}(?!\d)|(?<!\d)\d{3}-\d{3}-\d{6,9}(?!\d)/;

const spaced = (text: string) =>
  foldForSearch(text)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

/** Longest of the slot's words in the text, in characters; 0 where none is there. */
function recognized({ documento }: Slot, folded: string): number {
  const text = ` ${folded} `;
  const found = (documento.seReconocePor ?? [])
    .map(spaced)
    .filter((word) => word !== '' && text.includes(` ${word}`));
  return Math.max(0, ...found.map((word) => word.length));
}

/** The names that Outlook gives to the pictures of a signature. */
const pictureOfSignature = /^(?:image\d{3}|outlook-[a-z0-9]{1,12})\.(?:png|jpe?g|gif)$/i;

/** Logos of a signature, and the signature of the mail itself. */
function esAdorno({ origen, enLinea, tipo, nombre, tamanoBytes }: ParteAdjunta): boolean {
  if (origen === 'firma') return true;
  const isPicture = tipo.startsWith('image/');
  if (!isPicture || tamanoBytes > correoLimits.ornamentBytesMax) return false;
  return enLinea || tamanoBytes <= correoLimits.tinyPictureBytesMax || pictureOfSignature.test(nombre);
}

const sure = 1_000;

/** How well a file fits a slot; 0: nothing says so. */
function fitOf(
  slot: Slot,
  adjunto: ParteAdjunta,
  { formatoDe, esFactura }: PorOrdenar,
  onlyTaker: boolean,
): number {
  const format = formatoDe(adjunto);
  if (format === null || !slot.documento.formatos.includes(format)) return 0;
  const isForInvoices = slot.documento.examen === 'factura';
  if (esFactura(adjunto)) return isForInvoices ? sure : 0;
  if (isForInvoices && voucherName.test(adjunto.nombre)) return sure - 1;
  const byName = recognized(slot, spaced(adjunto.nombre));
  return byName > 0 ? byName : onlyTaker && format === 'xml' ? 1 : 0;
}

type Board = { readonly placed: PapelEnSuLugar[]; loose: ParteAdjunta[] };

const room = ({ placed }: Board, { clave, documento }: Slot) =>
  documento.maximo - placed.filter((one) => one.clave === clave).length;

function place(board: Board, slot: Slot, adjunto: ParteAdjunta) {
  board.placed.push({ clave: slot.clave, adjunto });
  board.loose = board.loose.filter((one) => one !== adjunto);
}

function placeByName(board: Board, slots: readonly Slot[], order: PorOrdenar) {
  const takers = (adjunto: ParteAdjunta) =>
    slots.filter(({ documento }) => documento.formatos.some((f) => f === order.formatoDe(adjunto))).length;
  const fits = board.loose
    .flatMap((adjunto) =>
      slots.map((slot) => ({ slot, adjunto, fit: fitOf(slot, adjunto, order, takers(adjunto) === 1) })),
    )
    .filter(({ fit }) => fit > 0)
    .sort((a, b) => b.fit - a.fit);
  for (const { slot, adjunto } of fits)
    if (board.loose.includes(adjunto) && room(board, slot) > 0) place(board, slot, adjunto);
}

/** One file left, one paper still missing, and the mail speaks of that paper: it is that. */
function placeByText(board: Board, slots: readonly Slot[], order: PorOrdenar) {
  const missing = slots.filter(
    (slot) => slot.documento.opcional !== true && room(board, slot) === slot.documento.maximo,
  );
  const said = missing.filter((slot) => recognized(slot, spaced(order.dicho)) > 0);
  const [slot] = said;
  if (slot === undefined || said.length > 1) return;
  const files = board.loose.filter((a) => slot.documento.formatos.some((f) => f === order.formatoDe(a)));
  const [file] = files;
  if (file !== undefined && files.length === 1) place(board, slot, file);
}

/** A slot that takes anything gets the rest, once no paper is missing that a file could be. */
function placeTheRest(board: Board, slots: readonly Slot[], { formatoDe }: PorOrdenar) {
  const open = slots.filter(
    (slot) => slot.documento.opcional === true && slot.documento.seReconocePor === undefined,
  );
  for (const adjunto of board.loose) {
    const takes = ({ documento }: Slot) => documento.formatos.some((f) => f === formatoDe(adjunto));
    const awaited = slots.some(
      (slot) =>
        slot.documento.opcional !== true && takes(slot) && room(board, slot) === slot.documento.maximo,
    );
    const slot = awaited ? undefined : open.find((one) => takes(one) && room(board, one) > 0);
    if (slot !== undefined) place(board, slot, adjunto);
  }
}

/** Nothing is lost: what no slot takes is answered as `sueltos`; the same bytes count once. */
export function ordenarPapeles(order: PorOrdenar): {
  readonly puestos: readonly PapelEnSuLugar[];
  readonly sueltos: readonly ParteAdjunta[];
} {
  const { definicion, datos, yaPuestos, adjuntos } = order;
  const known = new Set(yaPuestos.map(({ adjunto }) => adjunto.sha256));
  const fresh = new Map(
    adjuntos
      .filter((one) => !known.has(one.sha256) && !esAdorno(one))
      .slice(0, correoLimits.attachmentsSortedMax)
      .map((one) => [one.sha256, one]),
  );
  const slots = Object.entries(definicion.documentos)
    .filter(([clave]) => seCumple(definicion.documentosSi[clave], datos))
    .map(([clave, documento]): Slot => ({ clave, documento }));
  const board: Board = { placed: [...yaPuestos], loose: [...fresh.values()] };
  placeByName(board, slots, order);
  placeByText(board, slots, order);
  placeTheRest(board, slots, order);
  return { puestos: board.placed, sueltos: board.loose };
}
