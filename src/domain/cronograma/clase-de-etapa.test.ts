/** Labels of real schedules: each is what a person would say it is, and none is left unknown. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { claseDeEtapa } from './clase-de-etapa.ts';

const etiquetas = {
  'Fecha de Publicación': 'publicacion',
  'Fecha de Publicación y Convocatoria': 'publicacion',
  'Fecha Límite Aceptación Proveedor': 'aceptacion',
  'Fecha Límite de Selección de Proveedor': 'seleccion',
  'Fecha Límite de Socialización, Preguntas, Respuestas y Aclaraciones.': 'socializacion',
  'Fecha Límite de Preguntas': 'preguntas',
  'Fecha Límite de Respuestas': 'respuestas',
  'Audiencia de preguntas y aclaraciones': 'respuestas',
  'Fecha Límite entrega Ofertas': 'ofertas',
  'Fecha Límite de Propuestas': 'ofertas',
  'Fecha máx. manifestación interés': 'ofertas',
  'Fecha Apertura Ofertas': 'apertura',
  'Fecha apertura de manifestación': 'apertura',
  'FECHA LIMITE SOLICITAR CONVALIDACION': 'solicitud-de-convalidacion',
  'Fecha Límite respuesta Convalidación.': 'respuesta-de-convalidacion',
  'Fecha Límite de Calificación': 'calificacion',
  'Fecha Límite de Verificación de cumplimiento de requisitos mínimos.': 'calificacion',
  'Fecha Inicio evaluación Oferta': 'evaluacion',
  'Fecha Límite resultados Finales': 'resultados',
  'Fecha Inicio de Puja': 'inicio-de-puja',
  'Fecha Final de Puja': 'fin-de-puja',
  'Fecha Estimada de Adjudicación': 'adjudicacion',
  'Firma del contrato': 'otra',
} as const;

for (const [etiqueta, clase] of Object.entries(etiquetas))
  test(`«${etiqueta}»: ${clase}`, () => assert.equal(claseDeEtapa(etiqueta), clase));
