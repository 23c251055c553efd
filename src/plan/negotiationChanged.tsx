/** What tells of negotiations, and writing the whole sheet with a part of it changed: undo puts back what stood. */
import { readHistory } from '../accounts/account.api.ts'
import { ask, useWrite } from '../ui/api.ts'
import { useWords } from '../ui/words.ts'
import { dropNegotiation, listNegotiations, putNegotiation } from './negotiation.api.ts'
import { type Negotiation, NegotiationGiven } from './negotiation.ts'

export const NEGOTIATIONS_CHANGED = [listNegotiations, readHistory]

export function useKeepNegotiation({ quiet }: { quiet: boolean }) {
  const t = useWords()
  return useWrite(putNegotiation, NEGOTIATIONS_CHANGED, {
    quiet,
    said: ({ now: { subject } }) => t('plan:negotiation.kept', { subject }),
    undo: ({ now: { accountId, negotiationId }, before }) =>
      before ? ask(putNegotiation, before) : ask(dropNegotiation, { accountId, negotiationId }),
  })
}

/** As it is to be sent, with what whoever changes it began from. */
export function changed(sheet: Negotiation, part: Partial<NegotiationGiven>) {
  const { accountId, negotiationId } = sheet
  const was = NegotiationGiven.parse(sheet)
  return { ...was, ...part, accountId, negotiationId, was }
}
