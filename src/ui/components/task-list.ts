/** Things to do before one can go on, each with its state. */
import { classes } from '../attributes.ts';
import { type Content, type Html, html } from '../html.ts';
import { type TagOptions, tag } from './tag.ts';

export type Task = {
  title: Content;
  href?: string | undefined;
  hint?: Content | undefined;
  status: { text: Content; cannotStart?: boolean | undefined } | { tag: TagOptions };
};

export type TaskListOptions = { items: readonly Task[]; idPrefix?: string | undefined };

function taskItem(task: Task, id: string): Html {
  const hintId = task.hint === undefined ? undefined : `${id}-hint`;
  const describedBy = classes(hintId, `${id}-status`);
  const title =
    task.href === undefined
      ? html`<div>${task.title}</div>`
      : html`<a class="govuk-link govuk-task-list__link" href="${task.href}" aria-describedby="${describedBy}">${task.title}</a>`;
  const cannotStart = 'text' in task.status && task.status.cannotStart;
  return html`<li class="${classes('govuk-task-list__item', task.href !== undefined && 'govuk-task-list__item--with-link')}">
<div class="govuk-task-list__name-and-hint">${title}${hintId !== undefined && html`<div id="${hintId}" class="govuk-task-list__hint">${task.hint}</div>`}</div>
<div class="${classes('govuk-task-list__status', cannotStart && 'govuk-task-list__status--cannot-start-yet')}" id="${id}-status">${'tag' in task.status ? tag(task.status.tag) : task.status.text}</div></li>`;
}

export function taskList(options: TaskListOptions): Html {
  const prefix = options.idPrefix ?? 'task-list';
  return html`<ul class="govuk-task-list">${options.items.map((task, index) => taskItem(task, `${prefix}-${index + 1}`))}</ul>`;
}
