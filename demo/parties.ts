/** Invented suppliers and entities of the demonstration, by key: names, numbers and addresses say that they are examples. */
import { instantOf } from '../src/domain/calendar/civil-date.ts';
import { zoneGuayaquil } from '../src/domain/calendar/zone.ts';
import type { Ficha, Representante } from '../src/domain/registro/ficha.ts';
import type { Entidad } from '../src/domain/registro/proceso.ts';
import { diaEntreSemana } from '../src/domain/tramite/ejemplo.ts';

/** Invented RUCs, high in their series, with a right check digit. */
export const partyRucs = {
  textilera: '1799999028001',
  personaNatural: '3000000012001',
  consultoraExtranjera: '1799999036001',
  asociacion: '1799999044001',
  asociacionSinDirectiva: '1799999052001',
  conPendientes: '1799999060001',
  noHabilitada: '1799999079001',
  correoReciente: '1799999087001',
  pasiva: '3000000020001',
} as const;

export type PartyKey = keyof typeof partyRucs;

function representative(cedula: string, which: string, since: string, until: string | null): Representante {
  return {
    cedula,
    nombre: `Representante de Ejemplo ${which}`,
    fechaNacimiento: '1980-03-27',
    desde: since,
    hasta: until,
  };
}

/** What most entries have; each party says where it differs. */
function entry(
  key: PartyKey,
  razonSocial: string,
  correo: string,
  own: Partial<Omit<Ficha, 'ruc' | 'razonSocial'>>,
): Ficha {
  return {
    ruc: partyRucs[key],
    tipo: 'juridica',
    nacional: true,
    razonSocial,
    nombreComercial: '',
    estado: 'habilitado',
    estadoDesde: '2024-02-01',
    impedimentos: [],
    pendientes: [],
    direccion: null,
    correo: { direccion: correo, recuperaDesdeMs: 0, anterior: null },
    telefonos: [],
    cpcs: [],
    ciius: [],
    representantes: [],
    listadoDeSocios: null,
    sri: null,
    ...own,
  };
}

