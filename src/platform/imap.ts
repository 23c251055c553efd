/** Mail in: a mailbox over IMAP, opened for one run. */
import { ImapFlow } from 'imapflow'

export type Server = {
  host: string
  port: number
  security: 'tls' | 'starttls' | 'none'
  login: string
  password: string
}

const PATIENCE_MS = 30_000

/** Connects and signs in; whoever calls closes it. */
export async function openImap({ host, port, security, login, password }: Server) {
  const client = new ImapFlow({
    host,
    port,
    secure: security === 'tls',
    // Without it a server that offers no TLS would be spoken to in the open.
    ...(security === 'tls' ? {} : { doSTARTTLS: security === 'starttls' }),
    auth: { user: login, pass: password },
    logger: false,
    disableAutoIdle: true,
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS * 4,
    maxLiteralSize: 2 ** 28,
  })
  // What ends the connection is told to whoever waits on it; unheard, it would end the process.
  client.on('error', () => {})
  await client.connect()
  return client
}

export type Imap = Awaited<ReturnType<typeof openImap>>

/** What went wrong, as a word that has a sentence: never what the server said, which anyone could have written. */
export function mailProblem(error: unknown) {
  const { code, authenticationFailed, responseStatus } = (error ?? {}) as Record<string, unknown>
  const told = `${typeof code === 'string' ? code : ''} ${error instanceof Error ? error.message : ''}`
  if (authenticationFailed === true || /EAUTH|AUTHENTICATIONFAILED/.test(told)) return 'auth'
  if (/ENOTFOUND|EAI_AGAIN|EDNS/.test(told)) return 'host'
  if (/ECONNREFUSED|EHOSTUNREACH|ENETUNREACH/.test(told)) return 'refused'
  if (/CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ERR_TLS|ETLS|wrong version number|STARTTLS/i.test(told))
    return 'certificate'
  if (/ETIMEDOUT|TIMEOUT/i.test(told)) return 'timeout'
  if (
    /ECONNRESET|EPIPE|NoConnection|EConnectionClosed|ESOCKET|ECONNECTION|Unexpected close|Connection not available/i.test(
      told,
    )
  )
    return 'gone'
  return responseStatus === 'NO' ? 'rejected' : 'other'
}
