/** What an administrator finds in the administration, in the order of its page. */
import { paths } from '../../paths.ts';

export type Section = {
  readonly title: string;
  readonly href: string;
  /** What one does there, in a sentence. */
  readonly text: string;
};

export type SectionGroup = { readonly title: string; readonly sections: readonly Section[] };

export const sectionGroups: readonly SectionGroup[] = [
  {
    title: 'Personas',
    sections: [
      {
        title: 'Personal',
        href: paths.mesa.personal.inicio,
        text: 'Cuentas, roles, unidades y acceso de cada persona; qué se le reparte.',
      },
      {
        title: 'Ingreso del personal',
        href: paths.mesa.ingreso.inicio,
        text: 'Qué roles deben usar una llave, quién no cumple todavía, y el ingreso con la cuenta institucional.',
      },
      {
        title: 'Unidades',
        href: paths.mesa.unidades,
        text: 'Qué hace cada unidad, dónde está su oficina y qué aptitudes pide cada trámite.',
      },
      {
        title: 'Reparto',
        href: paths.mesa.reparto,
        text: 'A quién se asigna lo que llega: a mano, por turno o por carga.',
      },
    ],
  },
  {
    title: 'Plazos y palabras',
    sections: [
      {
        title: 'Calendario',
        href: paths.mesa.calendario.inicio,
        text: 'Feriados nacionales y locales, horario y lugar de la oficina; qué plazos cambiarían, antes de confirmar.',
      },
      {
        title: 'Avisos y escalas',
        href: paths.mesa.escalas,
        text: 'A quién se avisa antes de que venza un plazo, cuando vence y después; qué avisaría ahora.',
      },
      {
        title: 'Textos y cartas',
        href: paths.mesa.ajustes.textos,
        text: 'Avisos en las páginas públicas y las palabras de la institución en cada carta.',
      },
      {
        title: 'Plantillas',
        href: paths.mesa.plantillas(),
        text: 'Las palabras que cada unidad guarda para sus mensajes, correcciones y negativas.',
      },
    ],
  },
  {
    title: 'Datos y constancia',
    sections: [
      {
        title: 'Conservación de datos',
        href: paths.mesa.conservacion,
        text: 'Cuánto tiempo se guarda cada cosa y qué saldría hoy.',
      },
      {
        title: 'Autoridades y llaves',
        href: paths.mesa.ajustes.llaves,
        text: 'En qué autoridades se confía, con qué se firman los recibos y qué vence pronto.',
      },
      {
        title: 'Historia de los ajustes',
        href: paths.mesa.ajustes.historia,
        text: 'Quién cambió qué, cuándo y por qué, con la cadena comprobada.',
      },
    ],
  },
  {
    title: 'Servicio',
    sections: [
      {
        title: 'Estado del servicio',
        href: paths.mesa.estado,
        text: 'Qué está degradado y qué hacer, las tareas detenidas y las cartas que no salieron.',
      },
      {
        title: 'Puertas y servicios',
        href: paths.mesa.ajustes.puertas,
        text: 'Cerrar y abrir las puertas adicionales, las personas del chat y la respuesta automática del correo.',
      },
      {
        title: 'Tokens de programas',
        href: paths.mesa.integraciones.tokens,
        text: 'Qué programas entran en nombre de qué cuenta, desde cuándo y para qué; revocarlos.',
      },
      {
        title: 'Avisos a sistemas (webhooks)',
        href: paths.mesa.integraciones.webhooks,
        text: 'Los sistemas a los que se avisa, cómo les va y qué quedó sin entregar; los de la institución.',
      },
    ],
  },
];
