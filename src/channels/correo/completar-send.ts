/** Takes in what the page of a mailed link sends: answers and files of one form, each file streamed as it arrives. */
import { completeThread } from '../../actions/correo-mesa/complete-thread.ts';
import type { DefinicionVigente } from '../../actions/deps.ts';
import { type FieldError, isRefusal, refuse } from '../../domain/refusals.ts';
import { type Entrada, leerDatos } from '../../domain/tramite/leer-datos.ts';
import { documentosQueFaltan } from '../../domain/tramite/resumen.ts';
import { paths } from '../../paths.ts';
import { first } from '../../platform/http/form-body.ts';
import { isMultipart } from '../../platform/http/multipart.ts';
import {
  applyRowButton,
  readAnswers,
  unansweredSearch,
  withoutEmptyRows,
} from '../../web/fields/read-answers.ts';
import { searchAsked } from '../../web/filing/inner-buttons.ts';
import { seeOther } from '../../web/pages.ts';
import { refusalPage } from '../../web/refusal-page.ts';
import type { Web, WebContext } from '../../web/web.ts';
import { type Opened, openLink } from './completar-frame.ts';
import { showCompletion } from './completar-page.ts';
import { completePurpose } from './completar-purpose.ts';
import { receiveForm } from './receive-form.ts';

type Hilo = Opened['hilo'];

function missingPapers(
  { definicion }: DefinicionVigente,
  hilo: Hilo,
  said: readonly FieldError[],
): readonly FieldError[] {
  const { datos } = leerDatos(definicion, hilo.contenido.datos);
  return documentosQueFaltan(definicion, datos, hilo.contenido.documentos)
    .map(([clave, { etiqueta }]) => ({ path: `documento:${clave}`, sentence: `Adjunte: ${etiqueta}.` }))
    .filter(({ path }) => !said.some((error) => error.path === path));
}

/** What came is kept, valid or not; then the review, or the page again with what is wrong beside each field. */
export async function sendCompletion(web: Web, c: WebContext): Promise<Response> {
  const opened = await openLink(web, c);
  if (opened instanceof Response) return opened;
  const { vigente, token } = opened;
  const here = paths.completarCorreo(token);
  if (vigente === null) return seeOther(c, here);
  if (!isMultipart(c.env.incoming)) return refusalPage(web, c, refuse('peticion-ilegible'));
  const received = await receiveForm(web, c, {
    vigente,
    purpose: completePurpose,
    yaHay: opened.hilo.contenido.documentos,
    only: null,
  });
  const again = (code: 'archivo-incompleto' | 'formulario-vencido') => {
    const { sentence, status } = refuse(code);
    return showCompletion(web, c, opened, vigente, {
      errors: [{ path: '', sentence }],
      search: null,
      status,
    });
  };
  if (received === 'cut-off') return again('archivo-incompleto');
  if (!received.authentic) return again('formulario-vencido');
  const { definicion } = vigente;
  const campos = definicion.paginas.flatMap((pagina) => pagina.campos);
  const { body, adjuntos } = received;
  const accion = first(body, '_accion');
  const [verb, , , paper = ''] = accion.split(':');
  const typed: Entrada = applyRowButton(readAnswers(definicion, campos, body), accion);
  const quitar = verb === 'quitar-archivo' ? paper : null;
  const hilo = await completeThread(web.deps, opened.hilo, vigente, {
    entrada: withoutEmptyRows(typed),
    adjuntos,
    quitar,
  });
  if (isRefusal(hilo)) return refusalPage(web, c, hilo, { text: 'Ver cómo está', href: here });
  const now: Opened = { ...opened, hilo };
  const looked = accion === '' ? unansweredSearch(definicion, campos, body) : accion;
  if (looked !== null && verb !== 'quitar-archivo') {
    const [what, campo] = looked.split(':');
    const search = what === 'buscar' ? searchAsked(campo, first(body, `${campo}_buscar`)) : null;
    return showCompletion(web, c, now, vigente, { errors: received.errors, search, status: 200 }, typed);
  }
  if (quitar !== null) return seeOther(c, here);
  const { errores } = leerDatos(definicion, hilo.contenido.datos);
  const errors = [...received.errors, ...errores, ...missingPapers(vigente, hilo, received.errors)];
  return errors.length > 0
    ? showCompletion(web, c, now, vigente, { errors, search: null })
    : seeOther(c, paths.completarCorreoRevisar(token));
}
