/** Who gets the key of a new complaint: the readers of its group, but nobody whom it names. */
import type { ClaseDeDenuncia, GrupoDeSala } from '../../domain/denuncia/denuncia.ts';
import { estaImpedido, nombraSinDuda, prepararTexto } from '../../domain/denuncia/impedimentos.ts';
import { type Refusal, refuse } from '../../domain/refusals.ts';
import type { Lector } from '../../store/sala-lectores.ts';

export type Chosen = {
  readonly grupo: GrupoDeSala;
  readonly clase: ClaseDeDenuncia;
  readonly lectores: readonly Lector[];
  readonly custodios: readonly Lector[];
  /** Accounts that it names. */
  readonly excluidos: readonly string[];
};

/** `personal`: names of all staff. Pure: doubt excludes, and one of our own accused makes it the head's. */
export function chooseReaders(
  asked: { readonly grupo: GrupoDeSala; readonly clase: ClaseDeDenuncia; readonly texto: string },
  enrolled: readonly Lector[],
  personal: readonly string[],
): Chosen | Refusal {
  const texto = prepararTexto(asked.texto);
  const free = enrolled.filter((lector) => !estaImpedido(texto, lector));
  const ownNamed = [...personal, ...enrolled.map((lector) => lector.nombre)].some((nombre) =>
    nombraSinDuda(texto, nombre),
  );
  const own = ownNamed || asked.clase === 'personal-propio' || asked.grupo === 'personal-propio';
  const readersOf = (grupo: GrupoDeSala) =>
    free.filter((lector) => !lector.custodio && lector.grupos.includes(grupo));
  const first = own ? 'personal-propio' : asked.grupo;
  const grupo = readersOf(first).length > 0 ? first : 'personal-propio';
  const lectores = readersOf(grupo);
  if (lectores.length === 0) return refuse('sin-lectores');
  return {
    grupo,
    clase: own ? 'personal-propio' : asked.clase,
    lectores,
    custodios: free.filter((lector) => lector.custodio),
    excluidos: enrolled.filter((lector) => !free.includes(lector)).map((lector) => lector.cuenta),
  };
}
