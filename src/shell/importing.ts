/** A ledger through the import from outside: what the command line and the demonstration do alike. */
import { setTimeout as pause } from 'node:timers/promises'
import type { z } from 'zod'
import {
  makeImport,
  planImport,
  previewImport,
  publishImport,
  readImport,
  sendFile,
} from '../gather/import.api.ts'
import { type Import, isBusy } from '../gather/import.ts'
import { call, CallFailed, failure, type Fetch, streamAddress } from '../kernel/call.ts'
import type { Endpoint } from '../kernel/endpoint.ts'

/** A Clave as a caller reaches it. */
export type Remote = {
  ask: <I extends z.ZodType, O extends z.ZodType>(
    endpoint: Endpoint<I, O>,
    input: z.input<I>,
  ) => Promise<z.output<O>>
  fetch: Fetch
}

export function through(fetch: Fetch): Remote {
  return { fetch, ask: (endpoint, input) => call(fetch, endpoint, input) }
}

export type FileToSend = { name: string; bytes: number; body: () => ReadableStream<Uint8Array> }

/** A file that is in memory already. */
export function fileInMemory(name: string, text: Buffer<ArrayBuffer>): FileToSend {
  const body = () => new Blob([text]).stream() as ReadableStream<Uint8Array>
  return { name, bytes: text.length, body }
}

type Choices = {
  source?: string | undefined
  overlap?: 'replace' | 'add' | undefined
  home?: string | undefined
}

const LOOK_EVERY_MS = 300

/** Sends and checks; nothing is stored yet. Throws what was refused. */
export async function checkLedger(
  there: Remote,
  files: FileToSend[],
  { source, overlap, home }: Choices = {},
): Promise<Import> {
  const announced = files.map(({ name, bytes }) => ({ name, bytes }))
  const { importId } = await there.ask(makeImport, { files: announced })
  for (const [at, { body }] of files.entries()) {
    const address = streamAddress(sendFile, { importId, fileNo: at + 1 })
    await send(there, address, { method: 'PUT', body: body(), duplex: 'half' } as RequestInit)
  }
  const preview = await there.ask(previewImport, { importId })
  const refused = preview.files.find(({ refusal }) => refusal !== null)?.refusal
  if (refused) throw new CallFailed({ status: 422, code: refused.code, values: refused.values })
  await there.ask(planImport, {
    importId,
    files: preview.files.map(({ fileNo, role, reading, mapping, key }) => ({
      fileNo,
      role,
      reading,
      mapping,
      key,
    })),
    source: source ?? preview.source,
    overlap: overlap ?? null,
    home: home ?? preview.home,
  })
  return finished(there, importId, 'checked')
}

export async function publishLedger(there: Remote, { importId }: Import): Promise<Import> {
  await there.ask(publishImport, { importId })
  return finished(there, importId, 'published')
}

/** For bodies that are no JSON; a problem is thrown as any other. */
export async function send(there: Remote, path: string, init: RequestInit): Promise<Response> {
  const response = await there.fetch(path, init)
  if (!response.ok) throw await failure(response)
  return response
}

async function finished(
  there: Remote,
  importId: number,
  wanted: 'checked' | 'published',
): Promise<Import> {
  for (;;) {
    const one = await there.ask(readImport, { importId })
    if (one.state === wanted) return one
    if (!isBusy(one)) throw new CallFailed({ status: 409, code: 'server/failure', ...one.problem })
    await pause(LOOK_EVERY_MS)
  }
}
