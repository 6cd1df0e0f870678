/** Turns a mail to the alert address into a complaint: what it says, its files, and its sender as the sealed identity. */
import type { ClaseDeCorreo } from '../../domain/correo/clase-de-correo.ts';
import type { CorreoLeido, Sobre } from '../../domain/correo/leido.ts';
import type { RemitenteJuzgado } from '../../domain/correo/remitente.ts';
import { clasificar } from '../../domain/denuncia/clasificar.ts';
import type { ArchivoGuardado, Identidad, NuevaDenuncia, Respuesta } from '../../domain/denuncia/denuncia.ts';
import type { Definicion } from '../../domain/tramite/definicion.ts';

type MailSealed = {
  readonly sobre: Sobre;
  readonly archivos: readonly ArchivoGuardado[];
  readonly crudo: ArchivoGuardado;
};

type MailTold = MailSealed & {
  readonly correo: CorreoLeido;
  readonly clase: ClaseDeCorreo;
  readonly remitente: RemitenteJuzgado;
  /** Complaints that earlier mails of the thread became. */
  readonly anteriores: readonly string[];
};

const machineWords: { readonly [C in ClaseDeCorreo]: string | null } = {
  persona: null,
  automatico: 'Una máquina: parece una respuesta automática.',
  rebote: 'Una máquina: es un informe de entrega o de lectura.',
  lista: 'Una lista de distribución.',
};

const senderWords: { readonly [A in RemitenteJuzgado['autenticidad']]: string } = {
  verificado: 'Comprobada: el servidor de esa dirección responde por el correo.',
  'sin-verificar': 'No se pudo comprobar que el correo salga de esa dirección.',
  falsificado: 'No coincide: el servidor de esa dirección dice que el correo no es suyo.',
};

const line = (campo: string, pregunta: string, valor: string): readonly Respuesta[] =>
  valor.trim() === '' ? [] : [{ campo, pregunta, valor }];

/** Always there: a mail is refused to nobody, and whatever is known of its sender is sealed as an identity. */
function senderOf(direccion: string, nombre: string): Identidad {
  return { nombre, identificacion: '', correo: direccion, telefono: '' };
}

export function composeMailedComplaint(definicion: Definicion, told: MailTold): NuevaDenuncia {
  const { correo, clase, remitente, anteriores, sobre, archivos, crudo } = told;
  const escrito = [correo.asunto, correo.texto, ...archivos.map(({ nombre }) => nombre)].join('\n');
  const machine = machineWords[clase];
  const respuestas = [
    ...line('asunto', 'Asunto del correo', correo.asunto),
    ...line('hechos', 'Lo que escribió', correo.texto),
    ...line('anteriores', 'Continúa lo que contó en', anteriores.join('\n')),
    ...line('remitente', 'Dirección de quien escribe', senderWords[remitente.autenticidad]),
    ...line('maquina', 'Quién lo envió', machine ?? ''),
  ];
  const conIdentidad = true;
  const routed = clasificar({
    materia: null,
    texto: escrito,
    conIdentidad,
    institucion: definicion.institucion ?? [],
  });
  return {
    llave: correo.huella,
    via: 'correo',
    clase: machine === null ? routed.clase : 'otra',
    grupo: routed.grupo,
    relato: { respuestas },
    identidad: senderOf(remitente.direccion ?? sobre.de, remitente.nombre),
    archivos,
    crudo,
    textoParaImpedimentos: escrito,
  };
}

/** A mail nobody could read, poison or worse: kept as it came, for the reader's own tools. */
export function composeUnreadableComplaint(huella: string, { sobre, crudo }: MailSealed): NuevaDenuncia {
  return {
    llave: `ilegible-${huella}`,
    via: 'correo',
    clase: 'otra',
    grupo: 'denuncias',
    relato: {
      respuestas: line(
        'ilegible',
        'El correo',
        'No se pudo leer aquí. Se conserva como llegó, sellado con la identidad.',
      ),
    },
    identidad: senderOf(sobre.de, ''),
    archivos: [],
    crudo,
    textoParaImpedimentos: '',
  };
}
