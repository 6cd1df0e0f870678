/** The mail desk and the page of the mailed link on this machine, with mails handed in as they would arrive, for tests. */
import { buildPdf } from '../../../../tests/authority/build-pdf.ts';
import { type Served, serveScene } from '../../../../tests/served.ts';
import { WebClient } from '../../../../tests/web-client.ts';
import { completionToken } from '../../../actions/correo/completion-link.ts';
import {
  handIn,
  type Mail,
  type MailRow,
  mailOf,
  mailRow,
  workOff,
} from '../../../actions/correo/testing/mail-scene.ts';
import { completarDoor } from '../../../channels/correo/completar-door.ts';
import { paths } from '../../../paths.ts';
import { addMailDeskRoutes } from '../mail-door.ts';

export type MailDesk = Served & {
  /** A browser without JavaScript, signed in as somebody of `demo/accounts.ts`. */
  as(usuario: string): Promise<WebClient>;
  /** A browser that nobody signed in with. */
  anonymous(): WebClient;
  mail(content: Mail): Promise<MailRow>;
  /** Address of the page that completes a thread. */
  linkOf(hilo: string): string;
};

export async function startMailDesk(): Promise<MailDesk> {
  const served = await serveScene([addMailDeskRoutes, completarDoor], { host: 'localhost' });
  const { deps, origin } = served;
  return {
    ...served,
    as: async (usuario) => new WebClient(origin, await served.sessionOf(served.staff(usuario))),
    anonymous: () => new WebClient(origin),
    mail: async (content) => {
      const receipt = await handIn(deps, mailOf(content));
      if (!('id' in receipt)) throw new Error(`the mail was not kept: ${receipt.outcome}`);
      await workOff(deps);
      return mailRow(deps, receipt.id);
    },
    linkOf: (hilo) => paths.completarCorreo(completionToken(deps.keys, hilo)),
  };
}

export const complaint = `Señores:

El municipio no me paga la factura del contrato del proceso LICO-MDEMO-003-2026. Entregué todo hace tres meses, firmamos el acta de entrega recepción definitiva y hasta ahora no me pagan.

Atentamente,
Persona de Prueba

El lun, 9 nov 2026 a las 8:12, Tesorería de Ejemplo (<tesoreria@entidad.example>) escribió:
> La orden de pago está en trámite.
> Saludos`;

export const acta = {
  nombre: 'acta entrega recepcion definitiva.pdf',
  tipo: 'application/pdf',
  bytes: buildPdf({ lines: ['ACTA DE ENTREGA RECEPCION DEFINITIVA', 'Documento sintetico.'] }),
};

export const factura = {
  nombre: 'factura.pdf',
  tipo: 'application/pdf',
  bytes: buildPdf({ lines: ['FACTURA', 'Documento sintetico.'] }),
};

/** A complaint of an invented contractor with only the acta: the invoice is missing. */
export const incomplete = (de: string): Mail => ({
  de,
  nombre: 'Contratista de Prueba',
  asunto: 'Retención indebida de pagos',
  texto: complaint,
  adjuntos: [acta],
});
