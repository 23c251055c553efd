/** What the outside may do with mailboxes. A password goes in and never comes out. */
import { z } from 'zod'
import { TEAM, WORKERS } from '../kernel/actor.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { Mailbox, MailboxTyped } from './mailbox.ts'

const oneMailbox = z.object({ mailboxId: z.guid() })

/** One's own and the firm's; who leads is told of all how they do, and of none what is in it. */
export const listMailboxes = endpoint('GET /mailboxes', {
  may: TEAM,
  input: z.object({}),
  returns: z.array(Mailbox),
})

/** Connects one, or changes how it is reached. It is tried at once; how that went stands in its state. */
export const putMailbox = endpoint('PUT /mailboxes', {
  may: WORKERS,
  input: MailboxTyped.extend({ mailboxId: z.guid().optional() }),
  returns: Mailbox,
})

/** Asks the server now. */
export const askMailbox = endpoint('POST /mailboxes/:mailboxId/asking', {
  may: WORKERS,
  input: oneMailbox,
  returns: oneMailbox,
})

/** Reads it from its first day again, as after someone new became known at a client: what is there is kept once. */
export const rereadMailbox = endpoint('POST /mailboxes/:mailboxId/rereading', {
  may: WORKERS,
  input: oneMailbox,
  returns: oneMailbox,
})

/** Its password is forgotten; the mails stay. */
export const endMailbox = endpoint('DELETE /mailboxes/:mailboxId', {
  may: WORKERS,
  input: oneMailbox,
  returns: z.object({ address: z.string() }),
})
