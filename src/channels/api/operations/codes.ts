/** Classifications and places that answers are written with. Public data. */
import { z } from 'zod';
import { findCodes } from '../../../actions/find-codes.ts';
import { listPlaces } from '../../../actions/list-places.ts';
import { apiLimits } from '../../../domain/api/api-limits.ts';
import type { Operation } from '../operation.ts';
import { listaDe, opcion } from '../shapes.ts';

const text = z.string().max(apiLimits.queryCharsMax).optional();

const search = (clase: 'cpc' | 'ciiu', id: string, summary: string): Operation => ({
  id,
  method: 'get',
  path: `/catalogos/${clase}`,
  tag: 'Catálogos',
  summary,
  description: '`q`: palabras del nombre, o los primeros signos del código.',
  alcances: null,
  query: z.strictObject({ q: text }),
  success: { status: 200, description: 'Los que mejor coinciden.', schema: listaDe(opcion) },
  refusals: ['datos-con-errores'],
  run: async ({ web, query }) => {
    const found = await findCodes(web.deps, clase, query.q ?? '');
    return { status: 200, body: { datos: found.map(({ codigo, nombre }) => ({ codigo, nombre })) } };
  },
});

const places: Operation = {
  id: 'listarLugares',
  method: 'get',
  path: '/catalogos/dpa',
  tag: 'Catálogos',
  summary: 'Provincias, cantones de una provincia o parroquias de un cantón',
  alcances: null,
  query: z.strictObject({ provincia: text, canton: text }),
  success: { status: 200, description: 'Los lugares.', schema: listaDe(opcion) },
  refusals: ['datos-con-errores'],
  run: async ({ web, query }) => {
    const { provincia = null, canton = null } = query;
    const found = await listPlaces(web.deps, { provincia, canton });
    return { status: 200, body: { datos: found.map(({ codigo, nombre }) => ({ codigo, nombre })) } };
  },
};

export const codeOperations: readonly Operation[] = [
  search('cpc', 'buscarCpc', 'Busca productos en la clasificación CPC'),
  search('ciiu', 'buscarCiiu', 'Busca actividades en la clasificación CIIU'),
  places,
];
