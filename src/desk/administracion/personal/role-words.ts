/** What each role lets somebody do, as the administration reads it. */
import type { RolFuncionario } from '../../../domain/solicitud/actor.ts';

export const roleWords: { readonly [R in RolFuncionario]: { readonly text: string; readonly hint: string } } =
  {
    funcionario: { text: 'Funcionario', hint: 'Atiende solicitudes, chat y correo de sus unidades.' },
    supervisor: {
      text: 'Supervisor',
      hint: 'Responde por sus unidades: pasa casos, reabre, registra ausencias.',
    },
    auditor: { text: 'Auditor', hint: 'Lee todo sin cambiar nada; cada lectura queda anotada.' },
    administrador: { text: 'Administrador', hint: 'Cuentas, unidades y configuración; no abre solicitudes.' },
    lector: {
      text: 'Lector de la sala reservada',
      hint: 'Lee denuncias selladas, con una frase propia que nadie puede restablecer.',
    },
    custodio: {
      text: 'Custodio de la sala reservada',
      hint: 'Autoriza abrir una identidad sellada; no lee denuncias.',
    },
    delegado: {
      text: 'Delegado de protección de datos',
      hint: 'Atiende a las personas sobre sus datos; no abre solicitudes.',
    },
  };

export const roleText = (rol: string): string =>
  Object.hasOwn(roleWords, rol) ? roleWords[rol as RolFuncionario].text : rol;
