/**
 * Change to Pasivo. What blocks it is not written in the law read, so pending matters warn, need the filer's
 * confirmation and an officer; sanctions are never hidden by it (Reglamento LOSNCP, art. 35; LOSNCP, art. 20).
 */
import { type Ficha, impedimentosVigentes } from '../../registro/ficha.ts';
import { comprobacion, registroSinRespuesta } from '../comprobacion.ts';
import type { Finding } from '../verdict.ts';

type CambioPedido = { readonly alcance: 'temporal' | 'definitivo'; readonly fecha: string };

function porLoPedido({ alcance, fecha }: CambioPedido, hoy: string): readonly Finding[] {
  const hallazgos: Finding[] = [];
  if (fecha < hoy) {
    hallazgos.push({
      state: 'reject',
      code: 'fecha-pasada',
      field: 'fecha',
      sentence: 'El cambio no puede regir antes de hoy. Escriba la fecha de hoy o una posterior.',
    });
  } else if (fecha > hoy) {
    hallazgos.push({
      state: 'warn',
      code: 'fecha-futura',
      field: 'fecha',
      officer: true,
      sentence: 'Pidió el cambio para una fecha posterior: un funcionario lo aprobará cuando llegue ese día.',
      facts: { fecha },
    });
  }
  if (alcance === 'definitivo') {
    hallazgos.push({
      state: 'warn',
      code: 'cierre-definitivo',
      field: 'alcance',
      officer: true,
      sentence: 'El cierre definitivo lo decide un funcionario con los justificativos que usted adjunte.',
      confirm: 'Pido el cierre definitivo de mi registro y conozco que dejaré de contratar con el Estado.',
    });
  }
  return hallazgos;
}

function porLaFicha(ficha: Ficha, hoy: string): readonly Finding[] {
  const pendientes = ficha.pendientes.map(
    (p): Finding => ({
      state: 'warn',
      code: `pendiente-${p.tipo}`,
      officer: true,
      sentence: `Tiene algo pendiente: ${p.detalle} (${p.referencia}). Un funcionario decidirá si el cambio procede.`,
      facts: { tipo: p.tipo, referencia: p.referencia },
      confirm: `Conozco que ${p.referencia} sigue pendiente y que pasar a Pasivo no me libera de cumplirlo.`,
    }),
  );
  const impedimentos = impedimentosVigentes(ficha, hoy).map(
    (i): Finding => ({
      state: 'warn',
      code: 'impedimento-subsiste',
      officer: true,
      sentence: `Su registro tiene un impedimento vigente (${i.causa}); seguirá constando aunque pase a Pasivo.`,
      facts: { causa: i.causa, desde: i.desde, hasta: i.hasta },
      confirm: 'Entiendo que el cambio a Pasivo no borra ni suspende el impedimento.',
    }),
  );
  if (ficha.estado !== 'no-habilitado' || impedimentos.length > 0) return [...pendientes, ...impedimentos];
  return [
    ...pendientes,
    {
      state: 'warn',
      code: 'no-habilitado',
      officer: true,
      sentence: 'Su registro está No habilitado; un funcionario revisará la causa antes del cambio.',
    },
  ];
}

export const puedePasarAPasivo = comprobacion<CambioPedido>({
  version: 1,
  comprueba: 'No hay ofertas, contratos, órdenes ni sanciones pendientes que el cambio pueda perjudicar.',
  codigos: [
    'ya-es-pasivo',
    'fecha-pasada',
    'fecha-futura',
    'cierre-definitivo',
    'pendiente-oferta-abierta',
    'pendiente-adjudicacion-sin-firma',
    'pendiente-contrato-en-ejecucion',
    'pendiente-orden-de-compra',
    'pendiente-sancion-en-tramite',
    'pendiente-deuda',
    'impedimento-subsiste',
    'no-habilitado',
    'registro-sin-respuesta',
  ],
  halla: (datos, { ficha, registroDisponible, hoy }) => {
    if (!registroDisponible || ficha === null) return [registroSinRespuesta];
    if (ficha.estado === 'pasivo') {
      return [{ state: 'reject', code: 'ya-es-pasivo', sentence: 'Su registro ya está en estado Pasivo.' }];
    }
    return [...porLoPedido(datos, hoy), ...porLaFicha(ficha, hoy)];
  },
});
