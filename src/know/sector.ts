/** Sectors: the divisions of NACE Rev. 2 (CNAE in Spain), and a firm's own list, pasted as lines. */
import type { Refusal } from '../kernel/refusal.ts'

/** Divisions, by their two figures; their names are words. */
export const DIVISIONS =
  '01 02 03 05 06 07 08 09 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32 33 35 36 37 38 39 41 42 43 45 46 47 49 50 51 52 53 55 56 58 59 60 61 62 63 64 65 66 68 69 70 71 72 73 74 75 77 78 79 80 81 82 84 85 86 87 88 90 91 92 93 94 95 96 97 98 99'.split(
    ' ',
  )

type Sector = { code: string; name: string }

/** A line each: the code, then a tab, semicolon, comma or space, then the name. Empty lines and a second of one code are left out. */
export function sectorLines(text: string): Sector[] {
  const lines = text.split(/\r?\n/).flatMap((line) => {
    const [, code, name] =
      /^\s*"?([^\s;,\t"]{1,20})"?\s*[;,\t ]\s*"?(.{1,200}?)"?\s*$/.exec(line) ?? []
    return code && name ? [{ code, name }] : []
  })
  return [...new Map(lines.map((one) => [one.code, one])).values()]
}

/** The same again as text. */
export function sectorText(sectors: readonly Sector[]): string {
  return sectors.map(({ code, name }) => `${code};${name}`).join('\n')
}

export function whyNotSectors(sectors: readonly Sector[]): Refusal | null {
  if (sectors.length === 0) return { code: 'know/no-sectors', status: 422 }
  if (sectors.length > 2000) return { code: 'know/too-many-sectors', status: 422 }
  return null
}
