/** The columns of the suppliers' file: all but the RUC may be missing. */
export const supplierColumns = {
  ruc: ['numero_ruc', 'identificacion'],
  usuario: ['user'],
  tipo: ['kind', 'tipo_persona'],
  nacional: [],
  razon_social: ['nombre', 'razonsocial'],
  nombre_comercial: ['nombre_fantasia'],
  estado: ['estado_rup'],
  estado_desde: [],
  correo: ['email', 'correo_electronico'],
  telefonos: ['telefono'],
  parroquia: ['codigo_parroquia'],
  calle: ['calle_principal'],
  numero: [],
  interseccion: ['calle_secundaria'],
  referencia: [],
  ciius: ['ciiu'],
  cpcs: ['cpc'],
  representante_cedula: [],
  representante_nombre: [],
  representante_nacimiento: [],
  representante_desde: [],
  representante_hasta: [],
  impedimentos: [],
  pendientes: [],
  sri_parroquia: [],
  sri_nombre_comercial: [],
  /** What another program thought of the check digit; our own reckoning decides. */
  check_digit_ok: [],
} as const;

export type SupplierColumn = keyof typeof supplierColumns;
export type SupplierCell = (column: SupplierColumn) => string;
