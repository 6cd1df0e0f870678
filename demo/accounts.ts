/** Sign-ins of the demonstration. The passwords are public on purpose; production refuses every account listed here. */
import { demoEntities, partyRucs } from './parties.ts';

export type DemoOutsideAccount = {
  readonly clase: 'proveedor' | 'entidad';
  readonly ruc: string;
  readonly usuario: string;
  readonly clave: string;
  readonly nombre: string;
  /** What one can try with it, for the README's table. */
  readonly para: string;
};

export type DemoStaffAccount = {
  readonly usuario: string;
  readonly clave: string;
  readonly nombre: string;
  readonly correo: string;
  readonly roles: readonly (
    | 'funcionario'
    | 'supervisor'
    | 'auditor'
    | 'administrador'
    | 'lector'
    | 'custodio'
    | 'delegado'
  )[];
  readonly unidades: readonly string[];
  /** Their place in the sealed room; custodians have no groups. The phrase is as public as the password. */
  readonly sala?: {
    readonly frase: string;
    readonly grupos: readonly ('denuncias' | 'extorsion' | 'personal-propio')[];
  };
  readonly para: string;
};

export const demoOutsideAccounts: readonly DemoOutsideAccount[] = [
  {
    clase: 'proveedor',
    ruc: partyRucs.textilera,
    usuario: 'textilera',
    clave: 'telares-de-ejemplo-1',
    nombre: 'Textiles Demostración S.A.',
    para: 'Todo lo inmediato: dirección, CPC, correo, teléfonos, Pasivo',
  },
  {
    clase: 'proveedor',
    ruc: partyRucs.asociacion,
    usuario: 'asociacion',
    clave: 'costura-de-ejemplo-2',
    nombre: 'Asociación de Producción Textil Ejemplo ASOEJEMPLO',
    para: 'La actualización de socios',
  },
  {
    clase: 'proveedor',
    ruc: partyRucs.conPendientes,
    usuario: 'constructora',
    clave: 'caminos-de-ejemplo-3',
    nombre: 'Constructora Ejemplo Cía. Ltda.',
    para: 'El cambio a Pasivo con asuntos pendientes',
  },
  {
    clase: 'proveedor',
    ruc: partyRucs.consultoraExtranjera,
    usuario: 'consultora',
    clave: 'estudios-de-ejemplo-4',
    nombre: 'Demostración Consulting Ltd.',
    para: 'El incremento de CPC de un proveedor extranjero',
  },
  {
    clase: 'entidad',
    ruc: demoEntities.municipio.ruc,
    usuario: 'municipio',
    clave: 'veredas-de-ejemplo-5',
    nombre: demoEntities.municipio.nombre,
    para: 'La reprogramación de SIE-MDEMO-001-2026',
  },
  {
    clase: 'entidad',
    ruc: demoEntities.hospital.ruc,
    usuario: 'hospital',
    clave: 'jardines-de-ejemplo-6',
    nombre: demoEntities.hospital.nombre,
    para: 'La reprogramación de SIE-HDEMO-001-2026',
  },
];

const registro = 'Registro de Proveedores';
const control = 'Control de procesos';

export const demoStaffAccounts: readonly DemoStaffAccount[] = [
  {
    usuario: 'registro1',
    clave: 'ventanilla-registro-uno',
    nombre: 'Funcionaria de Ejemplo Uno',
    correo: 'registro1@agencia-demostracion.example',
    roles: ['funcionario'],
    unidades: [registro],
    para: 'Atender las solicitudes de proveedores',
  },
  {
    usuario: 'registro2',
    clave: 'ventanilla-registro-dos',
    nombre: 'Funcionario de Ejemplo Dos',
    correo: 'registro2@agencia-demostracion.example',
    roles: ['funcionario'],
    unidades: [registro],
    para: 'Dar la segunda aprobación de un cambio de correo',
  },
  {
    usuario: 'control1',
    clave: 'ventanilla-control-uno',
    nombre: 'Funcionaria de Ejemplo Tres',
    correo: 'control1@agencia-demostracion.example',
    roles: ['funcionario'],
    unidades: [control],
    para: 'Atender las reprogramaciones',
  },
  {
    usuario: 'supervisora',
    clave: 'ventanilla-supervisora',
    nombre: 'Supervisora de Ejemplo',
    correo: 'supervisora@agencia-demostracion.example',
    roles: ['supervisor'],
    unidades: [registro, control],
    para: 'Repartir el trabajo y reabrir',
  },
  {
    usuario: 'auditor',
    clave: 'ventanilla-auditoria',
    nombre: 'Auditor de Ejemplo',
    correo: 'auditor@agencia-demostracion.example',
    roles: ['auditor'],
    unidades: [],
    para: 'Leer todo sin cambiar nada',
  },
  {
    usuario: 'administracion',
    clave: 'ventanilla-administracion',
    nombre: 'Administradora de Ejemplo',
    correo: 'administracion@agencia-demostracion.example',
    roles: ['administrador'],
    unidades: [],
    para: 'Administrar personas, unidades, calendario y ajustes; no abre ningún caso',
  },
  {
    usuario: 'proteccion',
    clave: 'ventanilla-proteccion',
    nombre: 'Delegada de Ejemplo',
    correo: 'proteccion@agencia-demostracion.example',
    roles: ['delegado'],
    unidades: [],
    para: 'Responder a las personas sobre sus datos y ordenar que algo se conserve',
  },
  {
    usuario: 'lectora1',
    clave: 'ventanilla-lectora-uno',
    nombre: 'Lectora de Ejemplo Uno',
    correo: 'lectora1@agencia-demostracion.example',
    roles: ['lector'],
    unidades: [],
    sala: { frase: 'siete faroles junto al puente viejo', grupos: ['denuncias'] },
    para: 'Leer las denuncias en la sala reservada',
  },
  {
    usuario: 'lector2',
    clave: 'ventanilla-lector-dos',
    nombre: 'Lector de Ejemplo Dos',
    correo: 'lector2@agencia-demostracion.example',
    roles: ['lector'],
    unidades: [],
    sala: { frase: 'tres barcas de papel en la acequia', grupos: ['denuncias', 'extorsion'] },
    para: 'Leer denuncias y casos de extorsión',
  },
  {
    usuario: 'jefatura',
    clave: 'ventanilla-jefatura',
    nombre: 'Jefatura de Ejemplo',
    correo: 'jefatura@agencia-demostracion.example',
    roles: ['lector'],
    unidades: [],
    sala: { frase: 'un colibri sobre la torre del reloj', grupos: ['personal-propio'] },
    para: 'Leer denuncias contra el propio personal',
  },
  {
    usuario: 'custodia',
    clave: 'ventanilla-custodia',
    nombre: 'Custodia de Ejemplo',
    correo: 'custodia@agencia-demostracion.example',
    roles: ['custodio'],
    unidades: [],
    sala: { frase: 'la llave verde bajo la maceta azul', grupos: [] },
    para: 'Autorizar, o negar, que se conozca una identidad',
  },
];
