/** Scores in words: with their sign and margin, and how each was made. */
import { useFormat } from '../../ui/session.ts'
import type { Making } from '../../ui/HowMade.tsx'
import { useWords } from '../../ui/words.ts'
import { type Estimate, type Form, LEAST_ANSWERS, type ScoreKind } from './satisfaction.ts'

export function useScores() {
  const t = useWords()
  const format = useFormat()
  const put = (kind: ScoreKind, value: number) => {
    if (kind === 'ces') return format.number(value, 1)
    if (kind === 'csat') return format.percent(value / 100, 0)
    const points = Math.round(value)
    return points > 0 ? `+${format.number(points)}` : format.number(points)
  }
  /** `+32 ± 8`; under ten answers how many there are. */
  const told = (kind: ScoreKind, { score, margin, n }: Estimate) => {
    if (score === null) return t('monitor:satisfaction.few', { count: n })
    const reach =
      kind === 'csat'
        ? format.number(Math.round(margin!))
        : format.number(margin!, kind === 'ces' ? 1 : 0)
    return `${put(kind, score)} ± ${reach}`
  }
  const made = (
    kind: ScoreKind,
    form: Form,
    { n, margin }: Estimate,
    population: number,
  ): Making => ({
    title: t('monitor:satisfaction.madeTitle', {
      score: t(`monitor:satisfaction.score.${kind}`),
      form: t(`monitor:satisfaction.form.${form}.name`),
    }),
    means: t(`monitor:satisfaction.form.${form}.means`),
    formula: t(`monitor:satisfaction.formula.${kind}`),
    inputs: [
      { name: t('monitor:satisfaction.answersName'), value: format.number(n) },
      { name: t('monitor:satisfaction.population'), value: format.number(population) },
      {
        name: t('monitor:satisfaction.margin'),
        value: margin === null ? '—' : format.number(margin, 1),
      },
    ],
    notes: [
      n < LEAST_ANSWERS
        ? t('monitor:satisfaction.fewNote', { least: LEAST_ANSWERS })
        : t('monitor:satisfaction.marginNote'),
    ],
  })
  return { put, told, made }
}
