/** A review in words: what was asked for, how it stands, what came of it. */
import { count } from '../../actions/auditoria/count-text.ts';
import type { Revision } from '../../domain/auditoria/revision.ts';
import { civilDateAt } from '../../domain/calendar/civil-date.ts';
import { dateText } from '../../domain/calendar/civil-text.ts';
import type { Zone } from '../../domain/calendar/zone.ts';

export function reviewTitle(
  { pedido }: Pick<Revision, 'pedido'>,
  zone: Zone,
  tramites: ReadonlyMap<string, string>,
): string {
  switch (pedido.clase) {
    case 'caso':
      return `Cadena de la solicitud ${pedido.referencia}`;
    case 'ajustes':
      return 'Cadenas de los ajustes';
    case 'registro':
      return pedido.desdeHoja === 0
        ? 'Registro público y diario, enteros'
        : `Registro público desde la hoja ${count(pedido.desdeHoja)}`;
    case 'repeticion': {
      if ('referencia' in pedido) return `Decisión automática de ${pedido.referencia}, repetida`;
      const day = (atMs: number) => dateText(civilDateAt(atMs, zone));
      const of = pedido.tramite === null ? '' : ` de «${tramites.get(pedido.tramite) ?? pedido.tramite}»`;
      return `Decisiones automáticas${of} del ${day(pedido.desdeMs)} al ${day(pedido.hastaMs - 1)}, repetidas`;
    }
  }
}

export type ReviewState = {
  readonly text: string;
  readonly tone: 'green' | 'red' | 'blue' | 'grey' | 'yellow';
};

function lacks({ pedido, resultado }: Revision): boolean {
  return pedido.clase === 'repeticion' && Number(resultado.iguales ?? 0) === 0;
}

export function reviewState(revision: Revision): ReviewState {
  const { estado, hallados } = revision;
  if (hallados > 0)
    return { text: hallados === 1 ? '1 diferencia' : `${count(hallados)} diferencias`, tone: 'red' };
  if (estado === 'en-curso') return { text: 'En curso', tone: 'blue' };
  if (estado === 'interrumpida') return { text: 'Detenida', tone: 'grey' };
  return lacks(revision)
    ? { text: 'Nada que comparar', tone: 'yellow' }
    : { text: 'Todo coincide', tone: 'green' };
}

const asNumber = (value: unknown): number => (typeof value === 'number' ? value : 0);

/** Figures of the result as pairs, for a summary list. */
export function reviewFigures({
  pedido,
  resultado,
}: Revision): readonly (readonly [name: string, value: string])[] {
  const number = (name: string, key: string): readonly (readonly [string, string])[] =>
    resultado[key] === undefined ? [] : [[name, count(asNumber(resultado[key]))]];
  const head = typeof resultado.cabeza === 'string' ? resultado.cabeza : null;
  const headName = pedido.clase === 'registro' ? 'Raíz del registro' : 'Último hash de la cadena';
  return [
    ...number('Hojas revisadas', 'hojas'),
    ...number('Puntos de control comparados', 'puntos'),
    ...number('Eventos revisados', 'eventos'),
    ...number('Eventos asentados en el registro público', 'asentados'),
    ...number('Eventos por asentar', 'porAsentar'),
    ...number('Solicitudes', 'solicitudes'),
    ...number('Con su contenido retirado con autorización', 'depuradas'),
    ...number('Cambios de ajustes revisados', 'cambios'),
    ...number('Mismo resultado', 'iguales'),
    ...number('Resultado distinto', 'distintas'),
    ...number('Sin lo necesario para repetirlas', 'sinEvidencia'),
    ...number('No las decidió el programa', 'noAutomaticas'),
    ...(typeof resultado.motivo === 'string'
      ? ([['Por qué no se repitió alguna', resultado.motivo]] as const)
      : []),
    ...(head === null ? [] : ([[headName, head]] as const)),
  ];
}

/** The sentence that says what the result means. */
export function reviewVerdict(revision: Revision): string {
  const { pedido, estado, hallados } = revision;
  if (estado === 'en-curso') return 'La revisión sigue. Puede cerrar esta página: el trabajo continúa.';
  if (estado === 'interrumpida') return 'Se detuvo antes de terminar: lo que faltaba no se revisó.';
  if (hallados > 0 && pedido.clase === 'repeticion')
    return 'Alguna decisión no sale igual. Abajo consta qué difiere en cada una.';
  if (hallados > 0)
    return 'Lo guardado no es lo que se registró. Guarde esta página y avise al operador antes de cambiar nada.';
  if (pedido.clase === 'repeticion')
    return lacks(revision)
      ? 'No hubo ninguna decisión que se pudiera repetir.'
      : 'Mismo resultado: con la definición, los datos, el registro y el calendario de ese momento se decide lo mismo.';
  return 'Nada fue reescrito, borrado ni movido.';
}
