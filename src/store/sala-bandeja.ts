/** The room's inbox: what is clear of the complaints whose key is sealed to one reader, and whose turn it is. */
import type { Denuncia } from '../domain/denuncia/denuncia.ts';
import type { Queries } from '../platform/database.ts';
import { statement, valuesFor } from './statement.ts';

export type FilaDeBandeja = Pick<
  Denuncia,
  'id' | 'grupo' | 'clase' | 'estado' | 'via' | 'conIdentidad' | 'version' | 'dia' | 'asignada' | 'retenida'
> & {
  readonly asignadaNombre: string | null;
  /** The complainant wrote or sent something after our last word. */
  readonly nosToca: boolean;
};

// Who wrote a piece, and of which kind it is, is outside the seal; what it says is not.
const inbox = statement<'para' | 'limite'>(
  'sala-bandeja',
  `select d.id, d.grupo, d.clase, d.estado, d.via, d.con_identidad as "conIdentidad", d.version, d.dia, d.asignada, d.retenida,
     l.nombre as "asignadaNombre", coalesce(ultima.autor = 'denunciante', false) as "nosToca"
   from sala.denuncias d
   left join sala.lectores l on l.cuenta = d.asignada
   left join lateral (select p.autor from sala.piezas p
     where p.denuncia = d.id and p.clase in ('mensaje', 'archivo', 'relato', 'crudo') and p.autor <> 'sistema'
     order by p.n desc limit 1) ultima on true
   where d.triturada_dia is null
     and exists (select from sala.sellos s where s.denuncia = d.id and s.para = :para and s.llave = 'caso')
   order by d.estado in ('inadmitida', 'cerrada'), case when d.estado in ('inadmitida', 'cerrada') then d.dia end desc, d.dia, d.id
   limit :limite::int`,
);
const holders = statement<'denuncia'>(
  'sala-lectores-de-denuncia',
  `select l.cuenta, l.nombre from sala.lectores l
   join sala.sellos s on s.denuncia = :denuncia::uuid and s.para = 'lector:' || l.cuenta and s.llave = 'caso'
   where l.activo order by l.nombre, l.cuenta`,
);
const nameOf = statement<'cuenta'>(
  'sala-nombre-de-lector',
  'select nombre from sala.lectores where cuenta = :cuenta::uuid',
);

/**
 * Open ones first and of those the oldest, so that no flood of new ones pushes out what waits; then the ended ones, the
 * latest first. Within a day in no order that tells anything.
 */
export function listBandeja(db: Queries, para: string, limite: number): Promise<FilaDeBandeja[]> {
  return db.query<FilaDeBandeja>(inbox, valuesFor(inbox, { para, limite }));
}

export type LectorDeDenuncia = { readonly cuenta: string; readonly nombre: string };

/** Everybody who holds the key of a complaint, by name. */
export function listLectoresDe(db: Queries, denuncia: string): Promise<LectorDeDenuncia[]> {
  return db.query<LectorDeDenuncia>(holders, valuesFor(holders, { denuncia }));
}

export async function readNombreDeLector(db: Queries, cuenta: string): Promise<string | null> {
  const [row] = await db.query<{ nombre: string }>(nameOf, valuesFor(nameOf, { cuenta }));
  return row?.nombre ?? null;
}
