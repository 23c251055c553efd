/** A document as slides: tables and charts are native ones, to be changed by hand afterwards. */
import pptxgen from 'pptxgenjs'
import type { Bars, Block, Fact, PlanDocument, Section, Table } from './document.ts'
import { cellWords, DIM, INK, isRight, LINE, SERIES, SOFT } from './documentCells.ts'

const hex = (colour: string) => colour.slice(1)
/** Inches, of a slide of 13.33 by 7.5. */
const LEFT = 0.6
const WIDE = 12.13
const TOP = 1.25
const TALL = 5.4
const FONT = 'Calibri'
/** How many letters fit into an inch of a table's line, and how many of these lines onto a slide. */
const LETTERS_AN_INCH = 13
const LINES_A_SLIDE = 19

/** Its types tell of the package's other form, where the class stands one step further in. */
const Pptx = pptxgen as unknown as typeof pptxgen.default
type Deck = InstanceType<typeof Pptx>
type Slide = ReturnType<Deck['addSlide']>

export async function pptxOf(document: PlanDocument): Promise<Uint8Array> {
  const deck = new Pptx()
  deck.layout = 'LAYOUT_WIDE'
  deck.title = `${document.title} · ${document.account}`
  deck.author = document.firm
  deck.company = document.firm
  deck.subject = document.mark
  deck.theme = { headFontFace: FONT, bodyFontFace: FONT }
  front(deck, document)
  for (const section of document.sections) slidesOf(deck, section, document)
  return (await deck.write({ outputType: 'uint8array', compression: true })) as Uint8Array
}

function front(deck: Deck, { title, account, firm, mark, madeOn, facts }: PlanDocument) {
  const slide = deck.addSlide()
  slide.background = { color: hex(INK) }
  const white = { fontFace: FONT, color: 'FFFFFF', x: LEFT, w: WIDE }
  slide.addText(title, { ...white, y: 2.1, h: 1.2, fontSize: 40, bold: true, fit: 'shrink' })
  slide.addText(account, { ...white, y: 3.3, h: 0.6, fontSize: 22 })
  const rest = facts.slice(1).map(({ name, value }) => `${name}: ${value}`)
  slide.addText(rest.join('   ·   '), { ...white, y: 4.1, h: 0.5, fontSize: 14 })
  slide.addText(`${firm}   ·   ${mark}   ·   ${madeOn}`, { ...white, y: 6.6, h: 0.4, fontSize: 12 })
}

/** One with this heading and what stands on all of them. */
function aSlide(deck: Deck, heading: string, { title, firm, mark }: PlanDocument): Slide {
  const slide = deck.addSlide()
  const base = { fontFace: FONT, x: LEFT, w: WIDE }
  slide.addText(heading, {
    ...base,
    y: 0.35,
    h: 0.7,
    fontSize: 26,
    bold: true,
    color: hex(INK),
    fit: 'shrink',
  })
  slide.addText(`${firm} · ${title} · ${mark}`, {
    ...base,
    y: 7.0,
    h: 0.3,
    w: WIDE - 1,
    fontSize: 10,
    color: hex(DIM),
  })
  slide.slideNumber = {
    x: 12.2,
    y: 7.0,
    w: 0.6,
    h: 0.3,
    fontFace: FONT,
    fontSize: 10,
    color: hex(DIM),
    align: 'right',
  }
  return slide
}

function slidesOf(deck: Deck, { title, blocks }: Section, document: PlanDocument) {
  for (const block of blocks) {
    for (const draw of drawnBy(block, document)) draw(aSlide(deck, title, document))
  }
}

type Draw = (slide: Slide) => void

function drawnBy(block: Block, document: PlanDocument): Draw[] {
  switch (block.as) {
    case 'text':
      return textSlides(block.text)
    case 'facts':
      return [(slide) => drawFacts(slide, block.facts)]
    case 'table':
      return tableSlides(block, document)
    case 'bars':
      return [(slide) => drawBars(slide, block)]
  }
}

const LETTERS_A_LINE = 130

