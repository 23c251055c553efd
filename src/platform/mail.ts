/** Mail out. Where no mail server is set, what would have been sent stands in the log instead. */
import { createTransport } from 'nodemailer'
import type { Log } from './log.ts'
import type { Settings } from './settings.ts'

export type Message = {
  to: string
  subject: string
  text: string
  /** Files of text, which arrive byte by byte as they are. */
  attachments?: { filename: string; content: string }[]
}

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

  function send({ attachments = [], ...message }: Message) {
    const sending = transport
      .sendMail({ from: mailFrom, ...message, attachments: attachments.map(asBytes) })
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

/** As base64: other ways of writing a text into a mail may fold its lines. */
const asBytes = ({ filename, content }: { filename: string; content: string }) => ({
  filename,
  content: Buffer.from(content, 'utf8'),
  contentType: 'text/plain; charset=utf-8',
  contentTransferEncoding: 'base64' as const,
})
