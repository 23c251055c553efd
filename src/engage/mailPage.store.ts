/** The page that a mail was written as: shown apart, in a frame of its own in which nothing runs and nothing is loaded. */
import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { type Db, many } from '../platform/db.ts'
import { mailFileAt } from './mailFile.store.ts'

type Here = {
  dataFolder: string
  firmId: string
  messageId: string
  inFirm: <T>(work: (db: Db) => Promise<T>) => Promise<T>
}

const PICTURES_MOST = 3_000_000

/**
 * The policy holds it, whatever stands in it: a place of its own without scripts, forms, ways out, or any address to load
 * from; pictures that came with the mail are in the page itself. What could lead elsewhere by itself is taken out besides.
 */
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox; frame-ancestors 'self'; form-action 'none'; base-uri 'none'"

export async function pageOf(html: string, here: Here): Promise<Response> {
  const page = await withPictures(harmless(html), here)
  const begins = '<!doctype html><meta charset="utf-8"><meta name="referrer" content="no-referrer">'
  return new Response(`${begins}${page}`, {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': POLICY,
      'x-content-type-options': 'nosniff',
      'x-dns-prefetch-control': 'off',
      'referrer-policy': 'no-referrer',
      'cache-control': 'private, no-store',
    },
  })
}

const TAKEN_OUT =
  /<\/?(?:script|meta|base|link|iframe|frame|frameset|object|embed|applet|form|input|button|svg|math|template|portal)\b[^>]*>?/gi
const LEADS =
  /\s(?:href|src|srcset|background|action|formaction|ping|poster|data|xlink:href|on[a-z]+)\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]*)/gi

/** Belt beside the braces of the policy: no element that acts, no address but those of pictures inside. */
export function harmless(html: string): string {
  return html
    .replace(TAKEN_OUT, '')
    .replace(LEADS, (said) =>
      /\ssrc\s*=\s*["']?\s*(cid:|data:image\/(png|jpeg|gif|webp);)/i.test(said) ? said : '',
    )
}

const Picture = z.object({ fileId: z.guid(), type: z.string(), contentId: z.string() })

async function withPictures(html: string, { inFirm, messageId, ...place }: Here): Promise<string> {
  if (!/cid:/i.test(html)) return html
  const pictures = await inFirm((db) =>
    many(
      Picture,
      db`
      select file_id, type, content_id from mail_file
      where firm_id = ${db.firm} and message_id = ${messageId} and shows = 'picture'
        and left_out is null and content_id is not null and bytes <= ${PICTURES_MOST}
    `,
    ),
  )
  let shown = html
  for (const { fileId, type, contentId } of pictures) {
    const bytes = await readFile(mailFileAt(place, fileId)).catch(() => null)
    const name = contentId.replace(/^<|>$/g, '')
    if (bytes)
      shown = shown.replaceAll(`cid:${name}`, `data:${type};base64,${bytes.toString('base64')}`)
  }
  return shown
}
