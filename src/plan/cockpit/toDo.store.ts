/** Plans B to decide and readings that are owed, for Hoy. */
import { TEAM } from '../../kernel/actor.ts'
import { toDo } from '../../kernel/toDo.ts'
import { ofEach, type ToDoPart } from '../../platform/toDoPart.ts'
import { whyNotDecide } from '../firing.ts'
import { firingsWaiting } from '../firing.store.ts'
import { readingsDue } from '../readingDue.store.ts'

export const planToDo: ToDoPart[] = [
  {
    part: 'planB',
    may: TEAM,
    rows: async (db, { actor }) => {
      const waiting = await firingsWaiting(db, actor)
      return waiting
        .filter((one) => whyNotDecide(actor, one) === null)
        .map(({ firingId, accountId, account, kpi, day, value, threshold, worse }) =>
          toDo({
            kind: 'planB',
            id: firingId,
            accountId,
            account,
            what: kpi,
            dueOn: day,
            share: 0.1,
            sure: 0.7,
            why: [{ key: `identify:cockpit.why.crossed.${worse}`, values: { value, threshold } }],
            path: `/accounts/${accountId}/plan`,
          }),
        )
    },
  },
  {
    part: 'readings',
    may: TEAM,
    rows: async (db, { people, today }) => {
      const owed = await ofEach(people, (personId) => readingsDue(db, personId, today))
      return owed.map(({ itemId, accountId, account, title, late }) =>
        toDo({
          kind: 'reading',
          id: itemId,
          accountId,
          account,
          what: title,
          dueOn: today,
          share: 0.01,
          sure: 0.5,
          why: [{ key: 'identify:cockpit.why.readings', values: { count: late } }],
          path: `/accounts/${accountId}/plan`,
        }),
      )
    },
  },
]
