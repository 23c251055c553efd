/** Notes in PostgreSQL. */
import postgres from 'postgres'
import { z } from 'zod'
import { offsetOf } from '../kernel/list.ts'
import { type Db, instant, many } from '../platform/db.ts'
import { forget, remember } from '../platform/search.ts'
import { Attachment } from './attachment.ts'
import { Note, type NoteGiven, type NoteList, titleOf } from './note.ts'
import { textOf } from './noteBody.ts'

/** As JSON has it, with its zone. */
const told = z.coerce.date().transform((at) => at.toISOString())
const Row = Note.extend({
  madeAt: instant,
  changedAt: instant.nullable(),
  attachments: z.array(Attachment.extend({ madeAt: told })),
})

function notes(db: Db, where: postgres.Fragment, limit = db``) {
  return many(
    Row,
    db`
    select n.note_id, n.body, n.text, n.tags, n.made_by, n.made_at, n.changed_at, n.revision,
      maker.name as made_by_name, changer.name as changed_by_name,
      coalesce((
        select jsonb_agg(jsonb_build_object('accountId', a.account_id, 'name', a.name,
          'carers', array(select c.person_id from account_carer c
            where c.firm_id = a.firm_id and c.account_id = a.account_id)) order by a.search_text)
        from account a
        where a.firm_id = n.firm_id and a.account_id in (
          select account_kept_of(l.account_id) from note_account l
          where l.firm_id = n.firm_id and l.note_id = n.note_id
        )
      ), '[]') as accounts,
      coalesce((
        select jsonb_agg(jsonb_build_object('attachmentId', f.attachment_id, 'name', f.name,
          'shows', f.shows, 'bytes', f.bytes, 'madeBy', f.made_by, 'madeAt', f.made_at)
          order by f.made_at, f.attachment_id)
        from attachment f
        where f.firm_id = n.firm_id and f.note_id = n.note_id and f.dropped_at is null
      ), '[]') as attachments
    from note n
    left join firm_actor maker on maker.firm_id = n.firm_id and maker.actor_id = n.made_by
    left join firm_actor changer on changer.firm_id = n.firm_id and changer.actor_id = n.changed_by
    where n.firm_id = ${db.firm} and ${where}
    order by n.made_at desc, n.note_id ${limit}
  `,
  )
}

type Which = { dropped?: boolean }

export async function noteOf(db: Db, noteId: string, { dropped = false }: Which = {}) {
  const [found] = await notes(
    db,
    db`n.note_id = ${noteId} and (n.dropped_at is not null) = ${dropped}`,
  )
  return found
}

type Listed = z.output<typeof NoteList> & { me: string; among: string[] | null }

/** `among`: those that the search has found, where words were given. */
export async function notePage(db: Db, list: Listed) {
  const { account, tag, mine, me, among, size } = list
  const where = db`
    n.dropped_at is null
    ${
      account
        ? db`and n.note_id in (select l.note_id from note_account l
            where l.firm_id = ${db.firm} and l.account_id = any(account_and_merged(${account})))`
        : db``
    }
    ${tag ? db`and ${tag} = any(n.tags)` : db``}
    ${mine ? db`and n.made_by = ${me}` : db``}
    ${among ? db`and n.note_id = any(${among}::uuid[])` : db``}
  `
  const rows = await notes(db, where, db`limit ${size} offset ${offsetOf(list)}`)
  const [counted] = await db<{ total: number }[]>`
    select count(*) as total from note n where n.firm_id = ${db.firm} and ${where}
  `
  return { rows, total: counted!.total }
}

type Written = NoteGiven & { noteId: string; writtenAt?: string | undefined }

/** False where a note of this id is there already. First its accounts, so that who sees only those sees it. */
export async function insertNote(db: Db, given: Written): Promise<boolean> {
  const { noteId, body, tags, accountIds, writtenAt = null } = given
  const made = await db`
    insert into note (note_id, body, text, tags, made_at)
    values (${noteId}, ${db.json(body)}, ${textOf(body)}, ${tags},
      least(coalesce(${writtenAt}::timestamptz, now()), now()))
    on conflict do nothing
  `
  if (made.count === 0) return false
  await linkAccounts(db, noteId, accountIds)
  return true
}

/** False where it is no longer at this revision. */
export async function updateNote(
  db: Db,
  { noteId, body, tags, accountIds, revision, by }: Written & { revision: number; by: string },
) {
  const done = await db`
    update note set body = ${db.json(body)}, text = ${textOf(body)}, tags = ${tags},
      changed_by = ${by}, changed_at = now(), revision = revision + 1
    where firm_id = ${db.firm} and note_id = ${noteId} and revision = ${revision}
      and dropped_at is null
  `
  if (done.count === 0) return false
  await linkAccounts(db, noteId, accountIds)
  await db`
    delete from note_account where firm_id = ${db.firm} and note_id = ${noteId}
      and account_kept_of(account_id) not in (${keptOf(db, accountIds)})
  `
  return true
}

/** The links to accounts that who writes can't see stay as they are, and so do those to what was merged: it is named as the kept one. */
async function linkAccounts(db: Db, noteId: string, accountIds: string[]) {
  await db`
    insert into note_account (note_id, account_id)
    select ${noteId}, account_id from unnest(${accountIds}::uuid[]) as a (account_id)
    where account_kept_of(account_id) not in (
      select account_kept_of(l.account_id) from note_account l
      where l.firm_id = ${db.firm} and l.note_id = ${noteId}
    )
    on conflict do nothing
  `
}

const keptOf = (db: Db, accountIds: string[]) => db`
  select account_kept_of(asked) from unnest(${accountIds}::uuid[]) asked
`

export async function markNote(db: Db, noteId: string, dropped: boolean) {
  await db`
    update note set dropped_at = ${dropped ? db`now()` : db`null`}
    where firm_id = ${db.firm} and note_id = ${noteId}
  `
}

/** Found at once, in the transaction of the change; its files by their names. */
export async function rememberNote(db: Db, note: z.output<typeof Row>): Promise<void> {
  const { noteId, text, tags, accounts, attachments, madeBy, madeAt } = note
  await remember(db, {
    kind: 'note',
    thingId: noteId,
    accountIds: accounts.map(({ accountId }) => accountId),
    madeBy,
    title: titleOf(text),
    text: [text, ...attachments.map(({ name }) => name)].join('\n'),
    tags,
    at: madeAt,
    isText: true,
  })
  for (const file of attachments) {
    const { attachmentId, name } = file
    const where = { accountIds: accounts.map(({ accountId }) => accountId), madeBy: file.madeBy }
    const thing = { kind: 'attachment', thingId: attachmentId, title: name, at: file.madeAt }
    await remember(db, { ...thing, ...where })
  }
}

export async function forgetNote(db: Db, { noteId, attachments }: Note): Promise<void> {
  await forget(db, 'note', noteId)
  for (const { attachmentId } of attachments) await forget(db, 'attachment', attachmentId)
}

/** Tags in use, the commonest first. */
export function noteTags(db: Db) {
  return many(
    z.object({ tag: z.string(), notes: z.int() }),
    db`
    select tag, count(*) as notes from note n, unnest(n.tags) tag
    where n.firm_id = ${db.firm} and n.dropped_at is null
    group by tag order by count(*) desc, tag limit 200
  `,
  )
}
