/** The documents that people of one firm have open together: who may, how much, and when what they wrote is kept. */
import { Hocuspocus, type Document, type onStoreDocumentPayload } from '@hocuspocus/server'
import { applyUpdate, encodeSnapshot, encodeStateAsUpdate, snapshot } from 'yjs'
import { inFirm, isHiddenRow, isNeverKept } from './db.ts'
import { type LiveText, type Opened, textNamed } from './liveText.ts'
import type { Log } from './log.ts'
import { Problem } from './problem.ts'
import type { Caller, World } from './serve.ts'
import { settle } from './togetherPresence.ts'

/** Of one document, in bytes: fifty times what anyone types. */
export const MOST_BYTES = 1_000_000
/** Kept so soon after the last stroke, and so soon after the first where the strokes don't end. */
const KEPT_AFTER_MS = 400
const KEPT_WITHIN_MS = 1_200
/** Who writes again after so long sits down anew. */
const SITTING_MS = 30 * 60_000

/** A connection's: whose it is, as last looked at. */
export type Held = { caller: Caller; name: string; mayGoOn: () => boolean }

export type DocsWorld = Pick<World, 'sql' | 'today'> & { log: Log; texts: readonly LiveText[] }

/** Without a message the library says nothing of it. */
class Refused extends Error {
  readonly code = 4403
  readonly reason: string

  constructor(reason: string) {
    super()
    this.reason = reason
  }
}

export type Docs = ReturnType<typeof openDocs>

export function openDocs({ sql, today, log, texts }: DocsWorld) {
  const sizes = new WeakMap<Document, number>()
  /** What a page is told to know what of it is kept. */
  const stored = new WeakMap<Document, string>()
  const writers = new WeakMap<Document, Map<string, Held>>()
  /** When someone wrote in a text last, by both. */
  const sittings = new Map<string, number>()

  async function opened(name: string, { caller }: Pick<Held, 'caller'>): Promise<Opened> {
    const named = textNamed(texts, name)
    if (!named) throw new Refused('not-found')
    const actor = caller.actor!
    const found = await inFirm(sql, actor, (db) => named.text.open(db, actor, named.id))
    if (!found) throw new Refused('not-found')
    return found
  }

  const docs = new Hocuspocus<Held>({
    quiet: true,
    debounce: KEPT_AFTER_MS,
    maxDebounce: KEPT_WITHIN_MS,
    maxPendingDocuments: 50,
    maxUnauthenticatedQueueSize: MOST_BYTES * 2,

    async onAuthenticate({ documentName, context, connectionConfig }) {
      const { mayWrite } = await opened(documentName, context)
      connectionConfig.readOnly = !mayWrite
    },

    async onLoadDocument({ documentName, context, document }) {
      const { state } = await opened(documentName, context)
      if (state) applyUpdate(document, state)
      sizes.set(document, state?.byteLength ?? 0)
      stored.set(document, keptNow(document))
    },

    async connected({ connection }) {
      connection.sendStateless(stored.get(connection.document) ?? keptNow(connection.document))
    },

    async beforeHandleMessage({ context, document, update }) {
      if (!context.mayGoOn()) throw new Refused('too-often')
      const size = sizes.get(document) ?? 0
      if (size + update.byteLength > MOST_BYTES) throw new Refused('too-large')
    },

    async beforeHandleAwareness({ states, context }) {
      if (context) settle(states, { id: context.caller.personId, name: context.name })
    },

    async onChange({ document, context, update }) {
      sizes.set(document, (sizes.get(document) ?? 0) + update.byteLength)
      if (!context.caller) return
      const here = writers.get(document) ?? new Map<string, Held>()
      writers.set(document, here.set(context.caller.personId, context))
    },

    onStoreDocument: store,
  })

  /** By each who wrote, as that person, in a transaction of their own. Where there is no database now, again soon. */
  async function store(told: onStoreDocumentPayload<Held>): Promise<void> {
    const { document, documentName } = told
    const { text, id } = textNamed(texts, documentName)!
    const held = [...(writers.get(document) ?? new Map<string, Held>()).values()]
    if (held.length === 0) return
    writers.delete(document)
    const state = encodeStateAsUpdate(document)
    const now = keptNow(document)
    sizes.set(document, state.byteLength)
    let kept = false
    for (const [at, { caller }] of held.entries()) {
      const actor = caller.actor!
      const sitting = `${actor.id} ${documentName}`
      const begins = Date.now() - (sittings.get(sitting) ?? 0) > SITTING_MS
      try {
        await inFirm(sql, actor, (db) =>
          text.keep({ db, actor, id, state, begins, today: today(caller.timeZone) }),
        )
        noteSitting(sitting)
        kept = true
      } catch (error) {
        if (isTooLarge(error)) {
          // Whoever has it open has what can't be kept: they go on from what is.
          log.warn({ err: error }, 'a text that is open is never kept as it is')
          for (const connection of document.getConnections()) connection.close(TOO_LARGE)
          return
        }
        if (error instanceof Problem || isHiddenRow(error)) dismiss(document, caller)
        else {
          log.warn({ err: error }, 'a text that is open is not kept yet')
          const left = new Map(held.slice(at).map((one) => [one.caller.personId, one]))
          writers.set(document, new Map([...left, ...(writers.get(document) ?? [])]))
          // Not awaited: it may wait for this very store to end.
          docs.storeDocumentHooks(document, told).catch((err: unknown) => {
            log.error({ err }, 'a text that is open could not be kept')
          })
          return
        }
      }
    }
    if (kept) {
      stored.set(document, now)
      document.broadcastStateless(now)
    } else for (const connection of document.getConnections()) connection.close(GONE)
  }

  function noteSitting(sitting: string) {
    for (const [other, at] of sittings) {
      if (Date.now() - at > SITTING_MS) sittings.delete(other)
    }
    sittings.set(sitting, Date.now())
  }

  /** Looks again at what each may who has it open: what they may no longer ends here. */
  async function lookAgain(document: Document): Promise<void> {
    for (const connection of document.getConnections()) {
      const now = await opened(document.name, connection.context as Held).catch(
        (error: unknown) => {
          if (error instanceof Refused) return null
          throw error
        },
      )
      if (!now) connection.close(GONE)
      else if (now.mayWrite === connection.readOnly) connection.close(OTHERWISE)
    }
  }

  /** What was taken out of it elsewhere goes here too. */
  async function readAgain(document: Document): Promise<void> {
    for (const { context } of document.getConnections()) {
      const { state } = await opened(document.name, context as Held)
      if (state) applyUpdate(document, state, { source: 'local', skipStoreHooks: true })
    }
  }

  return {
    docs,
    lookAgain,
    readAgain,
    /** What is not kept yet is; then nothing is open any more. */
    async stop(): Promise<void> {
      docs.closeConnections()
      docs.flushPendingStores()
    },
  }
}

const GONE = { code: 4403, reason: 'not-found' }
const TOO_LARGE = { code: 4403, reason: 'too-large' }
/** They may write now, or no longer: the page opens it anew. */
const OTHERWISE = { code: 4205, reason: 'rights-changed' }

function dismiss(document: Document, { personId }: Caller) {
  for (const connection of document.getConnections()) {
    const { caller } = connection.context as Held
    if (caller.personId === personId) connection.close(OTHERWISE)
  }
}

const isTooLarge = (error: unknown) =>
  (error instanceof Problem && error.status === 413) || isNeverKept(error)

const keptNow = (document: Document) =>
  JSON.stringify({ kept: Buffer.from(encodeSnapshot(snapshot(document))).toString('base64') })
