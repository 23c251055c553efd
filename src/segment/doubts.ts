/** What makes one doubt a candidate, in words: what was wished of it and why, bias, what is missing, the client's interest. */
import { type SelectionAccount, whyBarred } from './keptSelection.ts'

type Say = (key: never, values?: never) => unknown

export function doubtsOf(say: Say, one: SelectionAccount): string {
  const t = (key: string, values: object = {}) => say(`segment:${key}` as never, values as never)
  const { wish, wishReason, bias, wants, chosen } = one
  const barred = whyBarred(one)
  return [
    wish && t(`doubt.wish.${wish}`, { reason: wishReason ?? '' }),
    bias && t(`doubt.bias.${bias}`),
    (barred === 'no-strategy' || barred === 'not-scored') && t(`doubt.barred.${barred}`),
    wants === 'no' && t('doubt.wantsNot'),
    chosen && wants === null && t('doubt.wantsUnknown'),
    chosen && wants === 'unsure' && t('doubt.wantsUnsure'),
  ]
    .filter(Boolean)
    .join(' ')
}
