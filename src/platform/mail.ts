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
  /** What the mail is known by, without its place: sent twice, it is the same one. */
  id?: string
}

export type Mail = {
  configured: boolean
  /** Hands it over and doesn't wait: whether a mail server answers is not the asker's business. */
  send(message: Message): void
  /** Ends once a mail server has taken it; throws why none did, so that a job tries again. */
  deliver(message: Message): Promise<void>
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
      deliver: async () => {
        throw new Error('CLAVE_SMTP_URL is not set')
      },
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

  async function deliver({ attachments = [], id, ...message }: Message) {
    await transport.sendMail({
      from: mailFrom,
      ...message,
      ...(id ? { messageId: `<${id}@${placeOf(mailFrom)}>` } : {}),
      attachments: attachments.map(asBytes),
    })
  }

  function send(message: Message) {
    const sending = deliver(message)
      .catch((error: Error) => log.error({ to: message.to, error: error.message }, 'mail not sent'))
      .finally(() => onTheWay.delete(sending))
    onTheWay.add(sending)
  }
  return {
    configured: true,
    send,
    deliver,
    idle: async () => {
      await Promise.all(onTheWay)
    },
  }
}

/** Of `Clave <clave@example.com>`, what stands behind the @. */
const placeOf = (from: string) => from.replace(/^.*@/, '').replace(/[>\s]+$/, '')

/** As base64: other ways of writing a text into a mail may fold its lines. */
const asBytes = ({ filename, content }: { filename: string; content: string }) => ({
  filename,
  content: Buffer.from(content, 'utf8'),
  contentType: 'text/plain; charset=utf-8',
  contentTransferEncoding: 'base64' as const,
})
