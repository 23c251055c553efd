/** Which people at the clients may be one and the same, and why. What evidence weighs is told in docs/methods/duplicates.md. */
import { z } from 'zod'
import { ALIKE, type Likely, TwinReason, twinOf, TwinState } from '../accounts/twin.ts'
import { likenessOf, type ToldName } from '../kernel/alike.ts'
import { listOf, several } from '../kernel/list.ts'
import { task } from '../kernel/task.ts'
import { type Keyed, LIKELY_ENOUGH, likelihood, markOf } from '../kernel/twin.ts'

export const CONTACT_TWIN_FILTERS = ['mail', 'mobile', 'phone', 'name'] as const

/** Compares those that changed with all that come into question; `all`: everyone with everyone. */
export const findContactTwins = task('know.twins', z.object({ all: z.boolean().default(false) }))

export type ComparedContact = Keyed & {
  name: ToldName
  /** Where they work or did, and the tops of the trees that those stand in. */
  accounts: readonly string[]
  groups: readonly string[]
}

const WEIGHT = { mail: 0.9, mobile: 0.8, phone: 0.4 } as const
/** A like name is more where both work together, and tells little between strangers. */
const NAME = { sameAccount: 0.9, sameGroup: 0.75, elsewhere: 0.4 } as const
/** Names as unlike as this speak against: a mailbox or a telephone may be shared. */
const UNLIKE = 0.5

/**
 * Null where too little speaks for it.
 * @param both the marks that both have
 */
export function contactsLikely(
  one: ComparedContact,
  other: ComparedContact,
  { both }: { both: readonly string[] },
): Likely | null {
  const likeness = likenessOf(one.name, other.name)
  if (likeness < ALIKE && both.length === 0) return null
  const evidence: number[] = []
  const reasons: TwinReason[] = []
  for (const kind of ['mail', 'mobile', 'phone'] as const) {
    if (markOf(both, kind) === undefined) continue
    evidence.push(WEIGHT[kind])
    reasons.push({ kind })
  }
  if (likeness >= ALIKE) {
    const meet = (these: readonly string[], those: readonly string[]) =>
      these.some((id) => those.includes(id))
    const where = meet(one.accounts, other.accounts)
      ? 'sameAccount'
      : meet(one.groups, other.groups)
        ? 'sameGroup'
        : 'elsewhere'
    evidence.push(NAME[where] * likeness)
    reasons.push({ kind: 'name', likeness })
    if (where !== 'elsewhere') reasons.push({ kind: NEAR[where] })
  }
  const isUnlike = likeness < UNLIKE
  if (isUnlike) reasons.push({ kind: 'otherName' })
  const score = likelihood(evidence, isUnlike ? 1 : 0)
  return score < LIKELY_ENOUGH ? null : { score, reasons }
}

const NEAR = { sameAccount: 'atOneAccount', sameGroup: 'inOneGroup' } as const

/** A mailbox of a whole department tells nobody. */
export function tellsSomeone(mail: string): boolean {
  return !/^(info|admin|administracion|compras|pedidos|ventas|facturas|facturacion|contabilidad|contacto|oficina|office|sales|purchasing|orders|invoices|billing|accounts|accounting|contact|hello|hola|mail|correo|recepcion|reception|rrhh|hr|calidad|quality|logistica|logistics|support|soporte|almacen|taller)@/.test(
    mail,
  )
}

/** One of two, with what tells them from the other. */
export const TwinContact = z.object({
  contactId: z.guid(),
  name: z.string(),
  mails: z.array(z.string()),
  phones: z.array(z.string()),
  madeAt: z.string(),
  /** Of the accounts that one may see. */
  places: z.array(
    z.object({
      accountId: z.guid(),
      account: z.string(),
      jobTitle: z.string(),
      untilOn: z.string().nullable(),
    }),
  ),
  carers: z.array(z.guid()),
})
export type TwinContact = z.infer<typeof TwinContact>

export const ContactTwin = twinOf(TwinContact)
export type ContactTwin = z.infer<typeof ContactTwin>

export const ContactTwinList = listOf({
  sorts: ['score'],
  sort: 'score',
  filters: {
    reason: several(z.enum(CONTACT_TWIN_FILTERS)),
    state: TwinState.default('open'),
  },
})
