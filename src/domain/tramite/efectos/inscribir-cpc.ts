/** Adds the CPC codes, each with the activity that supports it, to the supplier's entry. */
import type { CpcPedido } from '../comprobaciones/cpc-inscribible.ts';
import { efecto } from '../efecto.ts';

export const inscribirCpc = efecto<{ readonly codigos: readonly CpcPedido[] }>({
  clase: 'proveedor',
  describe: 'Añade los códigos CPC al registro.',
  aplica: ({ codigos }, ficha, { hoy }) => {
    const nuevos = codigos.filter(({ cpc }) => !ficha.cpcs.some((inscrito) => inscrito.codigo === cpc));
    const cpcs = [
      ...ficha.cpcs,
      ...nuevos.map(({ cpc, ciiu }) => ({ codigo: cpc, ciiu: ciiu ?? '', desde: hoy })),
    ];
    const lista = (codigosDe: readonly { codigo: string }[]) =>
      codigosDe.map((c) => c.codigo).join(', ') || 'Ninguno';
    return {
      contenido: { ...ficha, cpcs },
      cambios: [{ campo: 'cpcs', etiqueta: 'Códigos CPC', antes: lista(ficha.cpcs), ahora: lista(cpcs) }],
      avisos: [],
    };
  },
});
