/** Mail servers on this machine for tests: an IMAP server that forgets, and a wire in front of it that can be cut. */
import { createRequire } from 'node:module'
import { connect, createServer, type Server, type Socket } from 'node:net'

export type Stored = { raw: string; internaldate?: string; flags?: string[]; uid?: number }
export type Folder = {
  messages?: Stored[]
  uidvalidity?: number
  uidnext?: number
  'special-use'?: string
  separator?: string
  folders?: Record<string, Folder>
}

type Hoodiecrow = {
  listen(port: number, host: string, done: () => void): void
  server: Server
  appendMessage(path: string, flags: string[], date: string | Date, raw: string): void
}

const hoodiecrow = createRequire(import.meta.url)('hoodiecrow-imap') as (
  options: object,
) => Hoodiecrow

/** A mail server with these folders, whose one user is `testuser` with `testpass`. */
export async function anImapServer(folders: Record<string, Folder>) {
  const server = hoodiecrow({
    plugins: ['ID', 'UIDPLUS', 'MOVE', 'SPECIAL-USE', 'LITERALPLUS', 'UNSELECT', 'NAMESPACE'],
    storage: { INBOX: folders['INBOX'] ?? {}, '': { separator: '/', folders: without(folders) } },
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.server.address() as { port: number }
  const sockets = new Set<Socket>()
  server.server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
  })
  return {
    port,
    append: (path: string, raw: string, at: Date) =>
      server.appendMessage(path, [], imapDate(at), raw),
    close: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise((done) => server.server.close(done))
    },
  }
}

const without = (folders: Record<string, Folder>) =>
  Object.fromEntries(Object.entries(folders).filter(([name]) => name !== 'INBOX'))

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** `14-Sep-2013 21:22:28 +0000`, as IMAP has it. */
export function imapDate(at: Date): string {
  const day = `${String(at.getUTCDate()).padStart(2, '0')}-${MONTHS[at.getUTCMonth()]}-${at.getUTCFullYear()}`
  return `${day} ${at.toISOString().slice(11, 19)} +0000`
}

/** A wire to a server: it can be cut after so many bytes, be down, and lead to another server from then on. */
export async function aWire(port: number) {
  let leads: number | null = port
  let bytesLeft = Number.POSITIVE_INFINITY
  const open = new Set<Socket>()
  const server = createServer((near) => {
    open.add(near)
    near.on('error', () => {}).on('close', () => open.delete(near))
    if (leads === null) return near.destroy()
    const far = connect(leads, '127.0.0.1')
    far.on('error', () => near.destroy()).on('close', () => near.destroy())
    near.on('close', () => far.destroy())
    near.pipe(far)
    far.on('data', (chunk: Buffer) => {
      bytesLeft -= chunk.length
      if (bytesLeft < 0) near.destroy()
      else near.write(chunk)
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    port: (server.address() as { port: number }).port,
    /** Whoever asks finds nobody until `mend`. */
    cut: () => {
      leads = null
      for (const socket of open) socket.destroy()
    },
    /** Breaks in the middle of what the server says. */
    cutAfter: (bytes: number) => void (bytesLeft = bytes),
    mend: (to = port) => {
      leads = to
      bytesLeft = Number.POSITIVE_INFINITY
    },
    close: async () => {
      for (const socket of open) socket.destroy()
      await new Promise((done) => server.close(done))
    },
  }
}
