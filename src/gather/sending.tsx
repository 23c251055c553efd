/** Files on their way: kept by the page that dropped them until the server has them all. */
import { failure, streamAddress } from '../kernel/call.ts'
import { sendFile } from './import.api.ts'

const held = new Map<number, File[]>()

/** The files of an import, in the order in which they were announced. */
export function holdFiles(importId: number, files: File[]): void {
  held.set(importId, files)
}

export function heldFile(importId: number, fileNo: number): File | undefined {
  return held.get(importId)?.[fileNo - 1]
}

/** Someone came back and dropped the file again. */
export function holdFile(importId: number, fileNo: number, file: File): void {
  const files = held.get(importId) ?? []
  files[fileNo - 1] = file
  held.set(importId, files)
}

/** Sends the bytes as they are. `fetch` can't tell how far an upload is, so the older way it is. */
export function send(
  { importId, fileNo, file }: { importId: number; fileNo: number; file: File },
  onSent: (bytes: number) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('PUT', streamAddress(sendFile, { importId, fileNo }))
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.upload.addEventListener('progress', ({ loaded }) => onSent(loaded))
    request.addEventListener('load', () => {
      if (request.status < 300) resolve()
      else void failure(new Response(request.responseText, { status: request.status })).then(reject)
    })
    request.addEventListener('error', () => {
      void failure(Response.json({ status: 0, code: 'request/offline' }, { status: 503 })).then(
        reject,
      )
    })
    request.send(file)
  })
}
