/** Whether what the installation depends on answers: outgoing mail, mailboxes, antivirus. Says nobody's name or password. */
import { scannerAnswers } from '../documents/antivirus/scan-stream.ts';
import type { Config } from '../platform/config.ts';
import { type Greeting, type GreetingOrder, readGreeting } from '../platform/greeting.ts';
import type { Finding } from './doctor-findings.ts';

const waitMs = 5_000;

const words: Readonly<Record<Exclude<Greeting, 'bien'>, string>> = {
  'sin-respuesta': 'no responde',
  'respuesta-extrana': 'responde algo que no se espera',
  certificado: 'presenta un certificado que no es válido',
};

type Asked = { readonly what: string; readonly setting: string; readonly order: GreetingOrder };

function mailServer(url: string): Asked {
  const { protocol, hostname, port } = new URL(url);
  const secure = protocol === 'smtps:';
  return {
    what: `El servidor de salida de correo (${hostname})`,
    setting: 'SMTP_URL',
    order: {
      host: hostname.replace(/^\[|\]$/g, ''),
      port: port === '' ? (secure ? 465 : 587) : Number(port),
      secure,
      greets: /^220[ -]/,
      say: 'EHLO ventanilla.invalid\r\n',
      answers: /^250[ -]/,
      waitMs,
    },
  };
}

function mailbox(url: string, setting: string): Asked {
  const { protocol, hostname, port } = new URL(url);
  const secure = protocol === 'imaps:';
  return {
    what: `El buzón de ${setting} (${hostname})`,
    setting,
    order: {
      host: hostname.replace(/^\[|\]$/g, ''),
      port: port === '' ? (secure ? 993 : 143) : Number(port),
      secure,
      greets: /^\* (?:OK|PREAUTH)/i,
      say: 'a CAPABILITY\r\n',
      answers: /^(?:\*|a) /,
      waitMs,
    },
  };
}

async function ask({ what, setting, order }: Asked): Promise<Finding> {
  const greeting = await readGreeting(order);
  return greeting === 'bien'
    ? { level: 'bien', sentence: `${what} responde.` }
    : {
        level: 'mal',
        sentence: `${what} ${words[greeting]}.`,
        hacer: `Revise ${setting}, la red y ese servidor. Mientras tanto nada se pierde: se reintenta.`,
      };
}

/** Nothing for what is not configured: other findings say so. */
export async function reachFindings(config: Config): Promise<Finding[]> {
  const { smtpUrl, imapUrl, imapAlertUrl, clamdAddress } = config;
  const asked = [
    ...(smtpUrl === undefined ? [] : [mailServer(smtpUrl)]),
    ...(imapUrl === undefined ? [] : [mailbox(imapUrl, 'IMAP_URL')]),
    ...(imapAlertUrl === undefined ? [] : [mailbox(imapAlertUrl, 'IMAP_ALERT_URL')]),
  ];
  const found = await Promise.all(asked.map(ask));
  if (clamdAddress === undefined) return found;
  found.push(
    (await scannerAnswers(clamdAddress))
      ? { level: 'bien', sentence: 'El antivirus responde.' }
      : {
          level: 'mal',
          sentence: 'El antivirus de CLAMD_ADDRESS no responde: los archivos quedan como no revisados.',
          hacer: 'Revise el servicio clamd; lo pendiente se revisa solo cuando vuelva.',
        },
  );
  return found;
}
