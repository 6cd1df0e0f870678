/** Where the person wants to be told that an answer came; never shown in the thread itself. */
import type { Contacto, Conversacion } from '../../domain/chat/conversacion.ts';
import { parseCorreo } from '../../domain/identity/correo.ts';
import { parseTelefono } from '../../domain/identity/telefono.ts';
import { type FieldError, isRefusal, type Refusal, refuse } from '../../domain/refusals.ts';
import type { Deps } from '../deps.ts';
import { changeConversation } from './change-conversation.ts';
import type { Persona } from './find-conversation.ts';
import { byPerson, type PersonCommand } from './person-command.ts';

/** As typed; an empty one takes back what was left before. */
type Typed = { readonly correo: string; readonly telefono: string };

function contactFrom({ correo, telefono }: Typed): Contacto | Refusal {
  const errors: FieldError[] = [];
  const mail = correo.trim() === '' ? null : parseCorreo(correo);
  const phone = telefono.trim() === '' ? null : parseTelefono(telefono);
  if (mail?.ok === false) errors.push({ path: 'correo', sentence: mail.notice.sentence });
  if (phone?.ok === false) errors.push({ path: 'telefono', sentence: phone.notice.sentence });
  if (mail === null && phone === null)
    errors.push({ path: 'correo', sentence: 'Escriba un correo electrónico o un teléfono donde avisarle.' });
  if (errors.length > 0) return refuse('datos-con-errores', { errors });
  const extension = phone?.ok === true ? phone.value.extension : null;
  return {
    correo: mail?.ok === true ? mail.value.address : null,
    telefono:
      phone?.ok === true ? `${phone.value.nacional}${extension === null ? '' : ` ext. ${extension}`}` : null,
  };
}

export async function leaveContact(
  deps: Deps,
  quien: Persona,
  { id, cliente, ...typed }: PersonCommand & Typed,
): Promise<Conversacion | Refusal> {
  const contacto = contactFrom(typed);
  if (isRefusal(contacto)) return contacto;
  const { correo, telefono } = contacto;
  return changeConversation(
    deps,
    quien,
    { id, versionVista: null },
    {
      verbo: 'dejar-contacto',
      cliente,
      cuerpo: { correo, telefono },
      aplica: (c) => ({
        conversacion: { ...c, contacto },
        lineas: [
          {
            clase: 'contacto',
            contenido: { correo: correo !== null, telefono: telefono !== null },
            autor: byPerson,
            cliente,
          },
        ],
      }),
    },
  );
}
