/** Plans that wait for a lead, plans B to decide, lines that are late and readings that are owed, for Hoy. */
import { LEADS, TEAM } from '../../kernel/actor.ts'
import { toDo } from '../../kernel/toDo.ts'
import { ofEach, type ToDoPart } from '../../platform/toDoPart.ts'
import { whyNotDecide } from '../firing.ts'
import { firingsWaiting } from '../firing.store.ts'
import { lateLinesOf, plansInReview } from '../owed.store.ts'
import { readingsDue } from '../readingDue.store.ts'

export const planToDo: ToDoPart[] = [
  {
    part: 'planReviews',
    may: LEADS,
    rows: async (db) =>
      (await plansInReview(db)).map(({ planId, accountId, account, title, since }) =>
        toDo({
          kind: 'planReview',
          id: planId,
          accountId,
          account,
          what: title,
          dueOn: since,
          share: 0.05,
          sure: 0.5,
          why: [{ key: 'identify:cockpit.why.inReview', values: { day: since } }],
          path: `/accounts/${accountId}/plan`,
        }),
      ),
  },
  {
    part: 'planLines',
    may: TEAM,
    rows: async (db, { people, today }) => {
      const late = await ofEach(people, (personId) => lateLinesOf(db, personId, today))
      return late.map(({ itemId, kind, accountId, account, title, dueOn }) =>
        toDo({
          kind: 'planLine',
          id: itemId,
          accountId,
          account,
          what: title,
          dueOn,
          share: kind === 'objective' ? 0.05 : 0.02,
          sure: 1,
          why: [{ key: 'identify:cockpit.why.decided', values: { day: dueOn } }],
          path: `/accounts/${accountId}/plan`,
        }),
      )
    },
  },
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
