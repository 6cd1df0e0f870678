/** What a person may say it is about at the sealed door, in their words, and where each of them leads. */

export const materias = [
  'corrupcion',
  'extorsion',
  'personal-propio',
  'reclamo',
  'pago',
  'calidad',
  'otra',
] as const;
export type Materia = (typeof materias)[number];

export const esMateria = (texto: string): texto is Materia => (materias as readonly string[]).includes(texto);

type EnPalabras = {
  readonly etiqueta: string;
  readonly ayuda: string;
  /** What to know before going on; read on a page of its own. None where one simply goes on. */
  readonly antes: readonly string[];
};

export const materiaEnPalabras: { readonly [M in Materia]: EnPalabras } = {
  corrupcion: {
    etiqueta: 'Un posible acto de corrupción en una compra pública',
    ayuda: 'Coimas, concursos arreglados, sobreprecios, documentos falsos, conflictos de interés.',
    antes: [],
  },
  extorsion: {
    etiqueta: 'Me amenazan o me exigen dinero',
    ayuda: 'A usted o a otra persona, por un proceso de contratación.',
    antes: [
      'Lo que cuente lo leerá un grupo muy reducido de personas, que debe avisar de inmediato a la Fiscalía y a la Policía.',
      'Si usted o alguien corre peligro ahora, llame al 911 antes de seguir.',
    ],
  },
  'personal-propio': {
    etiqueta: 'Alguien que trabaja en nuestra institución',
    ayuda: 'Una persona de esta institución hizo algo indebido.',
    antes: [
      'Lo que cuente lo leerá la máxima autoridad de la institución o quien ella designó. Nadie más del personal puede abrirlo.',
    ],
  },
  reclamo: {
    etiqueta: 'Soy oferente y no estoy de acuerdo con lo que se resolvió en un proceso',
    ayuda: 'Me descalificaron, la calificación está mal o no se respetaron los pliegos.',
    antes: [
      'Eso es un reclamo (artículo 433 del Reglamento General): lo presenta quien tiene interés directo en el proceso, en la etapa precontractual, dentro de los 3 días siguientes al acto que reclama.',
      'El reclamo se presenta solo en el portal de compras públicas, con su usuario, en el mismo proceso. Lo que escriba aquí no detiene ni reemplaza ese plazo.',
      'Si además hubo corrupción, cuéntelo aquí: son dos caminos distintos y puede usar los dos.',
    ],
  },
  pago: {
    etiqueta: 'La entidad no me paga',
    ayuda: 'Entregué la obra, el bien o el servicio y no recibo el pago.',
    antes: [
      'Para eso hay otro trámite: la institución pide a la entidad que responda y le informa a usted. Ahí sí hace falta saber quién reclama el pago.',
    ],
  },
  calidad: {
    etiqueta: 'Una queja por la atención recibida',
    ayuda: 'Demoras, mal trato o un servicio que no funciona.',
    antes: [
      'Las quejas por la atención no son denuncias: las atiende el área de servicio. Use el chat en línea o escriba por los canales de atención.',
      'Si detrás de la mala atención hay un pedido de dinero o un favor, eso sí es una denuncia: cuéntelo aquí.',
    ],
  },
  otra: {
    etiqueta: 'Otra cosa, o no estoy seguro',
    ayuda: 'Cuéntelo y nosotros lo dirigimos a quien corresponde.',
    antes: [],
  },
};
