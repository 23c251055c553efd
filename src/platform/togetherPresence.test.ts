/** Who someone is says the server; of what their browser says only the caret and the place pass. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { COLOURS, colourOf, settle } from './togetherPresence.ts'

const ANA = { id: '5f1f3f0a-0c07-4b5e-9c57-3c8f4c1d2e3f', name: 'Ana' }

test('whatever a browser says, it is never someone else, and nothing large', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(), fc.dictionary(fc.string(), fc.jsonValue())), { maxLength: 8 }),
      (said) => {
        const states = new Map(said)
        settle(states, ANA)
        for (const state of states.values()) {
          expect(Object.keys(state).toSorted()).toEqual(['at', 'back', 'cursor', 'user'])
          expect(state['user']).toEqual({ ...ANA, colour: colourOf(ANA.id) })
          expect(JSON.stringify(state).length).toBeLessThanOrEqual(2_000)
        }
        expect(states.size).toBeLessThanOrEqual(4)
      },
    ),
  )
})

test('the same person has the same colour, one of those that the styles know', () => {
  fc.assert(
    fc.property(fc.uuid(), (id) => {
      const colour = colourOf(id)
      expect(colour).toBe(colourOf(id))
      expect(colour).toBeGreaterThanOrEqual(0)
      expect(colour).toBeLessThan(COLOURS)
    }),
  )
})
