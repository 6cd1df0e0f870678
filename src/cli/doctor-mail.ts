/** What `doctor` says of the mail door: whether mail comes in, and whether what it says can have any effect. */
import type { Config } from '../platform/config.ts';
import type { Finding } from './doctor-findings.ts';

/** Without a check of who sent it, nothing that comes by mail is believed: staff have to look at every one. */
export function mailFindings(config: Config): Finding[] {
  const { mailAddress, mailAlertAddress, lmtpPort, imapUrl, imapAlertUrl, mailAuthservId, mailVerify } =
    config;
  if (mailAddress === undefined && mailAlertAddress === undefined)
    return [{ level: 'atencion', sentence: 'No se recibe correo (MAIL_ADDRESS no está puesta).' }];
  const entries = [
    lmtpPort === undefined ? [] : ['LMTP'],
    imapUrl === undefined && imapAlertUrl === undefined ? [] : ['IMAP'],
  ].flat();
  const checked = mailAuthservId !== undefined || mailVerify === 'dns';
  return [
    entries.length === 0
      ? { level: 'atencion', sentence: 'El correo solo entra subido en la mesa: falta LMTP_PORT o IMAP_URL.' }
      : { level: 'bien', sentence: `El correo entra por ${entries.join(' e ')}.` },
    checked
      ? { level: 'bien', sentence: 'Se comprueba quién envía cada correo.' }
      : {
          level: 'atencion',
          sentence:
            'Nadie comprueba quién envía cada correo: ninguno surte efecto sin un funcionario. Ponga MAIL_AUTHSERV_ID o MAIL_VERIFY=dns.',
        },
  ];
}
