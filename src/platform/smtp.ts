/** Mail out in someone's own name: written once as it goes over the wire, then handed to their server. */
import { createTransport } from 'nodemailer'
import type { Server } from './imap.ts'

const PATIENCE_MS = 30_000

export type Letter = {
  from: { name: string; address: string }
  to: readonly string[]
  cc: readonly string[]
  subject: string
  text: string
  mailId: string
  /** Message-IDs that it answers, the oldest first. */
  refs: readonly string[]
}

/** The mail as its bytes. */
export async function writeLetter({
  from,
  to,
  cc,
  refs,
  mailId,
  ...rest
}: Letter): Promise<Buffer> {
  const writer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' })
  const { message } = await writer.sendMail({
    ...rest,
    from,
    to: [...to],
    cc: [...cc],
    messageId: mailId,
    references: [...refs],
    ...(refs.length > 0 ? { inReplyTo: refs.at(-1)! } : {}),
    // Programs that answer mails by themselves are not answered, and see that this one was written.
    headers: { 'X-Mailer': 'Clave' },
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return message as Buffer
}

/** Hands it over; an error says that it was not taken. */
export async function sendLetter(
  { host, port, security, login, password }: Server,
  { from, to, cc }: Pick<Letter, 'from' | 'to' | 'cc'>,
  raw: Buffer,
): Promise<void> {
  const transport = createTransport({
    host,
    port,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    auth: { user: login, pass: password },
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
  })
  try {
    await transport.sendMail({ envelope: { from: from.address, to: [...to, ...cc] }, raw })
  } finally {
    transport.close()
  }
}
