/** What goes with someone who leaves, as the map tells it. */
import { useWords } from '../ui/words.ts'
import type { Effect } from './departure.ts'

export function EffectTold({ effect }: { effect: Effect }) {
  const t = useWords()
  const { support, shareOfInfluence, decisions, ties, champion, influence } = effect
  const side = support === null ? null : support > 0 ? 'for' : support < 0 ? 'against' : 'neutral'
  const told = [
    influence !== null &&
      shareOfInfluence !== null &&
      t('know:departure.share', { share: shareOfInfluence }),
    champion ? t('know:departure.champion') : side && t(`know:departure.supports.${side}`),
    ...decisions.map(({ title }) => t('know:departure.decides', { title })),
    ties > 0 && t('know:departure.ties', { count: ties }),
  ].filter(Boolean)
  return (
    <section aria-label={t('know:departure.effect')}>
      <b>{t('know:departure.effect')}</b>
      <p>{told.length > 0 ? told.join(' ') : t('know:departure.effectNone')}</p>
    </section>
  )
}
