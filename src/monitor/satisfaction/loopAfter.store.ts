/** What a bad answer sets going, in the transaction of the answer: a loop, and a task for whoever looks after the account. */
import { actionOf, actionsFrom, keepAction, removeAction } from '../../accounts/action.store.ts'
import { NOBODY } from '../../kernel/actor.ts'
import { addDays, type Day } from '../../kernel/day.ts'
import { choiceOf } from '../../platform/choice.ts'
import { type Db, maybe } from '../../platform/db.ts'
import { record } from '../../platform/history.ts'
import { z } from 'zod'
import { wordsFor } from '../../platform/words.ts'
import { badIn, type Given } from './answer.ts'
import { ANSWER, loopOf, loopSettings, removeLoop, writeLoop } from './loop.store.ts'
import { isOwnService } from './survey.ts'

type After = { answerId: string; accountId: string; name: string | null } & Pick<
  Given,
  'nps' | 'csat'
>

/** An answer that was put right by who gave it takes back a loop with which nothing was done yet. */
export async function loopAfter(db: Db, after: After, today: Day): Promise<void> {
  const { answerId, accountId } = after
  const there = await loopOf(db, answerId)
  const bad = badIn(after)
  if (!bad) {
    if (there && there.closedOn === null) await takeBack(db, answerId)
    return
  }
  if (there) {
    await writeLoop(db, { ...there, ...bad })
    return
  }
  const { dueDays } = await choiceOf(db, loopSettings)
  const dueOn = addDays(today, dueDays)
  await writeLoop(db, { answerId, accountId, openedOn: today, dueOn, ...bad })
  const owner = await carerOf(db, accountId)
  if (!owner) return
  const title = titleOf({ ...after, services: bad.services }, owner.locale)
  const actionId = await keepAction(db, {
    accountId,
    title,
    how: '',
    ownerId: owner.personId,
    dueOn,
    origin: ANSWER,
    originId: answerId,
  })
  const now = await actionOf(db, actionId)
  if (now) await record(db, NOBODY, 'action.added', { accountId, actionId, title: now.title })
}

async function takeBack(db: Db, answerId: string) {
  for (const { actionId, state } of await actionsFrom(db, ANSWER, [answerId]))
    if (state === 'open') await removeAction(db, actionId)
  await removeLoop(db, answerId)
}

function titleOf({ nps, services, name }: After & { services: string[] }, locale: string): string {
  const t = wordsFor(locale)
  const called = services.map((one) =>
    isOwnService(one) ? t(`monitor:satisfaction.service.${one}`) : one,
  )
  const about = {
    name: name ?? t('monitor:satisfaction.someone'),
    nps,
    services: called.join(', '),
  }
  return t(
    services.length > 0
      ? 'monitor:satisfaction.loop.taskServices'
      : 'monitor:satisfaction.loop.task',
    about,
  ).slice(0, 300)
}

const Carer = z.object({ personId: z.guid(), locale: z.string() })

/** Whoever looks after it first: its manager, a deputy, the team; where nobody does, someone who leads. */
function carerOf(db: Db, accountId: string) {
  return maybe(
    Carer,
    db`
    select p.person_id, coalesce(p.locale, 'es') as locale
    from firm_person p
      left join account_carer c on c.firm_id = p.firm_id and c.person_id = p.person_id
        and c.account_id = account_kept_of(${accountId})
    where p.firm_id = ${db.firm} and p.active and p.role in ('lead', 'admin', 'manager', 'expert')
      and (c.part is not null or p.role in ('lead', 'admin'))
    order by array_position(array['manager', 'deputy', 'team'], c.part) nulls last,
      array_position(array['lead', 'admin'], p.role), p.person_id
    limit 1
  `,
  )
}
