/** Runs one example of a definition through the pure engine, against the demo's register: no door, no database. */
import { demoRegister } from '../../demo/register.ts';
import { territorioDe } from '../../src/actions/clocks.ts';
import type { AdjuntoExaminado, Examen } from '../../src/domain/documento/examen.ts';
import type { Cambio } from '../../src/domain/registro/asiento.ts';
import type { Datos } from '../../src/domain/tramite/campo.ts';
import { comprobar, confirmacionesPedidas, encaminar } from '../../src/domain/tramite/decidir.ts';
import type { Definicion, Ejemplo } from '../../src/domain/tramite/definicion.ts';
import type { Documento } from '../../src/domain/tramite/documento.ts';
import type { Aviso, EfectoAbierto, Entorno } from '../../src/domain/tramite/efecto.ts';
import { efectos } from '../../src/domain/tramite/efectos/catalogo.ts';
import { conFechas } from '../../src/domain/tramite/ejemplo.ts';
import type { Hechos } from '../../src/domain/tramite/hechos.ts';
import { leerDatos } from '../../src/domain/tramite/leer-datos.ts';
import { documentosPedidos, nombreDeParroquia } from '../../src/domain/tramite/resumen.ts';
import type { Verdict } from '../../src/domain/tramite/verdict.ts';
import { plainFacts } from './plain-facts.ts';

export type Outcome = {
  readonly kind:
    | 'errores'
    | 'falta-documento'
    | 'rechazada'
    | 'falta-confirmacion'
    | 'funcionario'
    | 'aprobada';
  /** Answers as read; empty where reading them failed. */
  readonly datos: Datos;
  /** Paths in error, keys of missing documents, or codes of the verdicts that decided. */
  readonly because: readonly string[];
  readonly verdicts: readonly Verdict[];
  readonly dosPersonas: boolean;
  /** What the effect changes: applied where approved, or as an officer's approval would apply it. */
  readonly cambios: readonly Cambio[];
  readonly avisos: readonly Aviso[];
};

/** What the checks look at for one example on `today` at noon. */
export function factsFor(definicion: Definicion, ejemplo: Ejemplo, datos: Datos, today: string): Hechos {
  const demo = demoRegister(today);
  const calls = ejemplo.circunstancia !== 'registro-no-responde';
  const asked = typeof datos.ruc === 'string' ? datos.ruc : '';
  const ficha =
    definicion.solicitante === 'titular-sin-sesion'
      ? Object.values(demo.proveedores).find((f) => f.ruc === asked)
      : demo.proveedores[ejemplo.quien];
  const proved = new Set<string>();
  for (const campo of ejemplo.codigos ?? []) {
    const typed = datos[campo];
    const address = definicion.datos[campo]?.tipo === 'codigoAlRegistrado' ? ficha?.correo.direccion : typed;
    if (typeof address === 'string') proved.add(`${campo}=${address.toLowerCase()}`);
  }
  return plainFacts(today, {
    registroDisponible: calls,
    ficha: calls ? (ficha ?? null) : null,
    proceso: calls ? (demo.procesos.find((p) => p.codigo === datos.proceso) ?? null) : null,
    entidad: demo.entidades[ejemplo.quien]?.ruc ?? null,
    territorioEntidad: territorioDe(demo.entidades[ejemplo.quien]?.parroquia ?? undefined),
    entidadTitular:
      calls && definicion.solicitante === 'titular-sin-sesion'
        ? (Object.values(demo.entidades).find((e) => e.ruc === asked) ?? null)
        : null,
    hayRelaciones: ejemplo.circunstancia !== 'sin-tabla-cpc-ciiu',
    verificados: proved,
  });
}

/** What a look at the lists of members or the invoice would have read; null for papers no example says anything of. */
function examenOf({ examen: tipo }: Documento, { socios, factura }: Ejemplo): Examen | null {
  const seen = { tipo, version: 1, hallazgos: [] };
  if (tipo === 'factura' && factura !== undefined)
    return { ...seen, datos: { factura: { issuer: { ruc: factura.emisor }, total: factura.total } } };
  if (socios === undefined) return null;
  if (tipo === 'excel-socios') {
    const filas = socios.excel.map((socio, i) => ({ ...socio, fila: i + 2, novedad: null }));
    return { ...seen, datos: { filas } };
  }
  if (tipo !== 'listado-seps') return null;
  return { ...seen, datos: { listado: { organizacion: null, fecha: null, socios: socios.listado } } };
}

