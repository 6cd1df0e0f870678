/** Activities (CIIU Rev. 4) of the demo's parties and the codes they support: a made-up table, only for the demonstration. */

export type CiiuRow = { readonly codigo: string; readonly descripcion: string };
export type CpcCiiuRow = { readonly cpc: string; readonly ciiu: string };

export const demoCiius: readonly CiiuRow[] = [
  { codigo: 'C1392.01', descripcion: 'Confección de ropa de cama, de mesa y de cocina' },
  { codigo: 'C1410.02', descripcion: 'Confección de prendas de vestir' },
  { codigo: 'C1811.01', descripcion: 'Imprenta' },
  { codigo: 'F4100.10', descripcion: 'Construcción de edificios' },
  { codigo: 'F4210.11', descripcion: 'Construcción de carreteras y calles' },
  { codigo: 'G4641.21', descripcion: 'Venta al por mayor de prendas de vestir' },
  { codigo: 'G4649.91', descripcion: 'Venta al por mayor de artículos de papelería' },
  { codigo: 'G4669.22', descripcion: 'Venta al por mayor de otros productos' },
  { codigo: 'I5629.01', descripcion: 'Servicio de comidas por contrato' },
  { codigo: 'J6202.10', descripcion: 'Consultoría y gestión de sistemas informáticos' },
  { codigo: 'M7110.21', descripcion: 'Ingeniería y consultoría técnica' },
  { codigo: 'N8010.01', descripcion: 'Seguridad privada' },
  { codigo: 'N8121.00', descripcion: 'Limpieza general de edificios' },
  { codigo: 'S9529.01', descripcion: 'Arreglo y reparación de prendas' },
];

const supports: Readonly<Record<string, readonly string[]>> = {
  'C1392.01': ['27110', '27120', '27130'],
  'C1410.02': ['28221', '28222', '28231', '28233'],
  'C1811.01': ['32600', '85940', '89121'],
  'F4100.10': ['54121', '54330', '54800'],
  'F4210.11': ['53211', '53221', '53290', '54210', '54330', '54800'],
  'G4641.21': ['27110', '27120', '28221', '28222', '28231', '28233'],
  'G4649.91': ['32129', '32600', '38912'],
  'G4669.22': ['15320', '15330', '37440', '53290'],
  'I5629.01': ['23430', '63230'],
  'J6202.10': ['45230', '51290', '83160'],
  'M7110.21': ['83131', '83322', '83990'],
  'N8010.01': ['47313', '85250'],
  'N8121.00': ['35321', '85330', '94211'],
  'S9529.01': ['28221', '28231'],
};

export const demoCpcCiius: readonly CpcCiiuRow[] = Object.entries(supports).flatMap(([ciiu, cpcs]) =>
  cpcs.map((cpc) => ({ cpc, ciiu })),
);
