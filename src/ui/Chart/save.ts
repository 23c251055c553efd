/** A picture as a file: SVG and PNG as it is seen, with its typeface inside; CSV from the table behind it. */
import { CSV_START, csvLine, csvManner } from '../../kernel/csv.ts'
import { words } from '../words.ts'
import { type Picture, safe } from './picture.ts'

const PNG_SCALE = 2

/** What stands above the drawing in its file, as above it on the page. */
export type Heading = {
  title: string
  /** A line below it. */
  heading?: string | undefined
  file: string
  legend?: Picture['legend'] | undefined
}

export async function saveSvg(svg: SVGSVGElement, about: Heading): Promise<void> {
  const { text } = await standing(svg, about)
  hand(new Blob([text], { type: 'image/svg+xml' }), `${about.file}.svg`)
}

export async function savePng(svg: SVGSVGElement, about: Heading): Promise<void> {
  const { text, width, height } = await standing(svg, about)
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = width * PNG_SCALE
  canvas.height = height * PNG_SCALE
  canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height)
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'))
  if (blob) hand(blob, `${about.file}.png`)
}

/** Alone on the paper, or in the PDF that a browser makes of it. */
export async function printSvg(svg: SVGSVGElement, about: Heading): Promise<void> {
  const { text } = await standing(svg, about)
  const sheet = document.createElement('div')
  sheet.className = 'Chart-printed'
  const image = new Image()
  image.alt = [about.title, about.heading].filter(Boolean).join(' · ')
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`
  sheet.append(image)
  await image.decode()
  document.body.append(sheet)
  try {
    window.print()
  } finally {
    sheet.remove()
  }
}

export function saveCsv({ columns, rows }: Pick<Picture, 'columns' | 'rows'>, name: string): void {
  const manner = csvManner(words.language)
  const lines = [columns.map((column) => column.name), ...rows].map((cells) =>
    csvLine(cells, manner),
  )
  hand(new Blob([CSV_START, ...lines], { type: 'text/csv;charset=utf-8' }), `${name}.csv`)
}

const MARGIN = 16
const HEAD = 40
const LEGEND = 22
const LINE = 18
/** Of a letter of 12 points, and more than most are. */
const LETTER = 7

/** The drawing on its own feet: with a ground, its title and lines named, and the typeface that the page has. */
async function standing(svg: SVGSVGElement, { title, heading = '', legend = [] }: Heading) {
  const box = svg.getBoundingClientRect()
  const head = HEAD + (heading === '' ? 0 : LINE)
  const top = head + (legend.length > 0 ? LEGEND : 0)
  const width = Math.max(box.width, heading.length * LETTER) + MARGIN * 2
  const height = box.height + top + MARGIN
  const style = getComputedStyle(svg)
  const colour = (name: string) => style.getPropertyValue(`--${name}`).trim()
  const copy = svg.cloneNode(true) as SVGSVGElement
  // What kept it out of sight on the page must not do so in the file.
  copy.removeAttribute('style')
  for (const [name, value] of Object.entries({
    x: MARGIN,
    y: top,
    width: box.width,
    height: box.height,
  })) {
    copy.setAttribute(name, String(value))
  }
  const lines = legend.map(({ name, colour: stroke, dashed }, at) => {
    const x = MARGIN + at * (box.width / legend.length)
    return `<path d="M${x} ${head + 2}h16" stroke="${colour(stroke)}" stroke-width="2"${dashed ? ' stroke-dasharray="4 3"' : ''}/><text x="${x + 22}" y="${head + 6}" font-size="12" fill="${colour('dim')}">${safe(name)}</text>`
  })
  const under =
    heading &&
    `<text x="${MARGIN}" y="44" font-size="12" fill="${colour('dim')}">${safe(heading)}</text>`
  const text = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${safe(style.fontFamily)}">
<style>${await typeface()}</style><rect width="100%" height="100%" fill="${colour('card')}"/>
<text x="${MARGIN}" y="26" font-size="14" font-weight="600" fill="${colour('ink')}">${safe(title)}</text>${under}${lines.join('')}
${new XMLSerializer().serializeToString(copy)}
</svg>`
  return { text, width, height }
}

/** The page's own typeface as text, from the rule that loaded it; without it the file falls back to a plain one. */
async function typeface(): Promise<string> {
  for (const sheet of document.styleSheets) {
    for (const rule of sheet.cssRules) {
      if (
        !(rule instanceof CSSFontFaceRule) ||
        !rule.cssText.includes('U+0-FF') ||
        !rule.cssText.includes('Instrument')
      )
        continue
      const path = /url\("?([^")]+)"?\)/.exec(rule.cssText)?.[1]
      if (!path) continue
      const bytes = new Uint8Array(
        await (await fetch(new URL(path, sheet.href ?? location.href))).arrayBuffer(),
      )
      const text = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
      return rule.cssText
        .replace(/url\([^)]+\)/, `url(data:font/woff2;base64,${text})`)
        .replace(/unicode-range:[^;}]+;?/, '')
    }
  }
  return ''
}

function hand(blob: Blob, name: string) {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 1_000)
}