function attachmentsFor(
  ejemplo: Ejemplo,
  asked: readonly (readonly [string, Documento])[],
): readonly AdjuntoExaminado[] {
  return (ejemplo.documentos ?? []).map((clave, i) => {
    const documento = asked.find(([pedido]) => pedido === clave)?.[1];
    if (documento === undefined) throw new Error(`«${clave}» is attached and was not asked for`);
    const [formato = 'pdf'] = documento.formatos;
    return {
      id: `adjunto-${i}`,
      documento: clave,
      nombre: `${clave}.${formato}`,
      sha256: String(i).repeat(64).slice(0, 64),
      tamanoBytes: 1_024,
      formato,
      examen: examenOf(documento, ejemplo),
    };
  });
}

function applied(
  definicion: Definicion,
  datos: Datos,
  hechos: Hechos,
  adjuntos: readonly AdjuntoExaminado[],
) {
  if (definicion.alAprobar === null) return { cambios: [], avisos: [] };
  const efecto = efectos[definicion.alAprobar] as EfectoAbierto;
  const entorno: Entorno = {
    referencia: 'EJEMPLO',
    hoy: hechos.hoy,
    ahoraMs: hechos.ahoraMs,
    adjuntos,
    excluidas: [],
    nombreDeParroquia: (codigo) => nombreDeParroquia(codigo, hechos),
  };
  if (efecto.clase === 'proveedor' && hechos.ficha !== null)
    return efecto.aplica(datos, hechos.ficha, entorno);
  if (efecto.clase === 'proceso' && hechos.proceso !== null)
    return efecto.aplica(datos, hechos.proceso, entorno);
  return { cambios: [], avisos: [] };
}

/** The outcome of an example filed on `today` (civil date) at noon in the agency's zone. */
export function runExample(definicion: Definicion, ejemplo: Ejemplo, today: string): Outcome {
  const lectura = leerDatos(definicion, conFechas(ejemplo.datos, today));
  const { datos } = lectura;
  const nothing = { datos, verdicts: [], dosPersonas: false, cambios: [], avisos: [] };
  if (lectura.errores.length > 0)
    return { ...nothing, kind: 'errores', because: lectura.errores.map((e) => e.path) };
  const asked = documentosPedidos(definicion, datos);
  const adjuntos = attachmentsFor(ejemplo, asked);
  const missing = asked.filter(
    ([clave, documento]) => documento.opcional !== true && !adjuntos.some((a) => a.documento === clave),
  );
  if (missing.length > 0)
    return { ...nothing, kind: 'falta-documento', because: missing.map(([clave]) => clave) };
  const hechos = factsFor(definicion, ejemplo, datos, today);
  const verdicts = comprobar(definicion, datos, hechos, adjuntos);
  const rumbo = encaminar(definicion, verdicts);
  const because = (decides: (v: Verdict) => boolean) => verdicts.filter(decides).map((v) => v.code);
  if (rumbo.rumbo === 'rechazar')
    return { ...nothing, verdicts, kind: 'rechazada', because: because((v) => v.state === 'reject') };
  if (confirmacionesPedidas(verdicts).length > 0 && ejemplo.confirma !== true)
    return { ...nothing, verdicts, kind: 'falta-confirmacion', because: ['falta-confirmacion'] };
  const { cambios, avisos } = applied(definicion, datos, hechos, adjuntos);
  return rumbo.rumbo === 'aprobar'
    ? { ...nothing, verdicts, cambios, avisos, kind: 'aprobada', because: [] }
    : {
        ...nothing,
        verdicts,
        cambios,
        avisos,
        kind: 'funcionario',
        because: because((v) => v.officer),
        dosPersonas: rumbo.secondPerson,
      };
}
