/** What pages of health share: what is read again after a change, tones, and raw values in words. */
import { readHistory } from '../accounts/account.api.ts'
import { useFormat } from '../ui/session.ts'
import type { Tone } from '../ui/theme.ts'
import { useWords } from '../ui/words.ts'
import { listHealth, listWeights, readFirmHealth, readHealth } from './health.api.ts'
import type { Band } from './healthBand.ts'
import type { HealthMeasure } from './healthMeasure.ts'
import type { ReasonTold } from './healthTold.ts'

export const HEALTH_CHANGED = [readHealth, listHealth, readFirmHealth, listWeights, readHistory]

export const BAND_TONES: Record<Band, Tone> = {
  good: 'good',
  watch: 'warn',
  bad: 'bad',
  unsure: 'plain',
}

const SHARES: readonly HealthMeasure[] = ['promises', 'plan', 'clocks', 'supply']
const CHANGES: readonly HealthMeasure[] = ['trend', 'basket', 'usage']
const WHOLE: readonly HealthMeasure[] = ['talk', 'requests', 'expectations', 'complaints']

/** A reason with its raw value: `82 días sin hablar`. */
export function useReasonWords() {
  const t = useWords()
  const format = useFormat()
  return ({ measure, value, n }: ReasonTold) => {
    const raw = SHARES.includes(measure)
      ? format.percent(value, 0)
      : CHANGES.includes(measure)
        ? signed(value - 1, (share) => format.percent(share, 0))
        : WHOLE.includes(measure)
          ? format.number(Math.round(value))
          : measure === 'rhythm' || measure === 'answers'
            ? format.number(value, 1)
            : signed(value, (one) => format.number(one, 1))
    return t(`monitor:health.reason.${measure}`, { value: raw, n: n ?? 0 })
  }
}

function signed(value: number, show: (value: number) => string): string {
  return value > 0 ? `+${show(value)}` : show(value)
}

/** Points that a reason adds or takes: `+12`, `−8`. */
export function usePoints() {
  const format = useFormat()
  return (adds: number) => signed(Math.round(adds * 10) / 10, (one) => format.number(one, 1))
}
