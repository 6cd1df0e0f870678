/** What a later signature may do to the form: add its field, fill an empty signature field, list it. Nothing else. */
import {
  as,
  childrenOf,
  nameOf,
  type PdfArray,
  type PdfDict,
  type PdfRef,
  type PdfValue,
} from '../pdf/pdf-value.ts';
import { changedKeys, type RevisionView, sameValue } from './revision-view.ts';

export type FormResult = {
  /** Fields and widgets whose changes were judged here. */
  readonly judged: Set<number>;
  /** Widgets that came with a new signature. */
  readonly stamps: Set<number>;
  /** Values that must be what they were. */
  readonly fixed: PdfValue[];
};

type Judge = FormResult & {
  readonly view: RevisionView;
  readonly pages: ReadonlySet<number>;
  readonly signatures: boolean;
  readonly fresh: Set<number>;
};

/** What signing writes into an empty signature field and its widget. */
const signingKeys = new Set(['V', 'AP', 'F', 'M', 'MK', 'DA', 'DR', 'Lock', 'SV']);

function itemsOf(array: PdfArray | null): readonly PdfValue[] {
  return array?.items ?? [];
}

/** A new object may refer to new ones and to unchanged ones; to a changed one it would give another meaning. */
function requireFresh(judge: Judge, roots: readonly PdfValue[]): void {
  const { view, fresh } = judge;
  const waiting = [...roots];
  for (let value = waiting.pop(); value !== undefined; value = waiting.pop()) {
    if (value === null || typeof value !== 'object') continue;
    for (const child of childrenOf(value)) waiting.push(child);
    if (value.kind !== 'ref' || fresh.has(value.number) || judge.pages.has(value.number)) continue;
    if (!view.isNew(value.number)) {
      if (view.changed(value.number) && !judge.judged.has(value.number)) view.report('campo', value.number);
      continue;
    }
    fresh.add(value.number);
    waiting.push(view.after.resolve(value));
    if (view.after.broken.has(value.number)) view.report('objeto-ilegible', value.number);
  }
}

function withoutLinks(dict: PdfDict): PdfValue[] {
  return [...dict.entries]
    .filter(([key]) => !['P', 'Parent', 'Kids'].includes(key))
    .map(([, value]) => value);
}

function judgeNewField(judge: Judge, value: PdfValue): void {
  const { view } = judge;
  const ref = as('ref', value);
  const dict = as('dict', view.after.resolve(value));
  const type = nameOf(view.after.entry(dict, 'FT'));
  const acts = dict?.entries.has('A') === true || dict?.entries.has('AA') === true;
  if (
    !judge.signatures ||
    ref === null ||
    dict === null ||
    !view.isNew(ref.number) ||
    type !== 'Sig' ||
    acts ||
    dict.repeated
  ) {
    view.report('campo', ref?.number ?? null);
    return;
  }
  judge.stamps.add(ref.number);
  for (const kid of itemsOf(as('array', view.after.entry(dict, 'Kids')))) {
    const kidRef = as('ref', kid);
    const widget = as('dict', view.after.resolve(kid));
    if (
      kidRef === null ||
      widget === null ||
      !view.isNew(kidRef.number) ||
      widget.entries.has('A') ||
      widget.entries.has('AA')
    )
      view.report('campo', kidRef?.number ?? ref.number);
    else {
      judge.stamps.add(kidRef.number);
      requireFresh(judge, withoutLinks(widget));
    }
  }
  requireFresh(judge, withoutLinks(dict));
}

