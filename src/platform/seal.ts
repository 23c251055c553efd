/** Secrets of others that have to be said again, such as the password of a mailbox: sealed with the server's own secret. */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

const KIND = 'aes-256-gcm'
const SALT_BYTES = 16
const NONCE_BYTES = 12
const TAG_BYTES = 16

/** A key for each seal, so that one nonce twice tells nothing. */
function keyOf(secret: string, salt: Buffer): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, salt, 'clave seal 1', 32))
}

/**
 * Salt, nonce, tag and what was sealed, in this order.
 * @param about what it belongs to: a seal that was moved elsewhere doesn't open
 */
export function seal(secret: string, text: string, about: string): Buffer {
  const [salt, nonce] = [randomBytes(SALT_BYTES), randomBytes(NONCE_BYTES)]
  const cipher = createCipheriv(KIND, keyOf(secret, salt), nonce).setAAD(Buffer.from(about))
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([salt, nonce, cipher.getAuthTag(), sealed])
}

/** What was sealed; null where the secret is another one, or a byte was changed. */
export function unseal(secret: string, sealed: Buffer, about: string): string | null {
  const at = [SALT_BYTES, SALT_BYTES + NONCE_BYTES, SALT_BYTES + NONCE_BYTES + TAG_BYTES]
  const [salt, nonce, tag] = [
    sealed.subarray(0, at[0]),
    sealed.subarray(at[0], at[1]),
    sealed.subarray(at[1], at[2]),
  ]
  try {
    const cipher = createDecipheriv(KIND, keyOf(secret, salt), nonce).setAAD(Buffer.from(about))
    cipher.setAuthTag(tag)
    return Buffer.concat([cipher.update(sealed.subarray(at[2])), cipher.final()]).toString('utf8')
  } catch {
    return null
  }
}
