/** The words of a mail that was only written as a page: nothing of it is kept but text. */

const BREAKS = new Set([
  'br',
  'p',
  'div',
  'tr',
  'li',
  'h1',
  'h2',
  'h3',
  'h4',
  'table',
  'blockquote',
])
const SILENT = new Set(['script', 'style', 'head', 'title', 'template', 'noscript'])

/** One pass from left to right, whatever stands in it. */
export function htmlText(html: string): string {
  let told = ''
  let silent: string | null = null
  for (let at = 0; at < html.length;) {
    const opens = html.indexOf('<', at)
    const upTo = opens === -1 ? html.length : opens
    if (!silent) told += html.slice(at, upTo).replace(/\s+/g, ' ')
    if (opens === -1) break
    const comment = html.startsWith('<!--', opens)
    const closes = html.indexOf(comment ? '-->' : '>', opens)
    if (closes === -1) break
    const [, slash, name] = /^<(\/?)([a-z][a-z0-9]*)/i.exec(html.slice(opens, opens + 20)) ?? []
    const tag = name?.toLowerCase()
    if (tag && silent === tag && slash) silent = null
    else if (tag && !silent && !slash && SILENT.has(tag)) silent = tag
    else if (tag && !silent && BREAKS.has(tag)) told += '\n'
    at = closes + (comment ? 3 : 1)
  }
  return decoded(told)
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

const NAMED: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  euro: '€',
  aacute: 'á',
  eacute: 'é',
  iacute: 'í',
  oacute: 'ó',
  uacute: 'ú',
  uuml: 'ü',
  ntilde: 'ñ',
  Aacute: 'Á',
  Eacute: 'É',
  Iacute: 'Í',
  Oacute: 'Ó',
  Uacute: 'Ú',
  Ntilde: 'Ñ',
  iexcl: '¡',
  iquest: '¿',
  laquo: '«',
  raquo: '»',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  middot: '·',
}

function decoded(text: string): string {
  return text.replace(/&(#x[\da-f]{1,6}|#\d{1,7}|[a-z]{2,8});/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return NAMED[name] ?? whole
    const point = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
    const isSign = point > 31 && point <= 0x10ffff && !(point >= 0xd800 && point <= 0xdfff)
    return isSign ? String.fromCodePoint(point) : ' '
  })
}