function textSlides(text: string): Draw[] {
  const lines = text.split('\n')
  return inPages(lines, (line) => Math.max(1, Math.ceil(line.length / LETTERS_A_LINE))).map(
    (page) => (slide) => {
      const style = { fontFace: FONT, fontSize: 13, color: hex(INK), valign: 'top' as const }
      slide.addText(page.join('\n'), { ...style, x: LEFT, y: TOP, w: WIDE, h: TALL })
    },
  )
}

function drawFacts(slide: Slide, facts: readonly Fact[]) {
  const rows = facts.map(({ name, value }) => [
    { text: name, options: { color: hex(DIM) } },
    { text: value, options: { color: hex(INK), bold: true } },
  ])
  const border = { type: 'solid' as const, pt: 0.5, color: hex(LINE) }
  slide.addTable(rows, {
    x: LEFT,
    y: TOP,
    w: WIDE,
    colW: [3.2, WIDE - 3.2],
    border,
    fontFace: FONT,
    fontSize: 13,
  })
}

function tableSlides({ columns, rows }: Table, { language }: PlanDocument): Draw[] {
  const all = columns.reduce((sum, { wide }) => sum + wide, 0)
  const widths = columns.map(({ wide }) => (WIDE * wide) / all)
  const told = rows.map((row) =>
    row.map((cell, at) => cellWords(language, cell, columns[at]!.kind)),
  )
  const linesIn = (words: string, at: number) =>
    words
      .split('\n')
      .reduce(
        (sum, { length }) => sum + Math.max(1, Math.ceil(length / (widths[at]! * LETTERS_AN_INCH))),
        0,
      )
  const tall = (row: readonly string[]) => Math.max(...row.map(linesIn)) + 0.4
  const aside = (at: number) => (isRight(columns[at]!.kind) ? 'right' : 'left') as 'right' | 'left'
  const head = columns.map(({ name }, at) => ({
    text: name,
    options: { bold: true, color: hex(DIM), fill: { color: hex(SOFT) }, align: aside(at) },
  }))
  const border = { type: 'solid' as const, pt: 0.5, color: hex(LINE) }
  return inPages(told, tall).map((page) => (slide) => {
    const body = page.map((row) =>
      row.map((words, at) => ({
        text: words,
        options: { color: hex(INK), align: aside(at), bold: at === 0 },
      })),
    )
    const style = { fontFace: FONT, fontSize: 12, valign: 'top' as const, border }
    slide.addTable([head, ...body], { x: LEFT, y: TOP, w: WIDE, colW: widths, ...style })
  })
}

function drawBars(slide: Slide, { title, kind, categories, series }: Bars) {
  const data = series.map(({ name, values }) => ({
    name,
    // The first one stands at the foot of the axis.
    labels: categories.toReversed(),
    values: values.toReversed(),
  }))
  slide.addChart('bar', data, {
    x: LEFT,
    y: TOP,
    w: WIDE,
    h: TALL,
    barDir: 'bar',
    barGrouping: series.length > 1 ? 'stacked' : 'clustered',
    chartColors: SERIES.map(hex),
    showTitle: true,
    title,
    titleFontFace: FONT,
    titleFontSize: 14,
    showLegend: series.length > 1,
    legendPos: 'b',
    showValue: true,
    dataLabelFontFace: FONT,
    dataLabelFormatCode: kind === 'share' ? '0%' : '#,##0;;',
    dataLabelColor: series.length > 1 ? 'FFFFFF' : hex(INK),
    valAxisHidden: true,
    valGridLine: { style: 'none' },
    catAxisLabelFontFace: FONT,
    catAxisLabelFontSize: 12,
    ...(kind === 'share' ? { valAxisMinVal: 0, valAxisMaxVal: 1 } : {}),
  })
}

/** As many as fit onto a slide; what is taller than one stands alone. */
function inPages<T>(rows: readonly T[], tall: (row: T) => number): T[][] {
  const pages: T[][] = []
  let left = 0
  for (const row of rows) {
    const need = tall(row)
    if (need > left || pages.length === 0) {
      pages.push([])
      left = LINES_A_SLIDE
    }
    pages.at(-1)!.push(row)
    left -= need
  }
  return pages
}
