/** Rounds that wait for a rater, key accounts that don't grow, and the list that is due for its review: for Hoy. */
import { TEAM, WORKERS, WRITERS } from '../../kernel/actor.ts'
import { toDo } from '../../kernel/toDo.ts'
import { choiceOf } from '../../platform/choice.ts'
import type { ToDoPart } from '../../platform/toDoPart.ts'
import { roundsWaitingFor } from '../invitation.store.ts'
import { lastDecided, reviewChoice } from '../review.store.ts'
import { reviewDue } from '../review.ts'
import { stalledCases } from '../stalled.store.ts'

export const segmentToDo: ToDoPart[] = [
  {
    part: 'rating',
    may: WORKERS,
    rows: async (db, { people }) =>
      (await roundsWaitingFor(db, people)).map(({ roundId, title, dueOn }) =>
        toDo({
          kind: 'rating',
          id: roundId,
          what: title,
          dueOn,
          share: 0.1,
          sure: 0.5,
          path: `/selection/rating/${roundId}`,
        }),
      ),
  },
  {
    part: 'stalled',
    may: TEAM,
    rows: async (db) =>
      (await stalledCases(db))
        .filter(({ state }) => state !== 'closed')
        .map(({ caseId, accountId, account, state, figures }) =>
          toDo({
            kind: 'stalled',
            id: caseId,
            accountId,
            account,
            what: account,
            share: 0.1,
            sure: 0.5,
            why: [
              { key: 'identify:cockpit.why.flat', values: { day: figures.since } },
              { key: `segment:stalled.state.${state}`, values: {} },
            ],
            path: `/accounts/${accountId}/choice`,
          }),
        ),
  },
  {
    part: 'review',
    may: WRITERS,
    rows: async (db, { today }) => {
      const last = await lastDecided(db)
      const due =
        last && reviewDue(last.decidedOn, { ...(await choiceOf(db, reviewChoice)), today })
      if (!due || due.is === 'later') return []
      return [
        toDo({
          kind: 'review',
          id: 'review',
          what: '',
          dueOn: due.dueOn,
          share: 0.1,
          sure: 0.5,
          path: '/selection/review',
        }),
      ]
    },
  },
]
