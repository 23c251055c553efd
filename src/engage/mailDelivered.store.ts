/** What someone of ours handed to the firm's address, by BCC or by forwarding, is the mail that it is about. */
import type { OurAddresses } from './mailMatch.store.ts'
import { forwardedIn, instantOf, isForged, type Taken } from './mailRules.ts'
import { takeApart } from './mailTaken.store.ts'

type Handed = { taken: Taken; arrived: number | null }
export type Delivered = Handed & { holderId: string }

/** None where nobody of ours sent it, or its sender's server says that they didn't. */
export async function deliveredTo(
  filing: string,
  { taken, arrived }: Handed,
  ours: OurAddresses,
): Promise<Delivered[]> {
  const holderId = ours.people.get(taken.from.address)
  if (!holderId || isForged(taken)) return []
  if (taken.inner.length > 0) {
    const mails = await Promise.all(taken.inner.map((raw) => takeApart(raw).catch(() => null)))
    return mails.flatMap((mail) => (mail ? [{ taken: mail, arrived: null, holderId }] : []))
  }
  const told = [...taken.to, ...taken.cc].some(({ address }) => address === filing)
  const forwarded = told ? forwardedIn(taken.text) : null
  if (!forwarded) return [{ taken: without(filing, taken), arrived, holderId }]
  const at = new Date(instantOf(taken, arrived, Date.now())).toISOString()
  const { from, mailId } = taken
  const mail = {
    ...taken,
    ...forwarded,
    date: forwarded.date ?? at,
    to: [from],
    cc: [],
    html: null,
  }
  // Its own Message-ID is the forwarding's; what answers that answers this one.
  return [{ taken: { ...mail, mailId, refs: [] }, arrived: null, holderId }]
}

const without = (filing: string, taken: Taken): Taken => ({
  ...taken,
  to: taken.to.filter(({ address }) => address !== filing),
  cc: taken.cc.filter(({ address }) => address !== filing),
})
