/** A receipt of nobody, for tests: every part of it filled, with letters that fonts and codings stumble over. */
import type { Recibo } from '../../../domain/recibo/recibo.ts';

const momento = { ms: Date.UTC(2026, 10, 23, 15, 0), texto: 'lunes 23 de noviembre de 2026, 10h00' };

export const syntheticRecibo: Recibo = {
  formato: 1,
  clase: 'decision',
  codigo: '7K3MX-0A9QT-4HHN2-WC81Z-5RGPB',
  verificacion: 'https://ventanilla.example/verificar/7K3MX-0A9QT-4HHN2-WC81Z-5RGPB',
  agencia: 'Institución de Muestra',
  referencia: 'VT-3456-789A-7M',
  tramite: 'Dirección y nombre comercial',
  solicitante: { nombre: 'Asociación Sintética Los Ñandúes', ruc: '1790012345001' },
  puerta: 'Trámite Rápido',
  presentada: momento,
  estado: 'aprobada',
  evento: { n: 2, hash: 'a1'.repeat(32), momento },
  decision: {
    resultado: 'aprobada',
    automatica: true,
    motivo: 'Su dirección quedó actualizada en el registro.',
    baseLegal: 'Norma sintética, art. 1',
    cambios: [{ etiqueta: 'Nombre comercial', antes: '', ahora: 'Ñandúes «del Sur» & Cía. – 漢' }],
  },
  archivos: [{ documento: 'Oficio firmado', nombre: 'petición (final).pdf', sha256: 'b2'.repeat(32) }],
  registro: null,
  firma: { clase: 'ninguna', nombre: null },
};
