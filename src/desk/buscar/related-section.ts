/** Related cases on the page of a case; nothing where there are none. */
import { type MotivoDeRelacion, relatedCases } from '../../actions/buscar/related-cases.ts';
import { nombreDeEstado } from '../../domain/solicitud/lifecycle.ts';
import type { Solicitud } from '../../domain/solicitud/solicitud.ts';
import { paths } from '../../paths.ts';
import { type Tone, tag } from '../../ui/components/tag.ts';
import { type Html, html } from '../../ui/html.ts';
import type { Web } from '../../web/web.ts';
import type { Staff } from '../require-staff.ts';

const motives: { readonly [M in MotivoDeRelacion]: { readonly text: string; readonly tone: Tone } } = {
  duplicado: { text: 'Posible duplicado', tone: 'orange' },
  'mismo-titular': { text: 'Del mismo solicitante', tone: 'grey' },
  'mismo-proceso': { text: 'Mismo proceso', tone: 'blue' },
  'mismo-archivo': { text: 'Mismo archivo', tone: 'blue' },
};

export async function relatedSection(
  web: Web,
  { actor }: Staff,
  solicitud: Solicitud,
): Promise<Html | false> {
  const { casos, hilos } = await relatedCases(web.deps, actor, solicitud);
  if (casos.length + hilos.length === 0) return false;
  const nameOf = (tramite: string) => web.deps.definiciones.porId(tramite)?.definicion.nombre ?? tramite;
  return html`<section class="v-relacionadas" aria-labelledby="relacionadas"><h2 class="govuk-heading-m" id="relacionadas">Relacionadas</h2><ul>
${casos.map(({ referencia, tramite, estado, motivo }) => html`<li><a class="govuk-link" href="${paths.mesa.solicitud(referencia)}">${referencia}</a> ${tag(motives[motivo])}<br>${nameOf(tramite)} · ${nombreDeEstado[estado]}</li>`)}
${hilos.map(({ id, referencia, asunto }) => html`<li><a class="govuk-link" href="${paths.mesa.correo.hilo(id)}">${referencia}</a> ${tag({ text: 'Correo del mismo remitente', tone: 'grey' })}<br>${asunto}</li>`)}</ul></section>`;
}
