/** The words of a live text: every one of them, a line for each block, and nothing of its form. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { applyUpdate, Doc, encodeStateAsUpdate, XmlElement, XmlText } from 'yjs'
import { stateFrom } from './prose.store.ts'
import { proseOf } from './proseWords.ts'

const read = (state: Uint8Array) => {
  const doc = new Doc()
  applyUpdate(doc, state)
  return proseOf(doc.getXmlFragment('default'))
}

test('paragraphs, headings, lists and breaks are lines; items keep their mark, links where they lead, bold leaves no trace', () => {
  const doc = new Doc()
  const element = (name: string, ...children: (XmlElement | XmlText)[]) => {
    const made = new XmlElement(name)
    made.insert(0, children)
    return made
  }
  const bold = new XmlText('Muy ')
  bold.insert(4, 'claro', { bold: {} })
  const ordered = element(
    'orderedList',
    element('listItem', element('paragraph', new XmlText('tres'))),
    element('listItem', element('paragraph', new XmlText('cuatro'))),
  )
  ordered.setAttribute('start', 3 as never)
  const link = new XmlText('Ver ')
  const first = { link: { href: 'https://norma.example/a' } }
  link.insert(4, 'su norma', first)
  link.insert(12, ' nueva', { ...first, bold: {} })
  link.insert(18, ' y ', { link: null, bold: null })
  const address = 'https://norma.example/b'
  link.insert(21, address, { link: { href: address } })
  doc
    .getXmlFragment('default')
    .insert(0, [
      element('heading', new XmlText('Plazos')),
      element('paragraph', bold, new XmlElement('hardBreak'), new XmlText('y por escrito')),
      element('paragraph'),
      element(
        'bulletList',
        element('listItem', element('paragraph', new XmlText('uno'))),
        element('listItem', element('paragraph', new XmlText('dos')), ordered),
      ),
      element('paragraph', link),
    ])
  expect(read(encodeStateAsUpdate(doc))).toBe(
    [
      'Plazos',
      'Muy claro',
      'y por escrito',
      '',
      '- uno',
      '- dos',
      '  3. tres',
      '  4. cuatro',
      'Ver su norma nueva (https://norma.example/a) y https://norma.example/b',
    ].join('\n'),
  )
})

const words = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
  .map((text) => text.replace(/\s+/g, ' ').trim())
  .filter((text) => text !== '')

test('two who write apart: whatever the order in which they come together, the same words, all of them', () => {
  fc.assert(
    fc.property(fc.array(words, { maxLength: 6 }), fc.array(words, { maxLength: 6 }), (a, b) => {
      const [one, two] = [stateFrom(a), stateFrom(b)]
      const joined = (states: Uint8Array[]) => {
        const doc = new Doc()
        for (const state of states) applyUpdate(doc, state)
        return encodeStateAsUpdate(doc)
      }
      const there = read(joined([one, two]))
      expect(read(joined([two, one]))).toBe(there)
      expect(read(joined([one, two, one]))).toBe(there)
      expect(there.split('\n').filter(Boolean).toSorted()).toEqual([...a, ...b].toSorted())
    }),
  )
})
