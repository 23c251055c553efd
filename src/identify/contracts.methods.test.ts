/** The worked examples of docs/methods/contracts.md and targets.md, recomputed from what they say. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { acvOf, renewalOf, tcvOf, yearsOf } from '../accounts/contract.ts'
import { progressOf } from './target.ts'

const exampleOf = (name: string) =>
  readFileSync(`docs/methods/${name}.md`, 'utf8').split('**Worked example.**')[1]!.trim()

test('a contract of three years', () => {
  const text = exampleOf('contracts')
  const [startsOn, endsOn] = text.match(/\d{4}-\d\d-\d\d/g) as [string, string]
  const [, recurring, oneOff, notice] = /(\d+) recurring and (\d+) once, with (\d+) days/.exec(
    text,
  )!
  const terms = {
    startsOn,
    endsOn,
    recurring: recurring!,
    oneOff: oneOff!,
    renews: true,
    noticeDays: Number(notice),
  }
  const { noticeBy } = renewalOf(terms, startsOn)!
  expect(text).toContain(
    `${yearsOf(terms)} years, ACV ${acvOf(terms)}, TCV ${tcvOf(terms)}, notice by ${noticeBy}.`,
  )
})

test('a target a quarter of the way', () => {
  const text = exampleOf('targets')
  const [, day, actual, period, goal, whole] =
    /On (\S+) an account has sold (\d+) of its (\d{4}) target of (\d+), and the firm's is (\d+)/.exec(
      text,
    )!
  const target = (amount: string, accountId: string | null) => ({
    targetId: accountId ?? 'firm',
    period: period!,
    accountId,
    account: null,
    salesperson: null,
    amount,
    currency: 'EUR',
    actual: Number(actual),
    goal: Number(amount),
  })
  const [one] = progressOf([target(goal!, 'a'), target(whole!, null)], day!)
  expect(text).toContain(
    `ahead ${one!.ahead!.toFixed(2)}, reached ${one!.reached! * 100} %, weight ${one!.weight! * 100} %.`,
  )
})
