/** A picture as a file: SVG and PNG as it is seen, with its typeface inside; CSV from the table behind it. */
import { CSV_START, csvLine, csvManner } from '../../kernel/csv.ts'
import { words } from '../words.ts'
import type { Picture } from './picture.ts'

const PNG_SCALE = 2

export async function saveSvg(svg: SVGSVGElement, name: string): Promise<void> {
  hand(new Blob([await standing(svg)], { type: 'image/svg+xml' }), `${name}.svg`)
}

export async function savePng(svg: SVGSVGElement, name: string): Promise<void> {
  const { width, height } = svg.getBoundingClientRect()
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(await standing(svg))}`
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = width * PNG_SCALE
  canvas.height = height * PNG_SCALE
  canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height)
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'))
  if (blob) hand(blob, `${name}.png`)
}

export function saveCsv({ columns, rows }: Pick<Picture, 'columns' | 'rows'>, name: string): void {
  const manner = csvManner(words.language)
  const lines = [columns.map((column) => column.name), ...rows].map((cells) =>
    csvLine(cells, manner),
  )
  hand(new Blob([CSV_START, ...lines], { type: 'text/csv;charset=utf-8' }), `${name}.csv`)
}

/** The drawing on its own feet: with a ground, a size and the typeface that the page has. */
async function standing(svg: SVGSVGElement): Promise<string> {
  const { width, height } = svg.getBoundingClientRect()
  const copy = svg.cloneNode(true) as SVGSVGElement
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
  copy.setAttribute('width', String(width))
  copy.setAttribute('height', String(height))
  copy.setAttribute('viewBox', `0 0 ${width} ${height}`)
  const ground = document.createElementNS('http://www.w3.org/2000/svg', 'rect')
  ground.setAttribute('width', '100%')
  ground.setAttribute('height', '100%')
  ground.setAttribute('fill', getComputedStyle(svg).getPropertyValue('--card') || '#fff')
  const style = document.createElementNS('http://www.w3.org/2000/svg', 'style')
  style.textContent = await typeface()
  copy.prepend(style, ground)
  return new XMLSerializer().serializeToString(copy)
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
