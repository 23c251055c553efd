/** What the outside may do with complaints. */
import { z } from 'zod'
import { TEAM, WRITERS } from '../../kernel/actor.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { pageOf } from '../../kernel/list.ts'
import { Complaint, ComplaintGiven, ComplaintList } from './complaint.ts'

const oneComplaint = z.object({ complaintId: z.guid() })

/** Of the whole firm or of one account; with how many are open, and how many of those are grave. */
export const listComplaints = endpoint('GET /complaints', {
  may: TEAM,
  input: ComplaintList,
  returns: pageOf(Complaint).extend({ open: z.number(), grave: z.number() }),
})

/** Notes one, changes it, or puts it back under the id that it had. */
export const putComplaint = endpoint('PUT /complaints', {
  may: WRITERS,
  input: ComplaintGiven.extend({
    complaintId: z.guid().optional(),
    was: ComplaintGiven.optional(),
  }),
  returns: z.object({ now: Complaint, before: Complaint.nullable() }),
})

export const dropComplaint = endpoint('DELETE /complaints/:complaintId', {
  may: WRITERS,
  input: oneComplaint,
  returns: Complaint,
})
