/** What every room hands in to Hoy stands in one list: with its words, for whom it is, and for nobody else. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { addAccount } from '../accounts/account.api.ts'
import { endAction, putAction } from '../accounts/action.api.ts'
import { putCommitment } from '../commit/commitment.api.ts'
import { putExpectation } from '../commit/expectation.api.ts'
import { putInteraction } from '../engage/interaction.api.ts'
import { readCockpit } from '../identify/cockpit/cockpit.api.ts'
import { addDays } from '../kernel/day.ts'
import { readSettings } from '../platform/settings.ts'
import { aFirm, TODAY } from '../platform/testing.ts'
import { roomRoutes } from './routes.ts'
import { toDoParts } from './toDos.ts'

const routes = roomRoutes(readSettings({ CLAVE_DEMO: 'off' }))

async function aMorning() {
  const firm = aFirm(routes)
  const { lead, manager } = firm
  const { accountId } = await lead.ask(addAccount, {
    name: 'Forjas Levante',
    managerId: manager.id,
  })
  const { now: action } = await manager.ask(putAction, {
    accountId,
    title: 'Mandar la oferta',
    ownerId: manager.id,
    dueOn: addDays(TODAY, 2),
  })
  await manager.ask(putCommitment, {
    accountId,
    promise: 'Visita técnica',
    proof: 'El acta',
    ownerId: manager.id,
    madeOn: addDays(TODAY, -40),
    madeIn: 'meeting',
    dueOn: addDays(TODAY, -3),
  })
  await lead.ask(putExpectation, {
    accountId,
    believed: 'Que el porte va incluido',
    source: 'Reunión',
    heardOn: TODAY,
    promised: 'Portes aparte',
  })
  await manager.ask(putInteraction, {
    accountId,
    kind: 'visit',
    state: 'planned',
    happenedOn: addDays(TODAY, 1),
    subject: 'Repaso del trimestre',
    ownerId: manager.id,
  })
  return { ...firm, accountId, action }
}

test('what several rooms hand in is one list, the most consequent first, and shrinks as it is done', async () => {
  const { manager, action } = await aMorning()
  const { rows, total, currency } = await manager.ask(readCockpit, {})
  // Without sales all accounts weigh the same: what is late and sure comes first.
  expect(rows.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['commitment', 'talk', 'action', 'expectation']),
  )
  expect(rows[0]).toMatchObject({
    kind: 'commitment',
    what: 'Visita técnica',
    account: 'Forjas Levante',
  })
  const said = rows.map(({ consequence }) => consequence)
  expect(said).toEqual(said.toSorted((a, b) => b - a))
  expect([total, currency]).toEqual([rows.length, null])
  expect((await manager.ask(readCockpit, { size: 1 })).rows).toEqual([rows[0]])
  await manager.ask(endAction, { actionId: action.actionId, state: 'done', outcome: 'Enviada' })
  const later = (await manager.ask(readCockpit, {})).rows
  expect(later.some(({ kind }) => kind === 'action')).toBe(false)
})

test("mine is not the team's; another firm, and who may not see the account, see nothing of it", async () => {
  const { lead, join, viewer } = await aMorning()
  const kinds = async (someone: typeof lead, scope: 'mine' | 'team') =>
    (await someone.ask(readCockpit, { scope })).rows.map(({ kind }) => kind)
  expect(await kinds(lead, 'mine')).not.toContain('commitment')
  expect(await kinds(lead, 'team')).toContain('commitment')
  expect(await kinds(viewer, 'team')).toContain('commitment')
  expect(await kinds(join('manager', { sees: 'own' }), 'team')).toEqual([])
  expect(await kinds(aFirm(routes).lead, 'team')).toEqual([])
})

test('every kind has its title, its act and the verb that ends the sentence, in both languages', async () => {
  const sources = toDoParts.map(({ part }) => part)
  expect(new Set(sources).size).toBe(sources.length)
  for (const language of ['es', 'en']) {
    const { cockpit } = JSON.parse(readFileSync(`messages/${language}/identify.json`, 'utf8')) as {
      cockpit: Record<'title' | 'act' | 'verb', Record<string, string>>
    }
    const kinds = Object.keys(cockpit.title).toSorted()
    expect(Object.keys(cockpit.act).toSorted()).toEqual(kinds)
    expect(Object.keys(cockpit.verb).toSorted()).toEqual(kinds)
  }
})
