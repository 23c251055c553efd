/** A document as printed pages, in the face of the product's own pages. */
import { createRequire } from 'node:module'
import { createElement as h, type ReactElement } from 'react'
import { Document, Font, Page, renderToBuffer, Text, View } from '@react-pdf/renderer'
import { fontAddress } from '../platform/fontFile.ts'
import type { Block, PlanDocument, Section } from './document.ts'
import {
  BarsDrawn,
  factsDrawn,
  LONG_ROW,
  type Language,
  S,
  say,
  TableDrawn,
} from './documentPdfParts.store.ts'

const require = createRequire(import.meta.url)

/** By what each is called here: letters of Western Europe, and those of the rest of it that writes so. */
const FACES = {
  Sans: {
    400: require.resolve('@fontsource/instrument-sans/files/instrument-sans-latin-400-normal.woff'),
    600: require.resolve('@fontsource/instrument-sans/files/instrument-sans-latin-600-normal.woff'),
  },
  SansExt: {
    400: require.resolve('@fontsource/instrument-sans/files/instrument-sans-latin-ext-400-normal.woff'),
    600: require.resolve('@fontsource/instrument-sans/files/instrument-sans-latin-ext-600-normal.woff'),
  },
}

function registerFonts() {
  for (const [family, weights] of Object.entries(FACES)) {
    const fonts = Object.entries(weights).map(([weight, file]) => ({
      src: fontAddress(file),
      fontWeight: Number(weight),
    }))
    Font.register({ family, fonts })
  }
  // Words are broken where Spanish would: not at all rather than wrongly.
  Font.registerHyphenationCallback((word) => [word])
}

export async function pdfOf(document: PlanDocument): Promise<Uint8Array> {
  registerFonts()
  const { title, account, firm, language, mark, madeOn, page, sections, facts } = document
  const counted = ({ pageNumber, totalPages }: { pageNumber: number; totalPages: number }) =>
    page.replace('{n}', String(pageNumber)).replace('{all}', String(totalPages))
  return renderToBuffer(
    h(
      Document,
      { title: `${title} · ${account}`, author: firm, subject: mark, language },
      h(
        Page,
        { size: 'A4', style: S.page },
        h(
          View,
          { style: S.top, fixed: true },
          say(`${firm} · ${title}`),
          say(mark, { fontWeight: 600 }),
        ),
        h(
          View,
          { style: S.foot, fixed: true },
          say(madeOn),
          h(Text, { style: { fontFamily: 'Sans' }, render: counted }),
        ),
        say(title, S.title),
        say(account, S.account),
        factsDrawn(facts),
        ...sections.map((section, key) => h(SectionDrawn, { key, section, language })),
      ),
    ),
  )
}

function SectionDrawn({ section, language }: { section: Section; language: Language }) {
  const [first, ...rest] = section.blocks
  const heading = say(section.title, S.heading, { key: 'heading' })
  return h(
    View,
    { style: S.section },
    first && h(BlockDrawn, { block: first, language, heading }),
    ...rest.map((block, key) => h(BlockDrawn, { key, block, language })),
  )
}

type Drawn = { block: Block; language: Language; heading?: ReactElement }

/** A heading is kept together with the beginning of what it heads: the library's own way of asking for that breaks long documents. */
function BlockDrawn({ block, language, heading }: Drawn) {
  switch (block.as) {
    case 'text': {
      const [first = '', ...rest] = block.text.split('\n')
      const line = (words: string, key: number) => say(words || ' ', {}, { key })
      return h(
        View,
        { style: S.text },
        h(View, { wrap: first.length > LONG_ROW }, heading, line(first, -1)),
        ...rest.map(line),
      )
    }
    case 'facts':
      return h(View, { wrap: false }, heading, factsDrawn(block.facts))
    case 'table':
      return h(TableDrawn, { table: block, language, heading })
    case 'bars':
      return h(View, { wrap: false }, heading, h(BarsDrawn, { bars: block, language }))
  }
}
