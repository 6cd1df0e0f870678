/** What the mail door would conclude from one mail: everything but what only the database and the secret can tell. */
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { ReadOutcome } from '../documents/correo/mail-reader.ts';
import { sniffOpenFile } from '../documents/sniff-open-file.ts';
import type { IndiceDeSugerencias, Sugerencia } from '../domain/chat/sugerir.ts';
import type { Autenticacion } from '../domain/correo/autenticacion.ts';
import { loQueDice, separarCita, type TextoSeparado } from '../domain/correo/cita.ts';
import { type ClaseHallada, claseDe } from '../domain/correo/clase-de-correo.ts';
import { nadaRecogido, type Recogido, recogerDeCorreo } from '../domain/correo/datos-de-correo.ts';
import { buscarMarcas, type Marca } from '../domain/correo/evidencia.ts';
import type { CorreoLeido, Direccion, Sobre } from '../domain/correo/leido.ts';
import { type Faltante, loQueFalta } from '../domain/correo/lo-que-falta.ts';
import { recibePorCorreo } from '../domain/correo/recibe-por-correo.ts';
import { originalPropuesto } from '../domain/correo/reenviado.ts';
import { juzgarRemitente, type RemitenteJuzgado } from '../domain/correo/remitente.ts';
import { sobreDeCabeceras } from '../domain/correo/sobre-de-cabeceras.ts';
import {
  type AsuntoDeAlerta,
  asuntoDeAlerta,
  sugerirTramite,
} from '../domain/correo/sugerencia-de-correo.ts';
import type { Definicion } from '../domain/tramite/definicion.ts';
import type { Formato } from '../domain/tramite/documento.ts';

type Read = Extract<ReadOutcome, { outcome: 'leido' }>;
type Understood = {
  readonly tramite: string;
  readonly recogido: Recogido;
  readonly faltan: readonly Faltante[];
};

export type MailFindings = {
  readonly correo: Omit<CorreoLeido, 'texto' | 'cabeceras'>;
  readonly sobre: Sobre;
  readonly texto: TextoSeparado;
  readonly formatos: { readonly [sha256: string]: Formato | null };
  readonly autenticacion: Autenticacion;
  readonly remitente: RemitenteJuzgado;
  readonly original: Direccion | null;
  readonly clase: ClaseHallada;
  readonly marcas: readonly Marca[];
  readonly sugerencias: readonly Sugerencia[];
  /** At the alert address. */
  readonly alerta: AsuntoDeAlerta;
  /** Null where the trámite suggested is not filed by mail. */
  readonly comprendido: Understood | null;
};

type FindingsOrder = {
  readonly read: Read;
  readonly partsFolder: string;
  /** Those that are offered. */
  readonly definiciones: readonly Definicion[];
  /** Learnt from the same ones. */
  readonly indice: IndiceDeSugerencias;
  readonly nuestras: readonly string[];
  readonly cerradas: ReadonlySet<string>;
  readonly authenticate: (correo: CorreoLeido, sobre: Sobre) => Promise<Autenticacion>;
};

const partsSniffedMax = 100;

async function formatOf(path: string, name: string): Promise<Formato | null> {
  const handle = await open(path);
  try {
    return await sniffOpenFile(handle, name);
  } finally {
    await handle.close();
  }
}

async function formatsOf({ adjuntos }: CorreoLeido, folder: string): Promise<MailFindings['formatos']> {
  const formats: Record<string, Formato | null> = {};
  for (const { sha256, nombre } of adjuntos.slice(0, partsSniffedMax))
    formats[sha256] ??= await formatOf(join(folder, sha256), nombre);
  return formats;
}

function understand(
  { definiciones, cerradas }: FindingsOrder,
  tramite: string | undefined,
  mail: { correo: CorreoLeido; visible: string; formatos: MailFindings['formatos'] },
): Understood | null {
  const definicion = definiciones.find(({ id }) => id === tramite);
  if (definicion === undefined || !recibePorCorreo(definicion, cerradas)) return null;
  const recogido = recogerDeCorreo(definicion, { ...mail, facturas: [], yaHay: nadaRecogido });
  return { tramite: definicion.id, recogido, faltan: loQueFalta(definicion, recogido) };
}

/** No secret is at hand here: marks that only we can have written read as those of a stranger. */
const noMarksOfOurs = { hiloDeDireccion: () => null, mensaje: () => null };

export async function findingsOf(order: FindingsOrder): Promise<MailFindings> {
  const { read, partsFolder, definiciones, indice, nuestras, authenticate } = order;
  const { texto: whole, cabeceras: _cabeceras, ...rest } = read.correo;
  const { correo } = read;
  const sobre = sobreDeCabeceras(correo);
  const texto = separarCita(whole);
  const visible = loQueDice(texto);
  const formatos = await formatsOf(correo, partsFolder);
  const autenticacion = await authenticate(correo, sobre);
  const sugerencias = sugerirTramite(indice, correo, visible);
  return {
    correo: rest,
    sobre,
    texto,
    formatos,
    autenticacion,
    remitente: juzgarRemitente(correo, autenticacion, { personal: [] }),
    original: originalPropuesto(correo),
    clase: claseDe(correo, sobre, nuestras),
    marcas: buscarMarcas(correo, sobre, noMarksOfOurs),
    sugerencias,
    alerta: asuntoDeAlerta(indice, definiciones, correo, texto),
    comprendido: understand(order, sugerencias[0]?.tramite, { correo, visible, formatos }),
  };
}
