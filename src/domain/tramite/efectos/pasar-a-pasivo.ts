/** Moves the entry to Pasivo. Holds stay exactly as they are. */
import type { EstadoRup } from '../../registro/ficha.ts';
import { efecto } from '../efecto.ts';

const nombres: Record<EstadoRup, string> = {
  habilitado: 'Habilitado',
  'no-habilitado': 'No habilitado',
  pasivo: 'Pasivo',
};

export const pasarAPasivo = efecto<object>({
  clase: 'proveedor',
  describe: 'Cambia el estado del registro a Pasivo; los impedimentos se conservan.',
  aplica: (_datos, ficha, { hoy, referencia }) => ({
    contenido: { ...ficha, estado: 'pasivo', estadoDesde: hoy },
    cambios: [
      {
        campo: 'estado',
        etiqueta: 'Estado en el registro',
        antes: nombres[ficha.estado],
        ahora: nombres.pasivo,
      },
    ],
    avisos: [
      {
        para: ficha.correo.direccion,
        asunto: 'Su registro pasó a estado Pasivo',
        texto: `El registro del RUC ${ficha.ruc} pasó a estado Pasivo (solicitud ${referencia}): no recibirá invitaciones ni podrá ofertar hasta que pida habilitarse. Si usted no lo pidió, escriba a la mesa de ayuda.`,
      },
    ],
  }),
});
