/** Complaints over HTTP. */
import { accountOf } from '../../accounts/account.store.ts'
import { heedWriting } from '../../accounts/writing.store.ts'
import { heedContacts } from '../../know/contactThere.store.ts'
import type { Db } from '../../platform/db.ts'
import { record } from '../../platform/history.ts'
import { found, heed, Problem } from '../../platform/problem.ts'
import { forget, remember } from '../../platform/search.ts'
import { type Route, route } from '../../platform/serve.ts'
import { heedSince, holdRows } from '../../platform/since.ts'
import { dropComplaint, listComplaints, putComplaint } from './complaint.api.ts'
import {
  complaintOf,
  complaintPage,
  mayCome,
  removeComplaint,
  writeComplaint,
} from './complaint.store.ts'
import { type Complaint, ComplaintGiven, whyNotComplaint } from './complaint.ts'

export const complaintRoutes: Route[] = [
  route(listComplaints, async ({ input, db }) => {
    if (input.account) found(await accountOf(db, input.account))
    return complaintPage(db, input)
  }),

  route(putComplaint, async ({ input: { was, ...given }, actor, db, today }) => {
    const { complaintId, accountId, contactId } = given
    await heedWriting(db, actor, accountId)
    if (complaintId) await holdRows(db, 'complaint', 'complaint_id', [complaintId])
    const before = complaintId ? ((await complaintOf(db, complaintId)) ?? null) : null
    heedSince(was, before && ComplaintGiven.parse(before), 'monitor/changed-since')
    if (before && before.accountId !== accountId) throw new Problem(404, 'request/not-found')
    heed(whyNotComplaint(given, today))
    if (contactId && contactId !== before?.contactId) await heedContacts(db, [contactId])
    await heedRequest(db, given)
    const now = found(await complaintOf(db, await writeComplaint(db, given)))
    await remember(db, {
      kind: 'complaint',
      thingId: now.complaintId,
      accountIds: [now.accountId],
      title: now.title,
      text: [now.text, now.cause, now.cure].filter(Boolean).join('\n'),
    })
    await record(db, actor, whatOf(now, before), { ...told(now), before })
    return { now, before }
  }),

  route(dropComplaint, async ({ input: { complaintId }, actor, db }) => {
    const before = found(await complaintOf(db, complaintId))
    await heedWriting(db, actor, before.accountId)
    await removeComplaint(db, complaintId)
    await forget(db, 'complaint', complaintId)
    await record(db, actor, 'complaint.takenBack', told(before))
    return before
  }),
]

async function heedRequest(
  db: Db,
  { requestId, accountId, complaintId }: ComplaintGiven & { complaintId?: string | undefined },
) {
  if (requestId && !(await mayCome(db, { requestId, accountId, complaintId })))
    throw new Problem(409, 'monitor/complaint-request')
}

function whatOf(now: Complaint, before: Complaint | null) {
  if (now.closedOn !== null && before?.closedOn === null) return 'complaint.closed'
  return before ? 'complaint.changed' : 'complaint.noted'
}

const told = ({ complaintId, accountId, title, cure }: Complaint) => ({
  complaintId,
  accountId,
  title,
  outcome: cure.slice(0, 300),
})
