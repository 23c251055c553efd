/** Every open page of every firm: what it hears, from when on, and when it ends. */
import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { inFirm, type Sql } from '../db.ts'
import type { Log } from '../log.ts'
import { Problem } from '../problem.ts'
import type { Caller, World } from '../serve.ts'
import { type Change, mayHear, type Notice, together } from './change.ts'
import { hear } from './hear.ts'
import { openPage, type Page } from './page.ts'

const TOLD_EVERY_MS = 250
const BEAT_MS = 20_000
const LOOKED_AGAIN_MS = 15_000
/** Of one person: a browser each, since its tabs share one; on old browsers, a tab each. */
const MOST_PAGES = 30
/** What a page that comes back may have missed; of more than this it reads all again. */
const KEPT = 500
const KEPT_MS = 5 * 60_000

export type LiveWorld = Pick<World, 'whoIs'> & {
  sql: Sql
  /** One of its connections listens. */
  owner: pg.Pool
  log: Log
  beatMs?: number
}

type Listener = { page: Page; caller: Caller; request: Request; waits: Change[] }
type Told = { seq: number; at: number; change: Change }
type House = {
  seq: number
  kept: Told[]
  /** From when on all is kept. */
  since: number
  listeners: Set<Listener>
  waits: NodeJS.Timeout | null
}
/** What a page says it has: all until this number, or all until so many milliseconds ago. */
export type Had = { since: string } | { ago: number }

export type Live = Awaited<ReturnType<typeof openLive>>

