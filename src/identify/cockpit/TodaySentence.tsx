/** What Hoy begins with, in a sentence: the firm's next step, or the accounts on which most hangs and what to do first. */
import { type Key, useWords } from '../../ui/words.ts'
import type { Reveal } from '../Reveal.tsx'
import { Opening, useSaid } from '../telling.tsx'
import type { TodayItem } from '../today.ts'
import type { Cockpit } from './cockpit.ts'

// words: identify:cockpit.verb.*

type Props = {
  steps: readonly TodayItem[]
  cockpit: Cockpit | undefined
  portfolio: Parameters<typeof Reveal>[0]['portfolio'] | null
  making: boolean
}

/** More names than these are a list, not a sentence. */
const NAMED = 3

export function TodaySentence({ steps, cockpit, portfolio, making }: Props) {
  const t = useWords()
  const said = useSaid()
  const [step] = steps
  if (making) return t('identify:portfolio.making')
  if (step) {
    if (step.item === 'begin') return t('identify:today.first')
    const what = said(step.title)
    return t('identify:today.now', { what: what.charAt(0).toLowerCase() + what.slice(1) })
  }
  const [first, ...rest] = cockpit?.rows ?? []
  if (!first) {
    const last = portfolio?.opening.at(-1)
    return last && portfolio ? <Opening sentences={[last]} currency={portfolio.valuation} /> : null
  }
  const named = [first, ...rest].filter(({ account }) => account !== '')
  const names = [...new Set(named.map(({ account }) => account))].slice(0, NAMED)
  const verb = t(`identify:cockpit.verb.${first.kind}` as Key)
  if (names.length === 0) return t('identify:cockpit.sentence.none', { verb })
  return t('identify:cockpit.sentence.of', { count: names.length, names, verb })
}
