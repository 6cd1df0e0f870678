/** A case as the API tells it. */
import type { CaseForProgram } from '../../actions/api-tokens/read-case-for-program.ts';
import type { Evento } from '../../domain/solicitud/evento.ts';
import type { Verbo } from '../../domain/solicitud/lifecycle.ts';
import type { Solicitud } from '../../domain/solicitud/solicitud.ts';
import { nombreDeEstadoEn, nombreDeEventoEn } from '../../domain/tramite/resultados.ts';

export const momentOf = (ms: number | null): string | null =>
  ms === null ? null : new Date(ms).toISOString();

/** Under what name the API does each verb; the system's own are done by nobody else. */
export const rutaDeVerbo = {
  escribir: 'mensajes',
  subsanar: 'subsanar',
  desistir: 'desistir',
  reabrir: 'reabrir',
  'confirmar-pago': 'confirmar-pago',
  tomar: 'tomar',
  pasar: 'pasar',
  devolver: 'devolver',
  anotar: 'notas',
  'pedir-subsanacion': 'pedir-subsanacion',
  notificar: 'notificar',
  proponer: 'proponer',
  'retirar-propuesta': 'retirar-propuesta',
  'devolver-propuesta': 'devolver-propuesta',
  aprobar: 'aprobar',
  negar: 'negar',
} as const satisfies { readonly [V in Verbo]?: string };

const rutas: { readonly [V in Verbo]?: string } = rutaDeVerbo;

export function caseJson({
  solicitud,
  definicion,
  puede,
}: Pick<CaseForProgram, 'solicitud' | 'definicion' | 'puede'>) {
  const { referencia, tramite, estado, version, canal, resumen, decision, correccion } = solicitud;
  return {
    referencia,
    tramite,
    estado,
    /** As people read it, in the words of its trámite. */
    estadoEnPalabras: nombreDeEstadoEn(definicion, estado),
    version,
    canal,
    respuestas: resumen,
    decision:
      decision === null
        ? null
        : {
            resultado: decision.resultado,
            motivo: decision.motivo,
            baseLegal: decision.baseLegal,
            cambios: decision.cambios,
          },
    presentada: momentOf(solicitud.presentadaMs),
    promesaVence: momentOf(solicitud.promesaVenceMs),
    terminoLegalVence: momentOf(solicitud.legalVenceMs),
    correccion:
      correccion === null
        ? null
        : {
            pide: correccion.pide,
            campos: correccion.campos,
            documentos: correccion.documentos,
            vence: momentOf(correccion.venceMs),
          },
    puede: puede.flatMap((verbo) => rutas[verbo] ?? []),
  };
}

function quienDe({ actor }: Evento): 'solicitante' | 'institucion' | 'entidad' | 'sistema' {
  if (actor.clase === 'funcionario') return 'institucion';
  if (actor.clase === 'sistema') return 'sistema';
  // Of the case's own entity or of the one that was asked: only the link of the latter has no account.
  return actor.clase === 'entidad' && actor.cuenta === null ? 'entidad' : 'solicitante';
}

export function eventJson(definicion: CaseForProgram['definicion'], evento: Evento) {
  const { n, clase, ocurridoMs } = evento;
  const nombre = nombreDeEventoEn(definicion, clase);
  return { n, tipo: clase, nombre, quien: quienDe(evento), ocurrido: momentOf(ocurridoMs) };
}

export function messageJson(evento: Evento) {
  const { n, datos, ocurridoMs } = evento;
  const texto = typeof datos.texto === 'string' ? datos.texto : '';
  return { n, quien: quienDe(evento), texto, escrito: momentOf(ocurridoMs) };
}

export function attachmentJson({
  id,
  documento,
  nombre,
  formato,
  tamanoBytes,
  sha256,
}: Solicitud['adjuntos'][number]) {
  return { id, documento, nombre, formato, tamanoBytes, sha256 };
}