export async function openLive({ sql, owner, whoIs, log, beatMs = BEAT_MS }: LiveWorld) {
  /** Numbers of another run say nothing here. */
  let run = randomUUID()
  let heardSince = performance.now()
  const houses = new Map<string, House>()
  const everyone = () => [...houses.values()].flatMap(({ listeners }) => [...listeners])

  const houseOf = (firmId: string): House => {
    const known = houses.get(firmId)
    if (known) return known
    const made: House = { seq: 0, kept: [], since: heardSince, listeners: new Set(), waits: null }
    houses.set(firmId, made)
    return made
  }

  function heard(notice: Notice): void {
    if ('entry' in notice) return lookSoon()
    const house = houseOf(notice.firmId)
    const change = { nouns: notice.nouns, accounts: notice.accounts }
    house.kept.push({ seq: ++house.seq, at: performance.now(), change })
    if (house.kept.length > KEPT) house.since = house.kept.shift()!.at
    for (const listener of house.listeners) listener.waits.push(change)
    house.waits ??= setTimeout(() => {
      house.waits = null
      flush(notice.firmId, house).catch((err: Error) => {
        log.warn({ err }, 'could not tell what changed')
        for (const listener of house.listeners) tellAll(listener)
      })
    }, TOLD_EVERY_MS)
  }

  /** One message for each page, however much there was. */
  async function flush(firmId: string, house: House): Promise<void> {
    const id = `${run}.${house.seq}`
    const due = [...house.listeners].flatMap((listener) => {
      const changes = listener.waits
      listener.waits = []
      return changes.length > 0 ? [{ listener, changes: together(changes) }] : []
    })
    const near = new Map<string, Promise<Set<string>>>()
    for (const { listener, changes } of due) {
      const { id: personId, role, sees } = listener.caller.actor!
      const asked = changes.flatMap(({ accounts }) => accounts ?? [])
      if (sees === 'own' && asked.length > 0 && !near.has(personId)) {
        near.set(personId, nearTo(sql, { firmId, personId, asked }))
      }
      const those = (await near.get(personId)) ?? new Set<string>()
      const may = changes.flatMap((change) => {
        const nouns = change.nouns.filter((noun) => mayHear(role, noun))
        const accounts = change.accounts?.filter((one) => sees === 'all' || those.has(one)) ?? null
        return nouns.length > 0 && accounts?.length !== 0 ? [{ nouns, accounts }] : []
      })
      if (may.length > 0) listener.page.tell('changed', may, id)
    }
  }

  /** null: nobody knows what it missed. */
  function missedIn({ seq, kept, since }: House, had: Had): Told[] | null {
    if ('ago' in had) {
      const from = performance.now() - had.ago
      return from < since ? null : kept.filter(({ at }) => at >= from)
    }
    const [itsRun, itsSeq] = had.since.split('.')
    const from = Number(itsSeq)
    const isKnown = itsRun === run && from <= seq && from + 1 >= (kept[0]?.seq ?? seq + 1)
    return isKnown ? kept.filter((told) => told.seq > from) : null
  }

  const tellAll = ({ page, caller }: Listener) =>
    page.tell('again', {}, `${run}.${houseOf(caller.actor!.firmId).seq}`)

  function end(listener: Listener): void {
    houses.get(listener.caller.actor!.firmId)?.listeners.delete(listener)
    listener.page.end()
  }

  /** Signed out, in another firm, or with another role: they come again, as who they are now. */
  async function lookAgain(): Promise<void> {
    for (const listener of everyone()) {
      const now = await whoIs(listener.request)
      if (!isSame(now, listener.caller)) end(listener)
    }
  }
  let looking: NodeJS.Timeout | null = null
  const lookSoon = () => {
    looking ??= setTimeout(() => {
      looking = null
      look()
    }, TOLD_EVERY_MS)
  }
  /** What nobody comes back for any more. */
  const forget = () => {
    const before = performance.now() - KEPT_MS
    for (const house of houses.values()) {
      house.kept = house.kept.filter(({ at }) => at >= before)
      house.since = Math.max(house.since, before)
    }
  }
  const look = () => {
    lookAgain().catch((err: Error) => log.warn({ err }, 'could not look who may still listen'))
  }
  const looks = setInterval(() => {
    look()
    forget()
  }, LOOKED_AGAIN_MS)
  looks.unref()
  const beats = setInterval(() => everyone().forEach(({ page }) => page.beat()), beatMs)
  beats.unref()

  const hearing = await hear({
    pool: owner,
    log,
    heard,
    missed: () => {
      run = randomUUID()
      heardSince = performance.now()
      for (const house of houses.values()) Object.assign(house, { kept: [], since: heardSince })
      for (const listener of everyone()) tellAll(listener)
    },
  })

  return {
    /** A page that begins to listen, and hears first what it missed. */
    open({ caller, request, had }: { caller: Caller; request: Request; had: Had }): Response {
      const of = everyone().filter((one) => one.caller.personId === caller.personId)
      if (of.length >= MOST_PAGES) {
        throw new Problem(429, 'request/too-often', { values: { seconds: 60 } })
      }
      const { firmId } = caller.actor!
      const house = houseOf(firmId)
      const page = openPage(() => house.listeners.delete(listener))
      const listener: Listener = { page, caller, request, waits: [] }
      house.listeners.add(listener)
      const missed = missedIn(house, had)
      if (!missed) tellAll(listener)
      else {
        page.tell('listening', {}, `${run}.${house.seq - missed.length}`)
        listener.waits = missed.map(({ change }) => change)
        flush(firmId, house).catch(() => tellAll(listener))
      }
      return page.response
    },
    pages: () => everyone().length,
    stop(): void {
      clearInterval(looks)
      clearInterval(beats)
      if (looking) clearTimeout(looking)
      for (const { waits } of houses.values()) if (waits) clearTimeout(waits)
      hearing.stop()
      for (const listener of everyone()) end(listener)
    },
  }
}

/** Those of the accounts that someone may see who sees only their own. */
async function nearTo(sql: Sql, about: { firmId: string; personId: string; asked: string[] }) {
  const { firmId, personId, asked } = about
  const rows = await inFirm(
    sql,
    { firmId, id: personId, sees: 'own' },
    (db) => db<{ accountId: string }[]>`
      select a.account_id from unnest(${asked}::uuid[]) as a (account_id)
      where a.account_id in (select accounts_near())`,
  )
  return new Set(rows.map(({ accountId }) => accountId))
}

function isSame(now: Caller | null, { sessionId, personId, actor }: Caller): boolean {
  return (
    now?.sessionId === sessionId &&
    now.personId === personId &&
    now.actor?.firmId === actor?.firmId &&
    now.actor?.role === actor?.role &&
    now.actor?.sees === actor?.sees
  )
}
