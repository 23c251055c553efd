/** What a client complains of: how grave, why, what was done about it, and since when it is good again. */
import { z } from 'zod'
import { blankable } from '../../kernel/blankable.ts'
import { Day } from '../../kernel/day.ts'
import { listOf, several } from '../../kernel/list.ts'
import type { Refusal } from '../../kernel/refusal.ts'

// words: monitor:satisfaction.complaint.severity.*
export const SEVERITIES = ['high', 'medium', 'low'] as const

export const ComplaintGiven = z.object({
  accountId: z.guid(),
  contactId: blankable(z.guid()),
  /** The request that it came with. */
  requestId: blankable(z.guid()),
  title: z.string().trim().min(1).max(300),
  text: z.string().trim().max(4000).default(''),
  severity: z.enum(SEVERITIES),
  cause: z.string().trim().max(1000).default(''),
  cure: z.string().trim().max(1000).default(''),
  receivedOn: Day,
  /** Null while it is open. */
  closedOn: blankable(Day),
})
export type ComplaintGiven = z.infer<typeof ComplaintGiven>

export const Complaint = ComplaintGiven.extend({
  complaintId: z.guid(),
  account: z.string(),
  contactName: z.string().nullable(),
  /** What another program calls it; blank for one of our own. */
  code: z.string(),
  carers: z.array(z.guid()),
})
export type Complaint = z.infer<typeof Complaint>

/** Closed means that something was done. */
export function whyNotComplaint(
  { receivedOn, closedOn, cure }: Pick<ComplaintGiven, 'receivedOn' | 'closedOn' | 'cure'>,
  today: Day,
): Refusal | null {
  if (receivedOn > today) return { code: 'monitor/complaint-ahead', status: 422 }
  if (closedOn === null) return null
  if (closedOn < receivedOn || closedOn > today)
    return { code: 'monitor/complaint-closed-when', status: 422 }
  return cure === '' ? { code: 'monitor/complaint-cure', status: 422 } : null
}

export const ComplaintList = listOf({
  sorts: ['receivedOn', 'account', 'severity'],
  sort: 'receivedOn',
  filters: {
    state: several(z.enum(['open', 'closed'])),
    severity: several(z.enum(SEVERITIES)),
    account: z.guid().optional(),
  },
})
