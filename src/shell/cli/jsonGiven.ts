/** JSON as people write it: where it stops being JSON is told by line and column. */
import { Problem } from '../../platform/problem.ts'

/** A file's text as a value; what is wrong names the file, the place and the reason. */
export function jsonOf(file: string, text: string): unknown {
  const json = text.replace(/^\uFEFF/, '')
  try {
    return JSON.parse(json)
  } catch (error) {
    const before = json.slice(0, brokenAt(json)).split('\n')
    const values = {
      file,
      line: before.length,
      column: before.at(-1)!.length + 1,
      reason: (error as Error).message,
    }
    throw new Problem(422, 'cli/not-json', { values })
  }
}

const TOKEN =
  // oxlint-disable-next-line no-control-regex -- JSON forbids them in texts.
  /[ \t\r\n]*(?:([{}[\],:])|("(?:[^"\\\u0000-\u001F]|\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4}))*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-]))/y

type Wants = 'value' | 'valueOrEnd' | 'name' | 'nameOrEnd' | 'colon' | 'after'

/** The place of the first sign that can't stand there; the end of the text where something is lacking. */
export function brokenAt(json: string): number {
  const open: ('{' | '[')[] = []
  let wants: Wants = 'value'
  TOKEN.lastIndex = 0
  for (;;) {
    const begins = TOKEN.lastIndex
    const found = TOKEN.exec(json)
    const at = begins + blanksAt(json, begins)
    if (!found) return at
    const [, sign, text] = found
    const next: Wants | null = sign ? afterSign(sign, wants, open) : afterWord(text, wants)
    if (next === null) return at
    wants = next
    if (wants === 'after' && open.length === 0) {
      return TOKEN.lastIndex + blanksAt(json, TOKEN.lastIndex)
    }
  }
}

function blanksAt(json: string, from: number): number {
  let at = from
  while (/[ \t\r\n]/.test(json.charAt(at))) at += 1
  return at - from
}

function afterWord(text: string | undefined, wants: Wants): Wants | null {
  if (text !== undefined && (wants === 'name' || wants === 'nameOrEnd')) return 'colon'
  return wants === 'value' || wants === 'valueOrEnd' ? 'after' : null
}

function afterSign(sign: string, wants: Wants, open: ('{' | '[')[]): Wants | null {
  const isValue = wants === 'value' || wants === 'valueOrEnd'
  if (sign === ':') return wants === 'colon' ? 'value' : null
  if (sign === '{' || sign === '[') {
    if (!isValue) return null
    open.push(sign)
    return sign === '{' ? 'nameOrEnd' : 'valueOrEnd'
  }
  if (sign === ',') {
    if (wants !== 'after') return null
    return open.at(-1) === '{' ? 'name' : 'value'
  }
  const opener = sign === '}' ? '{' : '['
  const mayEnd = wants === 'after' || wants === (sign === '}' ? 'nameOrEnd' : 'valueOrEnd')
  if (!mayEnd || open.at(-1) !== opener) return null
  open.pop()
  return 'after'
}
