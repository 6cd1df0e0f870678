/** What the mail door and a contracting entity are told of a definition names fields that fit. */
import { isSoundPlazo } from '../calendar/plazo.ts';
import type { Campo } from './campo.ts';
import type { Definicion, FuenteDeCorreo } from './definicion.ts';
import { papelDeEntidad } from './documento-de.ts';

/** Kinds of questions that each finding of a mail can answer. */
const fits: { readonly [F in FuenteDeCorreo]: ReadonlySet<Campo['tipo']> } = {
  'codigo-de-proceso': new Set(['proceso', 'texto']),
  'entidad-del-proceso': new Set(['texto']),
  remitente: new Set(['correo']),
  'ruc-de-la-factura': new Set(['ruc']),
  'importe-de-la-factura': new Set(['texto']),
};

const claveValida = /^[a-z][A-Za-z0-9]*$/;

export function validarDesdeCorreo({
  datos,
  desdeCorreo = {},
  tambienPor,
  canales,
}: Definicion): readonly string[] {
  const sources = Object.entries(desdeCorreo);
  const byMail = [...canales, ...(tambienPor ?? [])].includes('correo');
  return [
    ...(sources.length > 0 && !byMail
      ? ['«desdeCorreo» sirve a la puerta de correo, y no tiene esa puerta']
      : []),
    ...sources.flatMap(([campo, fuente]) => {
      const asked = Object.hasOwn(datos, campo) ? datos[campo] : undefined;
      if (asked === undefined) return [`«desdeCorreo» nombra «${campo}», que no es un campo`];
      return fuente === undefined || (Object.hasOwn(fits, fuente) && fits[fuente].has(asked.tipo))
        ? []
        : [`«${campo}» no puede responderse con «${fuente}»`];
    }),
  ];
}

export function validarRequerimiento({ datos, documentos, requerimiento }: Definicion): readonly string[] {
  if (requerimiento === undefined) return [];
  const { proceso, muestra, interes, plazo, recordarDias, respuestas } = requerimiento;
  const campo = Object.hasOwn(datos, proceso) ? datos[proceso] : undefined;
  const kinds = Object.keys(respuestas);
  const problemas: string[] = [];
  if (campo?.tipo !== 'proceso')
    problemas.push(`«requerimiento.proceso» nombra «${proceso}», que no pregunta por un proceso`);
  for (const nombre of muestra)
    if (!Object.hasOwn(datos, nombre))
      problemas.push(`«requerimiento.muestra» nombra «${nombre}», que no es un campo`);
  if (interes !== undefined && datos[interes.monto]?.tipo !== 'texto')
    problemas.push(`«requerimiento.interes» nombra «${interes.monto}», que no pregunta por un monto`);
  if (interes !== undefined && datos[interes.desde]?.tipo !== 'fecha')
    problemas.push(`«requerimiento.interes» nombra «${interes.desde}», que no pregunta por una fecha`);
  if ((plazo.kind !== 'dias-termino' && plazo.kind !== 'dias-plazo') || !isSoundPlazo(plazo))
    problemas.push('el plazo del requerimiento debe contarse en días');
  else if (!Number.isInteger(recordarDias) || recordarDias < 1 || recordarDias >= plazo.dias)
    problemas.push('el recordatorio del requerimiento debe caer dentro de su plazo');
  if (kinds.length === 0) problemas.push('el requerimiento no admite ninguna respuesta');
  for (const clave of kinds)
    if (!claveValida.test(clave) || Object.hasOwn(Object.prototype, clave))
      problemas.push(`la respuesta «${clave}» no es un identificador sin tildes`);
  if (Object.hasOwn(documentos, papelDeEntidad))
    problemas.push(`«${papelDeEntidad}» es el nombre de lo que adjunta la entidad`);
  return problemas;
}
