/** A supervisor of the unit, or an administrator, writes a template or a new version of one; nothing of before is lost. */
import { cleanText } from '../../domain/identity/nombre.ts';
import { huecoEquivocado, type Plantilla, usosDePlantilla } from '../../domain/plantilla/plantilla.ts';
import { type FieldError, isRefusal, type Refusal, refuse } from '../../domain/refusals.ts';
import type { Funcionario } from '../../domain/solicitud/actor.ts';
import { isUuid } from '../../domain/uuid.ts';
import { nameId } from '../../platform/name-id.ts';
import { findPlantilla, writePlantilla } from '../../store/plantillas.ts';
import type { Deps } from '../deps.ts';
import { templateLimits } from './template-limits.ts';
import { keepsTemplates } from './templates.ts';

export type TemplateTyped = {
  readonly unidad: string;
  /** Null for a new one. */
  readonly id: string | null;
  /** The version that was seen; 0 for a new one. */
  readonly versionVista: number;
  /** The command's own key: a new one that is sent twice is kept once. */
  readonly llave: string;
  /** '' for every trámite of the unit. */
  readonly tramite: string;
  readonly uso: string;
  readonly titulo: string;
  readonly texto: string;
  readonly activa: boolean;
};

type Words = Pick<Plantilla, 'tramite' | 'uso' | 'titulo' | 'texto'>;

function clean({ definiciones }: Pick<Deps, 'definiciones'>, typed: TemplateTyped): Words | Refusal {
  const errors: FieldError[] = [];
  const titulo = cleanText(typed.titulo, { max: templateLimits.titleCharsMax });
  const texto = cleanText(typed.texto, { max: templateLimits.textCharsMax, multiline: true });
  const uso = usosDePlantilla.find((one) => one === typed.uso);
  if (uso === undefined) errors.push({ path: 'uso', sentence: 'Elija para qué sirve la plantilla.' });
  const { definicion } = definiciones.porId(typed.tramite) ?? {};
  if (typed.tramite !== '' && definicion?.atiende !== typed.unidad)
    errors.push({ path: 'tramite', sentence: 'Elija un trámite de la unidad, o todos.' });
  if (!titulo.ok) errors.push({ path: 'titulo', sentence: titulo.notice.sentence });
  else if (titulo.value === '')
    errors.push({ path: 'titulo', sentence: 'Escriba un título para encontrarla.' });
  if (!texto.ok) errors.push({ path: 'texto', sentence: texto.notice.sentence });
  else if (texto.value === '') errors.push({ path: 'texto', sentence: 'Escriba el texto de la plantilla.' });
  const wrong = texto.ok ? huecoEquivocado(texto.value, uso ?? 'negativa') : null;
  if (wrong !== null) errors.push({ path: 'texto', sentence: wrong });
  if (errors.length > 0 || !titulo.ok || !texto.ok || uso === undefined)
    return refuse('datos-con-errores', { errors });
  return {
    tramite: typed.tramite === '' ? null : typed.tramite,
    uso,
    titulo: titulo.value,
    texto: texto.value,
  };
}

/** Null once it is written, by this call or before. `version-vieja` where somebody changed it meanwhile. */
export async function saveTemplate(
  deps: Pick<Deps, 'db' | 'clock' | 'definiciones'>,
  actor: Funcionario,
  typed: TemplateTyped,
): Promise<Refusal | null> {
  const { unidad, versionVista, llave, activa } = typed;
  if (!keepsTemplates(actor, unidad)) return refuse('sin-permiso');
  const words = clean(deps, typed);
  if (isRefusal(words)) return words;
  const isNew = typed.id === null;
  const id = typed.id ?? nameId('plantilla', actor.cuenta, unidad, llave);
  if (!isUuid(id)) return refuse('no-encontrada');
  const plantilla = { id, unidad, ...words, activa, version: versionVista + 1 };
  const { cuenta, nombre } = actor;
  const change = { versionVista: isNew ? 0 : versionVista, cuenta, nombre, ahoraMs: deps.clock.nowMs() };
  if (await writePlantilla(deps.db, plantilla, { ...change, maximo: templateLimits.perUnitMax })) return null;
  const there = await findPlantilla(deps.db, id);
  if (there !== null && there.unidad !== unidad) return refuse('no-encontrada');
  const isSame = there !== null && there.texto === words.texto && there.titulo === words.titulo;
  if (isSame && there.version === plantilla.version && there.activa === activa) return null;
  if (there !== null)
    return refuse('version-vieja', {
      sentence:
        'Otra persona cambió esta plantilla mientras usted la veía. Revise cómo quedó y vuelva a intentarlo.',
    });
  if (!isNew) return refuse('no-encontrada');
  const sentence = `La unidad ya guarda ${templateLimits.perUnitMax} plantillas. Cambie una que ya no use.`;
  return refuse('datos-con-errores', { sentence, errors: [{ path: 'titulo', sentence }] });
}