/** Suppliers as they stand on `today`, a civil date: periods and holds move with it, so that the demo never ages. */
export function demoSuppliers(today: string): { readonly [K in PartyKey]: Ficha } {
  const daysFromNow = (days: number) => diaEntreSemana(today, days);
  return {
    textilera: entry(
      'textilera',
      'Textiles Demostración S.A.',
      'contabilidad@textiles-demostracion.example',
      {
        nombreComercial: 'Textiles Demostración',
        direccion: {
          parroquia: '170150',
          calle: 'Avenida Demostración',
          numero: 'N10-20',
          interseccion: 'Calle Ejemplo',
          referencia: '',
        },
        telefonos: [
          { tipo: 'celular', numero: '0990000001', extension: '' },
          { tipo: 'convencional', numero: '022000001', extension: '101' },
        ],
        cpcs: [
          { codigo: '28231', ciiu: 'C1410.02', desde: '2024-02-01' },
          { codigo: '28233', ciiu: 'C1410.02', desde: '2024-02-01' },
        ],
        ciius: ['C1410.02', 'C1392.01', 'G4641.21'],
        representantes: [representative('3000000038', 'Uno', '2024-01-15', null)],
        sri: { parroquia: '170150', nombreComercial: 'Textiles Demostración' },
      },
    ),
    personaNatural: entry('personaNatural', 'Persona de Ejemplo Uno', 'taller@artesania-ejemplo.example', {
      tipo: 'natural',
      nombreComercial: 'Taller de Ejemplo',
      direccion: {
        parroquia: '180150',
        calle: 'Calle de Ejemplo',
        numero: '12',
        interseccion: '',
        referencia: 'Frente al mercado de prueba',
      },
      telefonos: [{ tipo: 'celular', numero: '0990000002', extension: '' }],
      cpcs: [{ codigo: '27120', ciiu: 'C1392.01', desde: '2024-05-10' }],
      ciius: ['C1392.01', 'S9529.01'],
      representantes: [representative('3000000012', 'Dos', '2024-01-15', null)],
      sri: { parroquia: '180150', nombreComercial: null },
    }),
    consultoraExtranjera: entry(
      'consultoraExtranjera',
      'Demostración Consulting Ltd.',
      'office@demostracion-consulting.example',
      {
        nacional: false,
        nombreComercial: 'Demostración Consulting',
        telefonos: [{ tipo: 'convencional', numero: '022000003', extension: '' }],
        representantes: [representative('3000000046', 'Tres', '2025-01-15', null)],
      },
    ),
    asociacion: entry(
      'asociacion',
      'Asociación de Producción Textil Ejemplo ASOEJEMPLO',
      'secretaria@asoejemplo.example',
      {
        tipo: 'eps',
        nombreComercial: 'ASOEJEMPLO',
        direccion: {
          parroquia: '100150',
          calle: 'Calle Demostración',
          numero: 'S/N',
          interseccion: 'Calle Ejemplo',
          referencia: 'Casa comunal de prueba',
        },
        telefonos: [{ tipo: 'celular', numero: '0990000004', extension: '' }],
        cpcs: [{ codigo: '28231', ciiu: 'C1410.02', desde: '2024-06-03' }],
        ciius: ['C1410.02'],
        representantes: [representative('3000000053', 'Cuatro', daysFromNow(-300), daysFromNow(200))],
        socios: [
          { cedula: '3000001010', nombre: 'DEMOSTRACIÓN PRIMERA ANA', fechaIngreso: '2024-06-03' },
          { cedula: '3000001028', nombre: 'EJEMPLO SEGUNDO LUIS', fechaIngreso: '2024-06-03' },
          { cedula: '3000001044', nombre: 'PRUEBA CUARTA MARTA', fechaIngreso: '2025-02-10' },
        ],
      },
    ),
    asociacionSinDirectiva: entry(
      'asociacionSinDirectiva',
      'Asociación de Servicios de Alimentación Demostración ASODEMO',
      'directiva@asodemo.example',
      {
        tipo: 'eps',
        estado: 'no-habilitado',
        estadoDesde: daysFromNow(-60),
        impedimentos: [
          {
            causa: 'Datos del registro sin actualizar',
            desde: daysFromNow(-60),
            hasta: daysFromNow(-10),
            fuente: 'LOSNCP, art. 20, numeral 2',
            documento: null,
          },
        ],
        ciius: ['I5629.01'],
        representantes: [representative('3000000061', 'Cinco', daysFromNow(-560), daysFromNow(-40))],
      },
    ),
    conPendientes: entry(
      'conPendientes',
      'Constructora Ejemplo Cía. Ltda.',
      'obras@constructora-ejemplo.example',
      {
        nombreComercial: 'Constructora Ejemplo',
        telefonos: [{ tipo: 'convencional', numero: '042000006', extension: '' }],
        cpcs: [{ codigo: '53211', ciiu: 'F4210.11', desde: '2024-03-18' }],
        ciius: ['F4210.11', 'M7110.21'],
        representantes: [representative('3000000079', 'Seis', '2024-01-15', null)],
        pendientes: [
          {
            tipo: 'oferta-abierta',
            referencia: 'SIE-MDEMO-001-2026',
            detalle: 'una oferta en un proceso que no termina',
          },
          {
            tipo: 'adjudicacion-sin-firma',
            referencia: 'LICO-HDEMO-002-2026',
            detalle: 'una adjudicación sin contrato firmado',
          },
          {
            tipo: 'contrato-en-ejecucion',
            referencia: 'LICO-MDEMO-003-2026',
            detalle: 'un contrato en ejecución',
          },
          {
            tipo: 'orden-de-compra',
            referencia: 'CE-20260000000001',
            detalle: 'una orden de compra por entregar',
          },
          {
            tipo: 'sancion-en-tramite',
            referencia: 'Expediente de ejemplo 12',
            detalle: 'un expediente sancionador abierto',
          },
          {
            tipo: 'deuda',
            referencia: 'Título de ejemplo 34',
            detalle: 'una deuda en firme con la institución',
          },
        ],
      },
    ),
    noHabilitada: entry(
      'noHabilitada',
      'Imprenta Demostración S.A.S.',
      'ventas@imprenta-demostracion.example',
      {
        nombreComercial: 'Imprenta Demostración',
        estado: 'no-habilitado',
        estadoDesde: daysFromNow(-120),
        impedimentos: [
          {
            causa: 'Contratista incumplido',
            desde: daysFromNow(-120),
            hasta: null,
            fuente: 'LOSNCP, art. 20, numeral 1',
            documento: 'Resolución de ejemplo 56',
          },
        ],
        ciius: ['C1811.01'],
        representantes: [representative('3000000087', 'Siete', '2024-01-15', null)],
      },
    ),
    correoReciente: entry('correoReciente', 'Papelería Ejemplo S.A.', 'nuevo@papeleria-ejemplo.example', {
      nombreComercial: 'Papelería Ejemplo',
      correo: {
        direccion: 'nuevo@papeleria-ejemplo.example',
        // Cools off until the end of the demo's day, so that both addresses can be tried.
        recuperaDesdeMs: instantOf(today, 1_440, zoneGuayaquil),
        anterior: 'anterior@papeleria-ejemplo.example',
      },
      telefonos: [{ tipo: 'celular', numero: '0990000008', extension: '' }],
      ciius: ['G4649.91'],
      representantes: [representative('3000000095', 'Ocho', '2024-01-15', null)],
    }),
    pasiva: entry('pasiva', 'Persona de Ejemplo Dos', 'contacto@ejemplo-dos.example', {
      tipo: 'natural',
      estado: 'pasivo',
      estadoDesde: daysFromNow(-30),
      ciius: ['M7110.21'],
      representantes: [representative('3000000020', 'Nueve', '2024-01-15', null)],
    }),
  };
}

export const demoEntities = {
  municipio: {
    ruc: '1760999170001',
    nombre: 'Municipio de Ejemplo (demostración)',
    correo: 'compras@municipio-ejemplo.example',
    parroquia: '170150',
  },
  hospital: {
    ruc: '1760999250001',
    nombre: 'Hospital de Ejemplo (demostración)',
    correo: 'compras@hospital-ejemplo.example',
    parroquia: '090150',
  },
} as const satisfies Readonly<Record<string, Entidad>>;
