/** On the account: what wears away, with its numbers, since when, and what to do. */
import { useCallback } from 'react'
import { useRead } from '../ui/api.ts'
import { Card } from '../ui/Card.tsx'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { readErosion } from './erosion.api.ts'
import type { Erosion, ErosionSign } from './erosion.ts'
import './monitor.css'

const FINE: readonly ErosionSign[] = ['coverage', 'support', 'sentiment']

/** `la respuesta nuestra pasa de 3 a 8 días`. */
export function useErosionWords() {
  const t = useWords()
  const format = useFormat()
  return useCallback(
    ({ sign, before, now }: Pick<Erosion, 'sign' | 'before' | 'now'>) => {
      const show = (value: number) =>
        FINE.includes(sign) ? format.number(value, 1) : format.number(Math.round(value))
      return t(`monitor:erosion.says.${sign}`, { before: show(before), now: show(now) })
    },
    [t, format],
  )
}

export function ErosionCard({ accountId }: { accountId: string }) {
  const t = useWords()
  const format = useFormat()
  const says = useErosionWords()
  const found = useRead(readErosion, { accountId })
  return (
    <Card title={t('monitor:erosion.title')}>
      {found.length === 0 ? (
        <p className="dim">{t('monitor:erosion.nothing')}</p>
      ) : (
        <ul className="Health-reasons">
          {found.map((one) => (
            <li key={one.sign}>
              <span>
                {says(one)}
                <small className="dim"> {t(`monitor:erosion.does.${one.sign}`)}</small>
              </span>
              <span className="dim">
                {t('monitor:erosion.sinceDay', { day: format.day(one.sinceOn) })}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
