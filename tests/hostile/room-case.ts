/** A mail with a file in a thread of Control de procesos, and a complaint in the sealed room with its people: worth reading, both. */
import { Readable } from 'node:stream';
import { handIn, type Mail, mailOf, mailRow, workOff } from '../../src/actions/correo/testing/mail-scene.ts';
import { openDenuncia } from '../../src/actions/sala/open-denuncia.ts';
import { storeSealedFile } from '../../src/actions/sala/store-sealed-file.ts';
import { type Enrolled, enrolled, syntheticComplaint } from '../../src/actions/sala/testing/room.ts';
import type { RolFuncionario } from '../../src/domain/solicitud/actor.ts';
import { insertCuenta } from '../../src/store/cuentas.ts';
import { sampleFiles } from '../sample-files.ts';
import type { Scene } from '../scene.ts';
import { accepted } from './chat-case.ts';
import type { Places } from './routes.ts';

/** About a payment that an entity withholds, with the acta and without the invoice: it waits for papers. */
export const withheldMail = (texto: string): Mail => ({
  de: 'contratista.sintetico@correo.example',
  nombre: 'Contratista de Prueba',
  asunto: 'Retención indebida de pagos',
  texto: `La entidad no me paga la factura del contrato del proceso LICO-MDEMO-003-2026. ${texto}`,
  adjuntos: [
    {
      nombre: 'acta entrega recepcion definitiva.pdf',
      tipo: 'application/pdf',
      bytes: Buffer.from(sampleFiles.pdf),
    },
  ],
});

export async function mailCase(
  { deps }: Scene,
  texto: string,
): Promise<Pick<Places, 'hilo' | 'correo' | 'sha256'>> {
  const receipt = await handIn(deps, mailOf(withheldMail(texto)));
  if (!('id' in receipt)) throw new Error(`the mail was not kept: ${receipt.outcome}`);
  await workOff(deps);
  const { id, hilo } = await mailRow(deps, receipt.id);
  const [file] = await deps.db.query<{ sha256: string }>(
    {
      name: 'prueba-adjunto',
      text: "select leido->'adjuntos'->0->>'sha256' as sha256 from correos_recibidos where id = $1::uuid",
    },
    [id],
  );
  if (hilo === null || file === undefined) throw new Error('the mail stands in no thread');
  return { hilo, correo: id, sha256: file.sha256 };
}

const names = {
  lectora: 'Lectora Inventada Montenegro',
  nombrado: 'Lector Inventado Villacreces',
  extorsion: 'Lectora Inventada Palacios',
  custodia: 'Custodia Inventada Bravo',
  jefatura: 'Jefatura Inventada Cevallos',
} as const;

export type RoomCase = {
  readonly denuncia: string;
  readonly palabras: readonly string[];
  readonly people: { readonly [key in keyof typeof names]: Enrolled };
};

/** With an account, so that they may also have a session. */
async function withAccount({ deps }: Scene, { actor }: Enrolled, rol: RolFuncionario): Promise<void> {
  const { cuenta: id, nombre } = actor;
  const cuenta = { id, clase: 'funcionario', ruc: null, usuario: `u-${id}`, nombre, correo: null } as const;
  const claveHash = await deps.passwords.hash('una clave larga de prueba para la sala');
  await insertCuenta(deps.db, { ...cuenta, claveHash, roles: [rol], unidades: [] }, deps.clock.nowMs());
}

/** `texto` is what the complaint says; it is about the entity that `nombrado` declared not to judge. */
export async function roomCase(scene: Scene, texto: string): Promise<RoomCase> {
  const { deps } = scene;
  const entidad = 'Constructora Sintética Andina';
  const people = {
    lectora: await enrolled(deps, names.lectora, ['denuncias']),
    nombrado: await enrolled(deps, names.nombrado, ['denuncias'], [entidad]),
    extorsion: await enrolled(deps, names.extorsion, ['extorsion']),
    custodia: await enrolled(deps, names.custodia),
    jefatura: await enrolled(deps, names.jefatura, ['personal-propio']),
  };
  for (const one of Object.values(people))
    await withAccount(scene, one, one.lector.custodio ? 'custodio' : 'lector');
  const hechos = `La ${entidad} pagó por ganar. ${texto}`;
  const upload = { nombre: 'prueba.txt', sizeBytesMax: 10_000 };
  const archivo = accepted(await storeSealedFile(deps, Readable.from([Buffer.from(texto)]), upload));
  const opened = accepted(
    await openDenuncia(
      deps,
      syntheticComplaint(deps, {
        relato: { respuestas: [{ campo: 'hechos', pregunta: '¿Qué pasó?', valor: hechos }] },
        textoParaImpedimentos: hechos,
        archivos: [archivo],
      }),
    ),
  );
  return { denuncia: opened.id, palabras: opened.palabras ?? [], people };
}
