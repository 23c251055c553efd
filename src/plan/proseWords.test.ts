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

test('paragraphs, headings, lists and breaks are lines; bold and links leave no trace', () => {
  const doc = new Doc()
  const element = (name: string, ...children: (XmlElement | XmlText)[]) => {
    const made = new XmlElement(name)
    made.insert(0, children)
    return made
  }
  const bold = new XmlText('Muy ')
  bold.insert(4, 'claro', { bold: {} })
  doc
    .getXmlFragment('default')
    .insert(0, [
      element('heading', new XmlText('Plazos')),
      element('paragraph', bold, new XmlElement('hardBreak'), new XmlText('y por escrito')),
      element('paragraph'),
      element(
        'bulletList',
        element('listItem', element('paragraph', new XmlText('uno'))),
        element('listItem', element('paragraph', new XmlText('dos'))),
      ),
    ])
  expect(read(encodeStateAsUpdate(doc))).toBe('Plazos\nMuy claro\ny por escrito\n\nuno\ndos')
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
