/** What printed pages are put together from: words, facts, tables and bars. */
import { createElement as h, type ReactElement } from 'react'
import { StyleSheet, Text, View } from '@react-pdf/renderer'
import type { Bars, Fact, PlanDocument, Table } from './document.ts'
import {
  barWords,
  cellWords,
  DIM,
  INK,
  isRight,
  LINE,
  seriesColour,
  SOFT,
} from './documentCells.ts'

export type Language = PlanDocument['language']

export const S = StyleSheet.create({
  page: {
    paddingTop: 56,
    paddingBottom: 52,
    paddingHorizontal: 44,
    color: INK,
    fontSize: 9.5,
    lineHeight: 1.4,
  },
  top: {
    position: 'absolute',
    top: 24,
    left: 44,
    right: 44,
    flexDirection: 'row',
    justifyContent: 'space-between',
    color: DIM,
    fontSize: 8,
  },
  foot: {
    position: 'absolute',
    // Of 842: from below, the library (4.9.0) loses it on pages that it breaks.
    top: 804,
    left: 44,
    right: 44,
    flexDirection: 'row',
    justifyContent: 'space-between',
    color: DIM,
    fontSize: 8,
  },
  title: { fontSize: 22, fontWeight: 600, lineHeight: 1.2, marginBottom: 4 },
  account: { fontSize: 12, color: DIM, marginBottom: 14 },
  section: { marginTop: 18 },
  heading: { fontSize: 13, fontWeight: 600, marginBottom: 6, lineHeight: 1.2 },
  facts: { flexDirection: 'row', flexWrap: 'wrap', marginBottom: 6 },
  fact: { width: '50%', paddingRight: 12, marginBottom: 4 },
  wideFact: { width: '100%', marginBottom: 4 },
  name: { color: DIM, fontSize: 8 },
  row: { flexDirection: 'row', borderBottomWidth: 0.5, borderBottomColor: LINE },
  head: {
    flexDirection: 'row',
    backgroundColor: SOFT,
    borderBottomWidth: 0.75,
    borderBottomColor: DIM,
  },
  cell: { paddingVertical: 4, paddingHorizontal: 5 },
  headCell: { paddingVertical: 4, paddingHorizontal: 5, fontSize: 8, fontWeight: 600, color: DIM },
  text: { marginBottom: 6 },
  bar: { flexDirection: 'row', alignItems: 'center', marginBottom: 3 },
  legend: { flexDirection: 'row', marginTop: 4, gap: 12 },
})

/** What the narrow face has no letters for is written in the wider one: drawing both at once costs three times as much. */
const LATIN =
  /^[\n\u0020-\u00ff\u0131\u0152\u0153\u02c6\u02da\u02dc\u2000-\u206f\u20ac\u2122\u2191\u2193\u2212\u2215]*$/
const family = (words: string) => (LATIN.test(words) ? 'Sans' : ['Sans', 'SansExt'])

export function say(words: string, style: object = {}, more: object = {}): ReactElement {
  return h(Text, { style: { fontFamily: family(words), ...style } as never, ...more }, words)
}

/** So many letters a fact has at most to stand beside another. */
const SHORT = 44

export function factsDrawn(facts: readonly Fact[]) {
  return h(
    View,
    { style: S.facts },
    ...facts.map(({ name, value }) =>
      h(
        View,
        { key: name, style: value.length > SHORT ? S.wideFact : S.fact },
        say(name, S.name),
        say(value),
      ),
    ),
  )
}

/** A row of more letters than this may be broken over pages; a shorter one stays together. */
export const LONG_ROW = 900

type TableProps = { table: Table; language: Language; heading?: ReactElement | undefined }

/** Its head and first row stand together, below what heads it. */
export function TableDrawn({ table: { columns, rows }, language, heading }: TableProps) {
  const all = columns.reduce((sum, { wide }) => sum + wide, 0)
  const width = (at: number) => `${(100 * columns[at]!.wide) / all}%`
  const aside = (at: number) =>
    isRight(columns[at]!.kind) ? ({ textAlign: 'right' } as const) : {}
  const head = columns.map(({ name }, at) =>
    say(name, { ...S.headCell, width: width(at), ...aside(at) }, { key: at }),
  )
  const drawn = rows.map((row, key) => {
    const cells = row.map((cell, at) => cellWords(language, cell, columns[at]!.kind))
    const letters = cells.reduce((sum, { length }) => sum + length, 0)
    const weight = (at: number) => (at === 0 ? { fontWeight: 600 } : {})
    const style = (at: number) => ({ ...S.cell, width: width(at), ...aside(at), ...weight(at) })
    return h(
      View,
      { key, style: S.row, wrap: letters > LONG_ROW },
      ...cells.map((words, at) => say(words, style(at), { key: at })),
    )
  })
  const [first, ...rest] = drawn
  const isLong = JSON.stringify(rows[0]).length > LONG_ROW
  return h(
    View,
    { style: { marginBottom: 8 } },
    h(View, { wrap: isLong }, heading, h(View, { style: S.head }, ...head), first),
    ...rest,
  )
}

export function BarsDrawn({
  bars: { title, kind, categories, series },
  language,
}: {
  bars: Bars
  language: Language
}) {
  const sums = categories.map((_, at) => series.reduce((sum, { values }) => sum + values[at]!, 0))
  const most = kind === 'share' ? 1 : Math.max(1, ...sums)
  return h(
    View,
    { style: { marginVertical: 8 }, wrap: false },
    say(title, { ...S.name, marginBottom: 4 }),
    ...categories.map((category, at) =>
      h(
        View,
        { key: at, style: S.bar },
        say(category, { width: '38%', paddingRight: 8, fontSize: 8.5 }),
        h(
          View,
          { style: { width: '50%', height: 10, flexDirection: 'row', backgroundColor: SOFT } },
          ...series.map(({ values }, of) =>
            h(View, {
              key: of,
              style: { width: `${(100 * values[at]!) / most}%`, backgroundColor: seriesColour(of) },
            }),
          ),
        ),
        say(barWords(language, sums[at]!, kind), {
          width: '12%',
          paddingLeft: 6,
          fontSize: 8.5,
          textAlign: 'right',
        }),
      ),
    ),
    ...(series.length > 1
      ? [
          h(
            View,
            { key: 'legend', style: S.legend },
            ...series.map(({ name }, of) =>
              h(
                View,
                { key: of, style: { flexDirection: 'row', alignItems: 'center', gap: 4 } },
                h(View, { style: { width: 8, height: 8, backgroundColor: seriesColour(of) } }),
                say(name, { fontSize: 8 }),
              ),
            ),
          ),
        ]
      : []),
  )
}
