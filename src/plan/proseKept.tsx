/** What was written and has not arrived: kept on this device, per person and firm, until it is in the database. */
const PREFIX = 'clave:text:'

export type Whose = { firmId: string; personId: string }
const under = ({ firmId, personId }: Whose, name: string) =>
  `${PREFIX}${firmId}:${personId}:${name}`

export function readKept(whose: Whose, name: string): Uint8Array | null {
  try {
    const kept = localStorage.getItem(under(whose, name))
    return kept === null ? null : fromBase64(kept)
  } catch {
    return null
  }
}

/** False where the device has no room for it. */
export function keepHere(whose: Whose, name: string, update: Uint8Array): boolean {
  try {
    localStorage.setItem(under(whose, name), toBase64(update))
    return true
  } catch {
    return false
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
