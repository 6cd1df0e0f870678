/** Reset of a password: the RUC, the registered address and (where asked) the first registered birth date agree. */
import { correoDeRecuperacion } from '../../registro/ficha.ts';
import { comprobacion } from '../comprobacion.ts';

const mismo = (a: string, b: string) => a.trim().toLowerCase() === b.trim().toLowerCase();

export const datosDeLaCuentaCoinciden = comprobacion<{
  readonly ruc: string;
  readonly correo: string;
  readonly fechaNacimiento?: string;
}>({
  version: 2,
  comprueba: 'Los datos coinciden con los de la cuenta registrada.',
  codigos: ['datos-no-coinciden'],
  halla: (datos, { ficha, entidadTitular, ahoraMs }) => {
    const correos =
      ficha === null
        ? [entidadTitular?.correo ?? '']
        : [ficha.correo.direccion, correoDeRecuperacion(ficha, ahoraMs)];
    const nacimientos = ficha?.representantes.map((r) => r.fechaNacimiento) ?? [];
    const coincide =
      correos.some((correo) => correo !== '' && mismo(datos.correo, correo)) &&
      (datos.fechaNacimiento === undefined || nacimientos.includes(datos.fechaNacimiento));
    return coincide
      ? []
      : [
          {
            state: 'reject',
            code: 'datos-no-coinciden',
            sentence: 'Los datos no coinciden con los de una cuenta registrada.',
          },
        ];
  },
});
