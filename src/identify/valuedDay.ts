/**
 * SQL over `account_day d`: what its columns come to in the money of a portfolio. As text, so that COPY,
 * which takes no parameters, can say the same as any other statement; the currency is checked here.
 */
import { CurrencyCode } from '../gather/rate.ts'
import type { Valuing } from './valuing.ts'

type Valued = {
  /** A column of money, valued at the factor `f` of its currency and day. */
  value: (column: 'amount' | 'costed_amount' | 'cost') => string
  /** What `value` needs joined. */
  join: string
  /** What a where needs besides: nothing that is counted goes in twice. */
  only: string
}

export function valuedDay(valuing: Pick<Valuing, 'currency' | 'converted'>): Valued {
  const currency = CurrencyCode.parse(valuing.currency)
  if (!valuing.converted) {
    return { value: (column) => `d.${column}`, join: '', only: `and d.currency = '${currency}'` }
  }
  return {
    value: (column) =>
      `case when d.currency = '${currency}' then d.${column} else d.${column} * f.factor end`,
    join: `left join day_factor f
      on f.firm_id = d.firm_id and f.currency = d.currency and f.day = d.day`,
    only: '',
  }
}
