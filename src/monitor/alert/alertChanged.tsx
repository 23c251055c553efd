/** What pages of alerts share: what is read again after a change, tones, and the reason with its numbers in words. */
import { useCallback } from 'react'
import { readHistory } from '../../accounts/account.api.ts'
import { useFormat } from '../../ui/session.ts'
import type { Tone } from '../../ui/theme.ts'
import { type Key, useWords } from '../../ui/words.ts'
import type { ErosionSign } from '../erosion.ts'
import { useErosionWords } from '../ErosionCard.tsx'
import { listAccountAlerts, listAlertRules, listAlerts, listMyAlerts } from './alert.api.ts'
import type { Alert } from './alert.ts'
import type { Severity } from './alertRule.ts'

export const ALERTS_CHANGED = [
  listAlerts,
  listAccountAlerts,
  listMyAlerts,
  listAlertRules,
  readHistory,
]

export const SEVERITY_TONES: Record<Severity, Tone> = { high: 'bad', medium: 'warn', low: 'plain' }

/** Why: `212 días sin comprar; lo usual son 30.` */
export function useAlertWhy() {
  const t = useWords()
  const format = useFormat()
  const worn = useErosionWords()
  return useCallback(
    ({ rule, numbers }: Pick<Alert, 'rule' | 'numbers'>): string => {
      const { sign, step, amount, currency, days } = numbers
      if (typeof sign === 'string') {
        const [before, now] = [Number(numbers['before']), Number(numbers['now'])]
        return `${worn({ sign: sign as ErosionSign, before, now })}.`
      }
      if (rule === 'noGrowth') return t(`monitor:alert.step.${step as 'asked'}`, { days })
      if (rule === 'neglected' && days === null) return t('monitor:alert.never', numbers)
      const money =
        typeof amount === 'number' && typeof currency === 'string'
          ? { amount: format.moneyShort(amount, currency) }
          : {}
      return t(`monitor:alert.why.${rule}` as Key, { ...numbers, ...money })
    },
    [t, format, worn],
  )
}

/** The whole of it: what it is about, why, and the play. */
export function useAlertSays() {
  const t = useWords()
  const why = useAlertWhy()
  return useCallback(
    (alert: Alert) =>
      [alert.about && `«${alert.about}».`, why(alert), t(`monitor:alert.play.${alert.rule}`)]
        .filter(Boolean)
        .join(' '),
    [t, why],
  )
}
