import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aFirm } from '../platform/testing.ts'
import { changeManyAccounts, undoAccountChange } from './change.api.ts'
import { roomRoutes } from './testing.ts'

const LONG = Boolean(process.env['CLAVE_LONG'])
const TAGS = ['vip', 'norte', 'Ñ', 'a:b', '100%', '']
const GROUPS = [null, 'Grupo Río', 'null', '[]']

const tags = fc.uniqueArray(fc.constantFrom(...TAGS.filter(Boolean)), { maxLength: 4 })
const person = fc.integer({ min: 0, max: 3 })
const anAccount = fc.record({
  tags,
  group: fc.constantFrom(...GROUPS),
  archived: fc.boolean(),
  people: fc.uniqueArray(person, { maxLength: 4 }),
  fromLedger: fc.boolean(),
})
const anEdit = fc.oneof(
  fc.record({ kind: fc.constant('tags' as const), add: tags, remove: tags }),
  fc.record({ kind: fc.constant('archiving' as const), archived: fc.boolean() }),
  fc.record({ kind: fc.constant('identity' as const), groupName: fc.constantFrom(...GROUPS) }),
  fc.record(
    {
      kind: fc.constant('carers' as const),
      manager: fc.option(person),
      deputy: fc.option(person),
      team: fc.uniqueArray(person),
    },
    { requiredKeys: ['kind'] },
  ),
)

test('undoing brings back every account exactly, whatever the edit was', async () => {
  const { lead, join, db } = aFirm(roomRoutes)
  const people = [lead.id, ...['manager', 'lead', 'admin'].map((role) => join(role as 'lead').id)]
  /** Everything of every account, to the letter. */
  const facts = () =>
    db(
      (tx) => tx`
      select a.*,
        array(select tag from account_tag t where t.account_id = a.account_id order by 1) as tags,
        array(
          select row(part, person_id, from_salesperson)::text from account_carer c
          where c.account_id = a.account_id order by 1
        ) as carers
      from account a order by account_id
    `,
    ).then((rows) => rows.map((row) => ({ ...row })))

  await fc.assert(
    fc.asyncProperty(
      fc.array(anAccount, { minLength: 1, maxLength: 5 }),
      anEdit,
      async (given, edit) => {
        const ids = await db(async (tx) => {
          await tx`delete from account where firm_id = ${tx.firm}`
          const made = []
          for (const [at, one] of given.entries()) {
            const [row] = await tx`
            insert into account (name, code, group_name, archived_at)
            values (${`Cuenta ${at}`}, ${at % 2 ? null : `C${at}`}, ${one.group},
              ${one.archived ? tx`now()` : null})
            returning account_id
          `
            const accountId = row!['accountId'] as string
            await tx`insert into account_tag (account_id, tag) select ${accountId}::uuid, unnest(${one.tags}::text[])`
            for (const [place, who] of one.people.entries()) {
              await tx`
              insert into account_carer (account_id, person_id, part, from_salesperson)
              values (${accountId}, ${people[who]!}, ${['manager', 'deputy'][place] ?? 'team'},
                ${place === 0 && one.fromLedger ? 'Ventas 7' : null})
            `
            }
            made.push(accountId)
          }
          return made
        })
        const before = await facts()
        const asked =
          edit.kind === 'carers'
            ? {
                kind: edit.kind,
                ...(edit.manager === undefined ? {} : { managerId: personAt(edit.manager) }),
                ...(edit.deputy === undefined ? {} : { deputyId: personAt(edit.deputy) }),
                ...(edit.team ? { teamIds: edit.team.map((who) => people[who]!) } : {}),
              }
            : edit
        const made = await lead
          .ask(changeManyAccounts, { which: { accountIds: ids }, edit: asked })
          .catch((refused: { code: string }) => {
            expect(refused.code).toBe('accounts/one-part-each')
            return null
          })
        const after = await facts()
        expect(isDeepStrictEqual(after, before)).toBe(!made?.changeId)
        if (!made?.changeId) return
        const undone = await lead.ask(undoAccountChange, { changeId: made.changeId })
        expect(undone).toEqual({ restored: made.changed, changedSince: 0, notYours: 0 })
        expect(await facts()).toEqual(before)
      },
    ),
    { numRuns: LONG ? 500 : 40 },
  )

  function personAt(who: number | null) {
    return who === null ? null : people[who]!
  }
})
