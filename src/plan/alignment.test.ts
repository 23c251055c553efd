/** Questions are typed as text and read back; two texts are told apart line by line. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lineChanges, questionsFrom, questionsTyped } from './alignment.ts'
import { standing } from './jointDecision.ts'

const line = fc.string({ minLength: 1 }).map((word) => word.replaceAll(/\s/g, ' ').trim() || 'x')
const questions = fc.array(
  fc.record({
    question: line,
    answer: fc.array(line, { maxLength: 3 }).map((all) => all.join('\n')),
  }),
)

test('what is typed of questions and answers is read as it was written', () => {
  fc.assert(
    fc.property(questions, (all) => {
      expect(questionsFrom(questionsTyped(all))).toEqual(all)
    }),
  )
  expect(questionsFrom('¿Quién?\nAna\ny Luis\n\n  \n¿Cuándo?\n')).toEqual([
    { question: '¿Quién?', answer: 'Ana\ny Luis' },
    { question: '¿Cuándo?', answer: '' },
  ])
})

test('the same text differs in nothing; what was added one way is gone the other way', () => {
  const text = fc.array(line).map((all) => all.join('\n'))
  fc.assert(
    fc.property(text, text, (before, after) => {
      expect(lineChanges(before, before)).toBeNull()
      const [on, back] = [lineChanges(before, after), lineChanges(after, before)]
      expect(on?.added).toEqual(back?.gone)
      expect(on?.gone).toEqual(back?.added)
    }),
  )
})

test('of decisions stands the last word on each', () => {
  const said = (decisionId: string, correctsId: string | null) => ({ decisionId, correctsId })
  const all = [said('c', 'b'), said('d', null), said('b', 'a'), said('a', null)]
  expect(standing(all).map(({ decisionId }) => decisionId)).toEqual(['c', 'd'])
})
