/** The sentences of a receipt: what it is, what proves it, and what it does not prove. */
import type { FirmaClase, Recibo, ReciboClase } from './recibo.ts';

export const reciboTitles: { readonly [C in ReciboClase]: string } = {
  presentacion: 'Recibo de presentación',
  decision: 'Recibo de la decisión',
};

const firmaSentences: { readonly [C in FirmaClase]: (nombre: string) => string } = {
  institucional: (nombre) =>
    `Este documento lleva la firma electrónica de ${nombre}. Si alguien cambia algo en él, la firma deja de ser válida.`,
  demostracion: () =>
    'Firmado con clave de demostración: sirve para probar el sistema y no tiene valor legal.',
  ninguna: () =>
    'Este documento no lleva firma electrónica: la institución no tenía una clave vigente configurada. Compruébelo en la página de verificación.',
};

export function firmaSentence({ clase, nombre }: Recibo['firma']): string {
  return firmaSentences[clase](nombre ?? 'la institución');
}

export function registroSentence({ registro, evento }: Recibo): string {
  if (registro === null)
    return `Aún no está en el registro público de sucesos: vuelva a descargarlo más tarde. Es el suceso ${evento.n} de la solicitud.`;
  return `Consta en el registro público de sucesos con el número ${registro.indice}, dentro de un árbol de ${registro.tamano} sucesos. Es el suceso ${evento.n} de la solicitud. La prueba va dentro de este archivo.`;
}

export function resultadoSentence({ resultado, automatica }: NonNullable<Recibo['decision']>): string {
  if (resultado === 'negada') return 'La solicitud fue negada.';
  return automatica
    ? 'La solicitud fue aprobada en el acto, con las comprobaciones del sistema.'
    : 'La solicitud fue aprobada.';
}

export const filingSentence =
  'Recibimos su solicitud y quedó registrada. Este recibo prueba qué presentó y cuándo; no es una decisión.';

export const checkingSentence =
  'Lea el cuadro QR con su teléfono o escriba el código en la página de verificación. Allí verá la fecha, el trámite, el estado y la huella de cada archivo, y podrá comparar un archivo sin enviarlo.';

/** What gives a file its name; safe in any system. */
export function reciboFileName({ clase, referencia, evento }: Recibo): string {
  const kind = clase === 'presentacion' ? 'presentacion' : `decision-${evento.n}`;
  return `recibo-${kind}-${referencia}.pdf`;
}
