/** An officer turns a thread into a solicitud on the mail's basis: the record shows who wrote and who filed, and nobody is said to have confirmed. */
import { impedimentoEnCorreo } from '../../domain/correo/quien-puede.ts';
import { bastaUnCorreo } from '../../domain/correo/recibe-por-correo.ts';
import { type FieldError, isRefusal, type Refusal, refuse } from '../../domain/refusals.ts';
import type { Funcionario } from '../../domain/solicitud/actor.ts';
import type { Definicion } from '../../domain/tramite/definicion.ts';
import type { Adjunto } from '../../domain/tramite/documento.ts';
import type { Entrada } from '../../domain/tramite/leer-datos.ts';
import { readAntivirus } from '../../store/examenes.ts';
import { safeFileName } from '../attach-document.ts';
import type { Deps } from '../deps.ts';
import type { Filed } from '../file-solicitud.ts';
import type { ThreadCommand } from './change-thread.ts';
import { fileForThread } from './file-for-thread.ts';
import { formatOfFile } from './format-of-file.ts';
import type { StaffThread } from './read-thread-for-staff.ts';

/** Which attachment of the thread goes into which paper of the trámite. */
export type PaperChoice = { readonly sha256: string; readonly documento: string };

export type ThreadConversion = ThreadCommand & {
  readonly tramite: string;
  readonly entrada: Entrada;
  readonly papeles: readonly PaperChoice[];
  readonly agencia: string;
};

export type ThreadFile = { readonly sha256: string; readonly nombre: string; readonly tamanoBytes: number };

/** Every file that came with the thread and can be filed; those of quarantined mails, and inline pictures, are left out. */
export function filesOfThread({ piezas, hilo }: StaffThread): readonly ThreadFile[] {
  const byHash = new Map<string, ThreadFile>();
  for (const { sha256, nombre, tamanoBytes } of hilo.contenido.documentos)
    byHash.set(sha256, { sha256, nombre, tamanoBytes });
  for (const pieza of piezas) {
    if (pieza.clase !== 'entrada' || pieza.correo.enCuarentena) continue;
    for (const { sha256, nombre, tamanoBytes, enLinea } of pieza.correo.leido?.adjuntos ?? [])
      if (!enLinea && !byHash.has(sha256)) byHash.set(sha256, { sha256, nombre, tamanoBytes });
  }
  return [...byHash.values()];
}

async function papersFor(
  deps: Deps,
  thread: StaffThread,
  { documentos }: Definicion,
  choices: readonly PaperChoice[],
): Promise<{ readonly adjuntos: readonly Adjunto[]; readonly errors: readonly FieldError[] }> {
  const files = filesOfThread(thread);
  const antivirus = await readAntivirus(
    deps.db,
    choices.map(({ sha256 }) => sha256),
  );
  const adjuntos: Adjunto[] = [];
  const errors: FieldError[] = [];
  for (const { sha256, documento } of choices) {
    const file = files.find((one) => one.sha256 === sha256);
    const slot = Object.hasOwn(documentos, documento) ? documentos[documento] : undefined;
    if (file === undefined || slot === undefined) continue;
    const path = `papel:${sha256}`;
    const formato = await formatOfFile(deps, file, slot.formatos);
    if (antivirus.get(sha256) === 'infectado')
      errors.push({ path, sentence: `«${file.nombre}» tiene un virus: no puede usarse.` });
    else if (formato === null)
      errors.push({ path, sentence: `«${file.nombre}» no es de un tipo que acepte «${slot.etiqueta}».` });
    else if (adjuntos.filter((one) => one.documento === documento).length >= slot.maximo)
      errors.push({ path, sentence: `«${slot.etiqueta}» admite hasta ${slot.maximo}. Quite alguno.` });
    else
      adjuntos.push({ ...file, id: deps.ids.newId(), nombre: safeFileName(file.nombre), documento, formato });
  }
  return { adjuntos, errors };
}

/** `thread`: as it was just read for this officer. */
export async function convertThread(
  deps: Deps,
  actor: Funcionario,
  thread: StaffThread,
  input: ThreadConversion,
): Promise<Filed | Refusal> {
  const { hilo } = thread;
  const stop = impedimentoEnCorreo(actor, 'convertir', hilo);
  if (stop !== null) return stop;
  const done = hilo.contenido.historia.some(({ llave }) => llave === input.llave);
  if (!done && hilo.version !== input.versionVista) return refuse('hilo-cambiado');
  if (!done && hilo.solicitud !== null)
    return refuse('transicion-imposible', {
      sentence: `Este hilo ya pertenece a la solicitud ${hilo.solicitud}.`,
    });
  const vigente = deps.definiciones.porId(input.tramite);
  if (vigente === null) return refuse('no-encontrada');
  if (!bastaUnCorreo(vigente.definicion))
    return refuse('puerta-cerrada', {
      sentence:
        'Este trámite exige que lo presente su titular con su cuenta: un correo no basta. Envíe a la persona la dirección de la puerta correcta.',
    });
  const { adjuntos, errors } = await papersFor(deps, thread, vigente.definicion, input.papeles);
  if (errors.length > 0) return refuse('datos-con-errores', { errors });
  const filed = await fileForThread(deps, {
    hilo,
    vigente,
    entrada: input.entrada,
    adjuntos,
    confirmaciones: [],
    revision: null,
    funcionario: actor,
    llave: input.llave,
    agencia: input.agencia,
  });
  if (isRefusal(filed) && filed.code === 'falta-confirmacion')
    return {
      ...filed,
      sentence:
        'Este caso pide que la persona confirme algo, y usted no puede hacerlo por ella. Escríbale para que lo complete con su enlace.',
    };
  return filed;
}
