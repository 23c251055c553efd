/** Who reports to whom at a client of the demo company, and who sways whom. */
import { addDays, type Day } from '../src/kernel/day.ts'
import type { DeciderStory, Someone } from './deciders.ts'
import { type Kind, SWAYS, USUAL } from './deciderWords.ts'
import type { Random } from './random.ts'

type Ties = DeciderStory['ties']

export function tiesOf(
  those: readonly Someone[],
  first: (kind: Kind) => Someone | undefined,
  { asOf, random }: { asOf: Day; random: Random },
): Ties {
  const moved = addDays(asOf, -random.whole(150, 260))
  const reports = those.flatMap(({ contactId, kind, isSecond }): Ties => {
    const boss = isSecond
      ? first(kind)
      : USUAL[kind].boss.map(first).find((one) => one !== undefined)
    if (!boss) return []
    const line = { fromId: contactId, toId: boss.contactId, kind: 'reports' as const }
    const was = kind === 'buyer' && random.next() < 0.5 ? first('finance') : undefined
    const sure = { confidence: 'confirmed' as const, source: 'Su organigrama.' }
    if (!was) return [{ ...line, ...sure, fromOn: null, untilOn: null }]
    return [
      { ...line, ...sure, toId: was.contactId, fromOn: null, untilOn: addDays(moved, -1) },
      { ...line, ...sure, fromOn: moved, untilOn: null },
    ]
  })
  const sways = SWAYS.flatMap(([from, kind, to, source]): Ties => {
    const [one, other] = [first(from), first(to)]
    if (!one || !other || random.next() < 0.35) return []
    const fromOn = random.next() < 0.4 ? addDays(asOf, -random.whole(60, 300)) : null
    const confidence = random.next() < 0.5 ? ('confirmed' as const) : ('assumed' as const)
    return [
      {
        fromId: one.contactId,
        toId: other.contactId,
        kind,
        fromOn,
        untilOn: null,
        confidence,
        source,
      },
    ]
  })
  return [...reports, ...sways]
}
