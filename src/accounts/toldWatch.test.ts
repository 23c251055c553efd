import { expect, test } from 'vitest'
import { tellWatch } from './toldWatch.ts'

test('what was seen of the short list is told with its side and its reason', () => {
  const seen = { side: 'leaving', reason: 'Se habla en enero', month: '2026-11' }
  expect(tellWatch('watch.seen', seen)).toEqual({
    what: 'watchSeen',
    values: { side: 'leaving', reason: 'Se habla en enero' },
  })
  expect(tellWatch('watch.unseen', { month: '2026-11' })).toEqual({
    what: 'watchUnseen',
    values: {},
  })
  expect(tellWatch('watch.seen', {})).toBeNull()
  expect(tellWatch('account.added', seen)).toBeNull()
})
