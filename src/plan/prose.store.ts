/** Live texts of plans in PostgreSQL: each as the editor keeps it, and as plain words. */
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { applyUpdate, Doc, encodeStateAsUpdate, XmlElement, XmlFragment, XmlText } from 'yjs'
import { type Db, many, maybe } from '../platform/db.ts'
import { enqueue } from '../platform/jobs.ts'
import { heed } from '../platform/problem.ts'
import { FIELD, forgetTexts, TEXT_KINDS, type TextKind, textName, whyNotText } from './prose.ts'
import { proseOf, wordsOf } from './proseWords.ts'

export type About = { kind: TextKind; id: string }

const Row = z.object({ state: z.instanceof(Uint8Array) })

export async function stateOf(
  db: Db,
  { kind, id }: About,
  { hold = false } = {},
): Promise<Uint8Array | null> {
  const row = await maybe(
    Row,
    db`
    select state from live_text
    where firm_id = ${db.firm} and about_kind = ${kind} and about_id = ${id}
    ${hold ? db`for update` : db``}
  `,
  )
  return row?.state ?? null
}

/** What was written is joined with what stands: nobody's words are ever written over. */
export async function keepState(db: Db, about: About & { planId: string }, written: Uint8Array) {
  const doc = new Doc()
  const stood = await stateOf(db, about, { hold: true })
  if (stood) applyUpdate(doc, stood)
  applyUpdate(doc, written)
  const state = Buffer.from(encodeStateAsUpdate(doc))
  const prose = proseOf(doc.getXmlFragment(FIELD)).replaceAll('\0', '')
  doc.destroy()
  heed(whyNotText({ bytes: state.byteLength, prose }))
  await db`
    insert into live_text (about_kind, about_id, plan_id, state, prose)
    values (${about.kind}, ${about.id}, ${about.planId}, ${state}, ${prose})
    on conflict (firm_id, about_kind, about_id) do update
    set state = excluded.state, prose = excluded.prose, changed_by = excluded.changed_by, changed_at = now()
  `
  return prose
}

/** The plan's own text, as plain words. */
export async function proseIn(db: Db, planId: string): Promise<string> {
  const [row] = await db<{ prose: string }[]>`
    select prose from live_text
    where firm_id = ${db.firm} and about_kind = 'plan' and about_id = ${planId}
  `
  return row?.prose ?? ''
}

/** The line was touched today; the plan, where the text is its own. */
export function touch(db: Db, { kind, id }: About, today: string) {
  return kind === 'line'
    ? db`
      update plan_item set changed_on = ${today}, changed_by = current_setting('clave.actor_id')::uuid
      where firm_id = ${db.firm} and item_id = ${id} and changed_on < ${today}`
    : db`
      update plan set changed_on = ${today}
      where firm_id = ${db.firm} and plan_id = ${id} and changed_on < ${today}`
}

/** Plain paragraphs as a document, for what doesn't come out of the editor. */
export function stateFrom(paragraphs: readonly string[]): Uint8Array {
  const doc = new Doc()
  const written = paragraphs.map((words) => {
    const paragraph = new XmlElement('paragraph')
    paragraph.insert(0, [new XmlText(words)])
    return paragraph
  })
  doc.getXmlFragment(FIELD).insert(0, written)
  return encodeStateAsUpdate(doc)
}

/** A name out of every text that has it; gives the names of these texts. */
export async function takeOut(db: Db, name: string, instead: string): Promise<string[]> {
  const found = await many(
    Row.extend({ kind: z.enum(TEXT_KINDS), id: z.guid(), planId: z.guid() }),
    db`
    select about_kind as kind, about_id as id, plan_id, state from live_text
    where firm_id = ${db.firm} and position(${name} in prose) > 0
    for update
  `,
  )
  for (const { state, ...about } of found) {
    const doc = new Doc()
    applyUpdate(doc, state)
    for (const text of textsIn(doc.getXmlFragment(FIELD))) replaceIn(text, name, instead)
    await keepState(db, about, encodeStateAsUpdate(doc))
    doc.destroy()
  }
  return found.map(({ kind, id }) => textName(kind, id))
}

function textsIn(piece: XmlFragment): XmlText[] {
  return (piece.toArray() as unknown[]).flatMap((child) => {
    if (child instanceof XmlText) return [child]
    return child instanceof XmlFragment ? textsIn(child) : []
  })
}

function replaceIn(text: XmlText, name: string, instead: string) {
  for (let at = wordsOf(text).lastIndexOf(name); at >= 0;) {
    text.delete(at, name.length)
    text.insert(at, instead)
    at = at === 0 ? -1 : wordsOf(text).lastIndexOf(name, at - 1)
  }
}

/** About to be withdrawn, a line keeps its text as long as it can be put back. */
export async function forgetLater(db: Db, itemId: string) {
  await db`
    update live_text set withdrawn_at = now()
    where firm_id = ${db.firm} and about_kind = 'line' and about_id = ${itemId}
  `
  const [row] = await db<{ at: Date }[]>`select now() + interval '25 hours' as at`
  await enqueue(db, forgetTexts, {}, { key: randomUUID(), notBefore: row!.at.toISOString() })
}

export const forgetLost = (db: Db) => db`select forget_lost_texts()`