/** `signing`: the parent is a signature field that this revision fills. */
function judgeOldField(judge: Judge, ref: PdfRef, signing: boolean): void {
  const { view, judged, fixed } = judge;
  if (judged.has(ref.number)) return;
  judged.add(ref.number);
  const [old, now] = [as('dict', view.before.resolve(ref)), as('dict', view.after.resolve(ref))];
  if (view.before.broken.has(ref.number) || view.after.broken.has(ref.number))
    view.report('objeto-ilegible', ref.number);
  const isSignature = nameOf(view.before.entry(old, 'FT')) === 'Sig';
  const fills = isSignature && old?.entries.has('V') === false && now?.entries.has('V') === true;
  const keys = view.changed(ref.number) ? changedKeys(old, now) : [];
  const allowed = judge.signatures && (fills || signing);
  if (keys.some((key) => !allowed || !signingKeys.has(key))) view.report('campo', ref.number);
  if (view.changed(ref.number)) {
    if (now === null) view.report('campo', ref.number);
    requireFresh(
      judge,
      keys.map((key) => now?.entries.get(key) ?? null),
    );
  }
  for (const [key, value] of now?.entries ?? [])
    if (!keys.includes(key) && key !== 'Kids' && key !== 'Parent') fixed.push(value);
  for (const kid of itemsOf(as('array', view.after.entry(now, 'Kids')))) {
    const kidRef = as('ref', kid);
    if (kidRef !== null) judgeOldField(judge, kidRef, fills || (signing && isSignature));
  }
}

function judgeFields(judge: Judge, old: PdfDict | null, now: PdfDict): void {
  const { view } = judge;
  const known = itemsOf(as('array', view.before.entry(old, 'Fields')));
  let place = 0;
  for (const item of itemsOf(as('array', view.after.entry(now, 'Fields')))) {
    if (place < known.length && sameValue(known[place], item)) {
      place += 1;
      const ref = as('ref', item);
      if (ref !== null) judgeOldField(judge, ref, false);
    } else judgeNewField(judge, item);
  }
  if (place < known.length) view.report('formulario', null);
}

/** Fonts may be added to the form's resources, none exchanged. */
function judgeResources(judge: Judge, old: PdfDict | null, now: PdfDict | null): void {
  const { view, fixed } = judge;
  for (const [category, value] of old?.entries ?? []) {
    const other = now?.entries.get(category);
    const [before, after] = [view.before.dict(value), view.after.dict(other)];
    const known = before === null ? [] : [...before.entries];
    for (const [name] of known) fixed.push(after?.entries.get(name) ?? null);
    if (before === null) fixed.push(other ?? null);
    const kept = known.every(([name, one]) => sameValue(one, after?.entries.get(name)));
    if (before === null || after === null ? !sameValue(value, other) : !kept) view.report('formulario', null);
  }
}

function judgeFormKeys(judge: Judge, old: PdfDict | null, now: PdfDict): void {
  const { view } = judge;
  for (const [key, value] of now.entries) {
    const before = old?.entries.get(key);
    if (key === 'Fields' || key === 'SigFlags') continue;
    if (key === 'NeedAppearances' && view.after.resolve(value) !== true) continue;
    if (key === 'DA' && before === undefined) continue;
    if (key === 'DR') {
      judgeResources(judge, view.before.dict(before), view.after.dict(value));
      continue;
    }
    if (sameValue(before, value)) judge.fixed.push(value);
    else view.report('formulario', null);
  }
  for (const key of old?.entries.keys() ?? [])
    if (!now.entries.has(key) && key !== 'NeedAppearances') view.report('formulario', null);
}

/** `pages`: object numbers of the pages, judged elsewhere. `signatures`: whether new signatures are allowed at all. */
export function compareForms(
  view: RevisionView,
  pages: ReadonlySet<number>,
  signatures: boolean,
): FormResult {
  const result: FormResult = { judged: new Set(), stamps: new Set(), fixed: [] };
  const [old, now] = [view.before.catalog, view.after.catalog].map((catalog) =>
    catalog.entries.get('AcroForm'),
  );
  const before = view.before.dict(old);
  const after = view.after.dict(now);
  if (after === null) {
    if (before !== null) view.report('formulario', null);
    return result;
  }
  if (after.repeated) view.report('formulario', as('ref', now)?.number ?? null);
  const judge: Judge = { ...result, view, pages, signatures, fresh: new Set() };
  judgeFields(judge, before, after);
  judgeFormKeys(judge, before, after);
  return result;
}
