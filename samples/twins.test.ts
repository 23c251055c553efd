/** The client that is there twice is found by the product's own rules, on more than one day. */
import { expect, test } from 'vitest'
import { accountsLikely } from '../src/accounts/twin.ts'
import { toldName } from '../src/kernel/alike.ts'
import { comparable, nameKeys } from '../src/kernel/twin.ts'
import { contactsLikely } from '../src/know/contactTwin.ts'
import { SEED, sampleUntil } from './sample.ts'
import { twiceOf } from './twins.ts'

const named = (text: string) => {
  const name = toldName(text)
  return { id: text, name, names: nameKeys(name) }
}

test.each(['2026-11-20', '2027-02-19'])('the account and the person, at %s', (asOf) => {
  const { clients, files } = sampleUntil(asOf)
  const { client, name, domain, person } = twiceOf(clients, asOf, SEED)
  expect(twiceOf(clients, asOf, SEED)).toEqual({ client, name, domain, person })
  const account = (text: string) => ({
    ...named(text),
    town: '',
    marks: [`domain:${domain}`],
    groups: [],
  })
  const likely = accountsLikely(account(client.name), account(name), {
    both: [`domain:${domain}`],
    related: () => false,
  })
  expect(likely!.score).toBeGreaterThan(0.9)

  // Their address is that of one of the client's people, whose name has an accent.
  const lines = [...files['contactos.csv']].map((line) => line.split(';'))
  const theirs = lines.filter(([, , , mail]) => mail === person.mail)
  expect(theirs).toHaveLength(1)
  expect(theirs[0]![0]).toBe(client.code)
  expect(theirs[0]![1]).not.toBe(person.name)
  const someone = (text: string) => ({
    ...named(text),
    marks: [`mail:${person.mail}`],
    accounts: [],
    groups: [],
  })
  const both = [`mail:${person.mail}`]
  expect(
    contactsLikely(someone(theirs[0]![1]!), someone(person.name), { both })!.score,
  ).toBeGreaterThan(0.9)
})

test('hardly any other clients look like one another', () => {
  const { clients } = sampleUntil('2026-11-20')
  const accounts = clients.map((client) => ({
    ...named(client.name),
    town: '',
    marks: [],
    groups: client.group === null ? [] : [client.group],
  }))
  const found = [...comparable(accounts)].flatMap(
    (step) =>
      step?.near.filter(({ other, both }) =>
        accountsLikely(step.thing, other, { both, related: () => false }),
      ) ?? [],
  )
  expect(found.length).toBeLessThan(5)
})
