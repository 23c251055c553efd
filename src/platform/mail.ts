/** Mail out. Where no mail server is set, what would have been sent stands in the log instead. */
import { createTransport } from 'nodemailer'
import type { Log } from './log.ts'
import type { Settings } from './settings.ts'

export type Message = { to: string; subject: string; text: string }

export type Mail = {
  configured: boolean
  /** Hands it over and doesn't wait: whether a mail server answers is not the asker's business. */
  send(message: Message): void
  /** Ends when all that was handed over is sent or given up. */
  idle(): Promise<void>
}

const PATIENCE_MS = 15_000

export function openMail(
  { smtpUrl, mailFrom }: Pick<Settings, 'smtpUrl' | 'mailFrom'>,
  log: Log,
): Mail {
  if (!smtpUrl) {
    return {
      configured: false,
      send: (message) => log.warn(message, 'mail, not sent: CLAVE_SMTP_URL is not set'),
      idle: async () => {},
    }
  }
  const transport = createTransport({
    url: smtpUrl,
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
  })
  const onTheWay = new Set<Promise<unknown>>()

  function send(message: Message) {
    const sending = transport
      .sendMail({ from: mailFrom, ...message })
      .catch((error: Error) => log.error({ to: message.to, error: error.message }, 'mail not sent'))
      .finally(() => onTheWay.delete(sending))
    onTheWay.add(sending)
  }
  return {
    configured: true,
    send,
    idle: async () => {
      await Promise.all(onTheWay)
    },
  }
}
