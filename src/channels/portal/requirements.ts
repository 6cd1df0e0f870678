/** What a trámite asks for and how it goes, in sentences derived from its definition. */
import type { Campo } from '../../domain/tramite/campo.ts';
import type { Condicion } from '../../domain/tramite/condicion.ts';
import type { Definicion } from '../../domain/tramite/definicion.ts';
import type { Documento, Formato } from '../../domain/tramite/documento.ts';

/** One thing to have at hand; `solo`: when it is asked, where it is not always. */
export type Requirement = { readonly text: string; readonly help?: string; readonly solo?: string };

const formatNames: { readonly [F in Formato]: string } = {
  pdf: 'PDF',
  xlsx: 'Excel',
  ods: 'ODS',
  csv: 'CSV',
  xml: 'XML',
  png: 'PNG',
  jpg: 'JPG',
};

function conditionText(definicion: Definicion, condicion: Condicion | undefined): string | undefined {
  if (condicion === undefined) return undefined;
  const campo = definicion.datos[condicion.campo];
  if (campo === undefined || (campo.tipo !== 'opcion' && campo.tipo !== 'varias')) return undefined;
  const answers = condicion.es.map((es) => `«${campo.opciones[es] ?? es}»`).join(' o ');
  return `solo si responde ${answers} a «${campo.etiqueta.replace(/[¿?]/g, '')}»`;
}

/** A choice among named answers, or a remark one may add, needs nothing at hand: it is made on the spot. */
const isAtHand = (campo: Campo): boolean =>
  campo.tipo !== 'opcion' &&
  campo.tipo !== 'varias' &&
  campo.tipo !== 'codigoAlRegistrado' &&
  !(campo.tipo === 'textoLargo' && campo.opcional === true);

function dataText(campo: Campo): string {
  const optional = campo.tipo !== 'lista' && campo.opcional === true ? ' (opcional)' : '';
  const repeated = campo.tipo === 'lista' && campo.max > 1 ? `, hasta ${campo.max}` : '';
  return `${campo.etiqueta}${repeated}${optional}`;
}

export function dataAsked(definicion: Definicion): readonly Requirement[] {
  return definicion.paginas
    .flatMap(({ campos }) => campos)
    .flatMap((name): readonly Requirement[] => {
      const campo = definicion.datos[name];
      if (campo === undefined || !isAtHand(campo)) return [];
      const solo = conditionText(definicion, definicion.mostrarSi[name]);
      return [{ text: dataText(campo), ...(solo === undefined ? {} : { solo }) }];
    });
}

function formatText({ formatos, maximo, firmado, columnas }: Documento, sellado: boolean): string {
  // Evidence is sealed as it comes, whatever it is.
  if (sellado) return `De cualquier tipo, hasta ${maximo} archivos`;
  const names = formatos.map((formato) => formatNames[formato]).join(', ');
  const signed = firmado ? ', con firma electrónica' : '';
  const many = maximo > 1 ? `, hasta ${maximo} archivos` : '';
  const columns = columnas === undefined ? '' : `. Columnas: ${columnas.join(', ')}`;
  return `${names}${signed}${many}${columns}`;
}

export function documentsAsked(definicion: Definicion): readonly Requirement[] {
  return Object.entries(definicion.documentos).map(([clave, documento]) => {
    const solo = conditionText(definicion, definicion.documentosSi[clave]);
    return {
      text: documento.opcional === true ? `${documento.etiqueta} (opcional)` : documento.etiqueta,
      help: formatText(documento, definicion.sellado === true),
      ...(solo === undefined ? {} : { solo }),
    };
  });
}

function answerText({ tiempoEstimado, atiende }: Definicion): string {
  switch (tiempoEstimado.kind) {
    case 'inmediato':
      return `La respuesta aparece al presentar. Si algo debe verlo una persona, ${atiende} lo recibe en ese momento y usted sabe hasta cuándo.`;
    case 'sin-plazo':
      return `${atiende} revisa lo presentado y usted recibe la respuesta.`;
    default:
      return `${atiende} revisa la solicitud y usted recibe la respuesta en el plazo ofrecido.`;
  }
}

/** What the person does and what happens, in order. */
export function stepsOf(definicion: Definicion, hasWebDoor: boolean): readonly string[] {
  const { solicitante, documentos, procedimiento, sellado } = definicion;
  if (sellado === true)
    return [
      'Responda unas pocas preguntas, sin cuenta ni correo. Puede dejar en blanco las que no sepa, y no decir quién es donde la institución lo admite.',
      'Anote las ocho palabras que recibe al enviar: son la única llave de su denuncia.',
      'Vuelva con ellas para leer las respuestas, contestar preguntas y añadir archivos.',
    ];
  if (!hasWebDoor) return [procedimiento];
  if (solicitante === 'titular-sin-sesion')
    return [
      'Escriba los datos que pide el formulario.',
      'Abra el mensaje que llegará al correo registrado y siga el enlace.',
      'Elija la clave nueva. Con ella ya puede ingresar.',
    ];
  const signIn =
    solicitante === 'entidad'
      ? 'Ingrese con el RUC, el usuario y la clave de la entidad.'
      : 'Ingrese con su RUC, usuario y clave.';
  const attaches = Object.keys(documentos).length > 0;
  return [
    signIn,
    attaches
      ? 'Responda las preguntas y adjunte los documentos. Puede guardar y seguir después, también en otro equipo.'
      : 'Responda las preguntas. Puede guardar y seguir después, también en otro equipo.',
    'Revise lo que escribió y preséntelo.',
    answerText(definicion),
  ];
}
