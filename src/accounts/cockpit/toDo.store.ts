/** What one has taken on, for Hoy. */
import { TEAM } from '../../kernel/actor.ts'
import { toDo } from '../../kernel/toDo.ts'
import { ofEach, type ToDoPart } from '../../platform/toDoPart.ts'
import { actionsOwnedBy } from '../action.store.ts'

export const accountsToDo: ToDoPart[] = [
  {
    part: 'actions',
    may: TEAM,
    rows: async (db, { people, today }) => {
      const actions = await ofEach(people, (personId) => actionsOwnedBy(db, personId))
      return actions.map(({ actionId, accountId, account, title, dueOn, waits }) =>
        toDo({
          kind: 'action',
          id: actionId,
          accountId,
          account,
          what: title,
          dueOn,
          share: 0.02,
          // What waits for another can't be done now.
          sure: waits.length > 0 ? 0.25 : dueOn < today ? 1 : 0.5,
          why:
            waits.length > 0
              ? [{ key: 'identify:cockpit.why.waits', values: { what: waits.join(', ') } }]
              : [],
          path: `/accounts/${accountId}`,
        }),
      )
    },
  },
]
