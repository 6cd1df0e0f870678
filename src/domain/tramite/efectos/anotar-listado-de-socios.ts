/** Records which approved papers now support the association's roll of members. */
import { efecto } from '../efecto.ts';

export const anotarListadoDeSocios = efecto<object>({
  clase: 'proveedor',
  describe: 'Anota en el registro los documentos que respaldan el listado vigente de socios.',
  aplica: (_datos, ficha, { referencia, hoy, adjuntos }) => ({
    contenido: {
      ...ficha,
      listadoDeSocios: { referencia, fecha: hoy, sha256: adjuntos.map((a) => a.sha256) },
    },
    cambios: [
      {
        campo: 'listadoDeSocios',
        etiqueta: 'Respaldo del listado de socios',
        antes:
          ficha.listadoDeSocios === null
            ? 'Sin respaldo anotado'
            : `Solicitud ${ficha.listadoDeSocios.referencia}`,
        ahora: `Solicitud ${referencia}`,
      },
    ],
    avisos: [],
  }),
});
