/** Files on their way: kept by the page that dropped them until the server has them all. */
import { failure, streamAddress } from '../kernel/call.ts'
import { sendFile } from './import.api.ts'

type About = { importId: number; fileNo: number }
type OnSent = (bytes: number) => void
type Running = { request: XMLHttpRequest; onSent: OnSent; done: Promise<void> }

const held = new Map<string, File>()
const running = new Map<string, Running>()

const keyOf = ({ importId, fileNo }: About) => `${importId}/${fileNo}`

/** The files of an import, in the order in which they were announced. */
export function holdFiles(importId: number, files: File[]): void {
  for (const [at, file] of files.entries()) holdFile({ importId, fileNo: at + 1 }, file)
}

export function holdFile(about: About, file: File): void {
  held.set(keyOf(about), file)
}

export function heldFile(about: About): File | undefined {
  return held.get(keyOf(about))
}

/** Given up or arrived: it is neither sent any further nor kept. */
export function letGo(about: About): void {
  running.get(keyOf(about))?.request.abort()
  held.delete(keyOf(about))
}

/** A page that was left and opened again follows what is still on its way. */
export function send(about: About, file: File, onSent: OnSent): Promise<void> {
  const key = keyOf(about)
  const before = running.get(key)
  if (before) {
    before.onSent = onSent
    return before.done
  }
  const request = new XMLHttpRequest()
  // Before it is sent: a browser tells nothing to whoever listens later.
  request.upload.addEventListener('progress', ({ loaded }) => running.get(key)?.onSent(loaded))
  const done = sent(request, about, file).finally(() => running.delete(key))
  running.set(key, { request, onSent, done })
  return done
}

/** Sends the bytes as they are. `fetch` can't tell how far an upload is, so the older way it is. */
function sent(request: XMLHttpRequest, about: About, file: File): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = async (response: Response) => reject(await failure(response))
    request.open('PUT', streamAddress(sendFile, about))
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.addEventListener('load', () => {
      if (request.status < 300) resolve()
      else void fail(new Response(request.responseText, { status: request.status }))
    })
    request.addEventListener('error', () => void whyNotSent(file).then(fail))
    request.addEventListener('abort', () => void fail(problem('gather/upload-cut', file)))
    request.send(file)
  })
}

/** A browser refuses to send on what was changed on disk, and says no more than of a lost connection. */
async function whyNotSent(file: File): Promise<Response> {
  const reads = await file
    .slice(0, 1)
    .arrayBuffer()
    .catch(() => null)
  return problem(reads ? 'request/offline' : 'gather/longer-than-said', file)
}

function problem(code: string, { name }: File): Response {
  return Response.json({ status: 0, code, values: { file: name } }, { status: 503 })
}
