/** Bricks of text, tables and states against the published fixtures. */
import {
  content,
  flag,
  type Options,
  part,
  parts,
  required,
  requiredContent,
  testConformity,
  text,
} from '../testing/conformity.ts';
import { details } from './details.ts';
import { insetText } from './inset-text.ts';
import { notificationBanner } from './notification-banner.ts';
import { type PanelAction, panel } from './panel.ts';
import { type SummaryAction, summaryList } from './summary-list.ts';
import { table } from './table.ts';
import { type Tone, tag } from './tag.ts';
import { type Task, taskList } from './task-list.ts';
import { warningText } from './warning-text.ts';

const tones: readonly Tone[] = [
  'grey',
  'green',
  'teal',
  'blue',
  'purple',
  'magenta',
  'red',
  'orange',
  'yellow',
];

function tagOptions(options: Options) {
  const name = text(options, 'classes')?.replace('govuk-tag--', '');
  return { text: requiredContent(options), tone: tones.find((tone) => tone === name) };
}

testConformity({ component: 'tag', render: (options) => tag(tagOptions(options)) });

testConformity({
  component: 'details',
  render: (options) =>
    details({
      summary: requiredContent(options, 'summaryText', 'summaryHtml'),
      content: requiredContent(options),
      id: text(options, 'id'),
      isOpen: flag(options, 'open'),
    }),
});

testConformity({
  component: 'inset-text',
  render: (options) => insetText({ text: requiredContent(options) }),
});

testConformity({
  component: 'warning-text',
  words: [[/^Warning$/, 'Advertencia']],
  render: (options) => warningText({ text: requiredContent(options) }),
});

testConformity({
  component: 'notification-banner',
  words: [
    [/^Important$/, 'Importante'],
    [/^Success$/, 'Listo'],
  ],
  render: (options) =>
    notificationBanner({ content: requiredContent(options), isSuccess: text(options, 'type') === 'success' }),
});

function panelAction(action: Options): PanelAction {
  const words = required(action, 'text');
  const href = text(action, 'href');
  const type = text(action, 'type');
  const list = part(action, 'attributes') ?? {};
  const attributes = Object.fromEntries(Object.entries(list).map(([name, value]) => [name, String(value)]));
  if (href === undefined) {
    return { kind: 'button', text: words, type: type === 'submit' ? 'submit' : 'button', attributes };
  }
  return type === 'button' ? { kind: 'link-button', text: words, href } : { kind: 'link', text: words, href };
}

testConformity({
  component: 'panel',
  render: (options) =>
    panel({
      title: requiredContent(options, 'titleText', 'titleHtml'),
      body: content(options),
      isInterruption: text(options, 'classes')?.includes('--interruption'),
      actions: parts(part(options, 'actions') ?? {}, 'items').map(panelAction),
    }),
});

function actions(options: Options | undefined): SummaryAction[] {
  return parts(options ?? {}, 'items').map((action) => ({
    href: required(action, 'href'),
    text: content(action),
    visuallyHiddenText: text(action, 'visuallyHiddenText'),
  }));
}

testConformity({
  component: 'summary-list',
  render: (options) => {
    const card = part(options, 'card');
    return summaryList({
      noBorder: text(options, 'classes')?.includes('--no-border'),
      card: card && { title: requiredContent(part(card, 'title')), actions: actions(part(card, 'actions')) },
      rows: parts(options, 'rows').map((row) => ({
        key: requiredContent(part(row, 'key')),
        value: content(part(row, 'value')) ?? '',
        actions: actions(part(row, 'actions')),
        classes: text(row, 'classes'),
      })),
    });
  },
});

function cells(row: unknown): Options[] {
  return parts({ row }, 'row');
}

testConformity({
  component: 'table',
  render: (options) => {
    const captionSize = /--(s|m|l|xl)$/.exec(text(options, 'captionClasses') ?? '')?.[1];
    const rows = Array.isArray(options.rows) ? options.rows.map(cells) : [];
    const head = parts(options, 'head');
    const asCell = (cell: Options) => ({
      text: requiredContent(cell),
      numeric: text(cell, 'format') === 'numeric',
    });
    return table({
      caption: text(options, 'caption'),
      captionSize: captionSize === 'm' ? 'm' : undefined,
      head: head.length > 0 ? head.map(asCell) : undefined,
      rows: rows.map((row) => row.map(asCell)),
      firstCellIsHeader: flag(options, 'firstCellIsHeader'),
    });
  },
});

function task(item: Options): Task {
  const status = part(item, 'status') ?? {};
  const tagged = part(status, 'tag');
  return {
    title: requiredContent(part(item, 'title')),
    href: text(item, 'href'),
    hint: content(part(item, 'hint')),
    status: tagged
      ? { tag: tagOptions(tagged) }
      : { text: requiredContent(status), cannotStart: text(status, 'classes')?.includes('cannot-start') },
  };
}

testConformity({
  component: 'task-list',
  render: (options) =>
    taskList({ items: parts(options, 'items').map(task), idPrefix: text(options, 'idPrefix') }),
  unsupported: {
    'forced hover state': 'shows a state of the mouse, not a way of use',
    'with empty values': 'a typed list has no empty places to count',
  },
});
