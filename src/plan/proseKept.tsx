/** What was written and has not arrived: kept on this device, per person and firm, until it is in the database. */
import { applyUpdate, type Doc, encodeStateAsUpdate } from 'yjs'

const PREFIX = 'clave:text:'

export type Whose = { firmId: string; personId: string }
const under = ({ firmId, personId }: Whose, name: string) =>
  `${PREFIX}${firmId}:${personId}:${name}`

/** What is kept joins what is open; whether there was any. Another tab may have kept it, or a visit before this one. */
export function bringBack(whose: Whose, name: string, document: Doc): boolean {
  const kept = readKept(whose, name)
  if (!kept) return false
  try {
    applyUpdate(document, kept)
    return true
  } catch {
    // No text of ours: it would stand in the way each time.
    dropKept(whose, name)
    return false
  }
}

/** With what another tab kept meanwhile. False where the device has no room for it. */
export function keepHere(whose: Whose, name: string, document: Doc): boolean {
  bringBack(whose, name, document)
  try {
    localStorage.setItem(under(whose, name), toBase64(encodeStateAsUpdate(document)))
    return true
  } catch {
    return false
  }
}

export function readKept(whose: Whose, name: string): Uint8Array | null {
  try {
    const kept = localStorage.getItem(under(whose, name))
    return kept === null ? null : fromBase64(kept)
  } catch {
    return null
  }
}

export function dropKept(whose: Whose, name: string): void {
  try {
    localStorage.removeItem(under(whose, name))
  } catch {
    // Nothing was kept where nothing can be.
  }
}

export function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))
}

function toBase64(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 8192) {
    text += String.fromCharCode(...bytes.subarray(at, at + 8192))
  }
  return btoa(text)
}
