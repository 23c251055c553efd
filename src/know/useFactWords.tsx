/** What a fact says, and where it comes from, in the reader's words. */
import { useCallback } from 'react'
import { useRead } from '../ui/api.ts'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { listSectors } from './profileFact.api.ts'
import type { ProfileFact } from './profileFact.ts'
import { DIVISIONS } from './sector.ts'

/** `84 · Administración pública`; the firm's own names go before those of NACE. */
export function useSectorName() {
  const t = useWords()
  const own = useRead(listSectors, {})
  return useCallback(
    (code: string) => {
      const named = own.find((one) => one.code === code)?.name
      if (named) return `${code} · ${named}`
      const division = code.slice(0, 2)
      if (!DIVISIONS.includes(division)) return code
      return `${code} · ${t(`know:profile.sector.${division as '01'}`)}`
    },
    [own, t],
  )
}

export function useFactWords() {
  const t = useWords()
  const format = useFormat()
  const sector = useSectorName()
  const says = useCallback(
    (fact: ProfileFact): string => {
      const { topic, name, text, link, amount, currency, share } = fact
      if (topic === 'employees') {
        return t('know:profile.people', { count: Number(amount ?? 0) })
      }
      if (topic === 'turnover') {
        return currency ? format.moneyShort(amount!, currency) : format.number(Number(amount), 0)
      }
      const parts = [
        topic === 'sector' ? sector(name) : name,
        share !== null && t('know:profile.shareLine', { share }),
        text,
      ].filter(Boolean)
      return parts.length > 0 ? parts.join(': ') : link
    },
    [t, format, sector],
  )
  const cameFrom = useCallback(
    (fact: ProfileFact): string => {
      const { sourceKind, source, seenOn, byName } = fact
      const how = t(`know:profile.sourceKinds.${sourceKind}`)
      return t('know:profile.by', {
        source: source ? t('know:profile.bySource', { how, source }) : how,
        day: format.day(seenOn),
        name: byName ?? t('know:profile.someone'),
      })
    },
    [t, format],
  )
  return { says, cameFrom }
}
