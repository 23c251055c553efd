/** Whether what someone has of a thread is open to all who see its accounts, in PostgreSQL. */
import { z } from 'zod'
import { type Db, maybe } from '../platform/db.ts'

type Whose = { threadId: string; personId: string }

/** As they have it; `atFirst` is asked where nobody has said so yet, and kept. */
export async function shareOf(
  db: Db,
  { threadId, personId }: Whose,
  atFirst: () => Promise<boolean>,
): Promise<boolean> {
  const said = await maybe(
    z.object({ isOpen: z.boolean() }),
    db`
    select is_open from mail_share
    where firm_id = ${db.firm} and thread_id = ${threadId} and person_id = ${personId}
  `,
  )
  if (said) return said.isOpen
  const isOpen = await atFirst()
  await db`
    insert into mail_share (thread_id, person_id, is_open) values (${threadId}, ${personId}, ${isOpen})
  `
  return isOpen
}

/** Opens or closes what this person has of it; what others have stays as they have it. Acts as Clave itself. */
export async function setShare(db: Db, { threadId, personId }: Whose, isOpen: boolean) {
  await db`
    insert into mail_share (thread_id, person_id, is_open) values (${threadId}, ${personId}, ${isOpen})
    on conflict (firm_id, thread_id, person_id) do update set is_open = excluded.is_open
  `
  await recountOpen(db, threadId)
}

/** What nobody who has it leaves open is open to nobody else. */
export const recountOpen = (db: Db, threadId: string) => db`
  update mail_message m
  set is_open = exists (
    select from mail_holder h
    join mail_share s on s.firm_id = h.firm_id and s.person_id = h.person_id and s.thread_id = m.thread_id
    where h.firm_id = m.firm_id and h.message_id = m.message_id and s.is_open
  )
  where m.firm_id = ${db.firm} and m.thread_id = ${threadId}
`
