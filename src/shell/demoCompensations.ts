/** The demonstration's compensations for a broken promise, and the rewards that its key accounts choose. */
import { NOBODY } from '../kernel/actor.ts'
import { answerAcceptance } from '../accounts/acceptance.api.ts'
import { readAccount } from '../accounts/account.api.ts'
import { listAgreements } from '../commit/agreement.api.ts'
import {
  approveCompensation,
  deliverCompensation,
  listCompensations,
  putTerms,
} from '../commit/compensation.api.ts'
import { settleCompensations } from '../commit/compensation.store.ts'
import {
  askForReward,
  chooseReward,
  deliverReward,
  earnReward,
  putReward,
} from '../commit/reward.api.ts'
import { addDays, type Day } from '../kernel/day.ts'
import { listAccountContacts } from '../know/contact.api.ts'
import { inFirm, type Sql } from '../platform/db.ts'
import type { Client } from '../../samples/clients.ts'
import { CHOSEN_AT, COMPENSATIONS, DELIVERED, REWARDS } from '../../samples/compensations.ts'
import { BREACHED } from '../../samples/serviceLevels.ts'
import { keyAccounts } from './demoCommitments.ts'
import type { Remote } from './importing.ts'

type Told = {
  clients: readonly Client[]
  today: Day
  as: (personId: string, role: 'manager') => Remote
  sql: Sql
  firmId: string
}

export async function tellCompensations(there: Remote, told: Told): Promise<void> {
  const { clients, today, as, sql, firmId } = told
  const accounts = await keyAccounts(there, clients)
  const broken = accounts.find(({ client }) => client.story === BREACHED)
  if (broken) await tellOwed(there, broken.accountId, { today, sql, firmId })
  const others = accounts.filter((one) => one !== broken)
  for (const [at, reward] of REWARDS.entries()) {
    const { accountId } = others[at * 2]!
    const { carers } = await there.ask(readAccount, { accountId })
    const ownerId = carers.find(({ part }) => part === 'manager')?.personId
    if (ownerId) await tellReward(as(ownerId, 'manager'), reward, { accountId, ownerId, today })
  }
}

type Owed = Pick<Told, 'today' | 'sql' | 'firmId'>

async function tellOwed(there: Remote, accountId: string, { today, sql, firmId }: Owed) {
  const [agreement] = await there.ask(listAgreements, { accountId })
  for (const terms of COMPENSATIONS)
    await there.ask(putTerms, {
      ...terms,
      tiers: [...terms.tiers],
      accountId,
      agreementId: agreement?.agreementId ?? null,
      currency: 'EUR',
      fromOn: addDays(today, -300),
    })
  await inFirm(sql, { firmId }, (db) => settleCompensations(db, NOBODY, today))
  const owed = await there.ask(listCompensations, { accountId })
  const credit = owed.find(({ kind }) => kind === 'credit')
  if (!credit) return
  const { compensationId } = credit
  await there.ask(approveCompensation, { compensationId })
  await there.ask(deliverCompensation, { compensationId, ...DELIVERED })
}

type Of = { accountId: string; ownerId: string; today: Day }

async function tellReward(own: Remote, told: (typeof REWARDS)[number], of: Of): Promise<void> {
  const { title, condition, options, goes, chosen, decidedIn, deliverIn, outcome } = told
  const { today, ...whose } = of
  const { now } = await own.ask(putReward, {
    ...whose,
    title,
    condition,
    options,
    currency: 'EUR',
    decidedByOn: addDays(today, decidedIn),
    deliverOn: addDays(today, deliverIn),
  })
  const { rewardId } = now
  const [contact] = await own.ask(listAccountContacts, { accountId: whose.accountId })
  if (!contact) return
  if (goes === 'earned' || goes === 'delivered') {
    // What lies back was chosen at the start, at a meeting.
    await own.ask(chooseReward, { rewardId, chosen, chosenHow: CHOSEN_AT })
    await own.ask(earnReward, { rewardId, on: addDays(today, decidedIn) })
    if (goes === 'delivered')
      await own.ask(deliverReward, { rewardId, on: addDays(today, deliverIn), outcome })
    return
  }
  const { contactId, name } = contact
  const expiresOn = addDays(today, 30)
  const { path, acceptance } = await own.ask(askForReward, { rewardId, contactId, name, expiresOn })
  if (goes === 'asked') return
  const token = new URLSearchParams(path.split('?')[1]).get('token')!
  const { textHash } = acceptance
  await own.ask(answerAcceptance, { token, answer: 'accepted', name, textHash, chosen })
}
