/** One row of Hoy: when, what, why and how much, with its acts; opened, all that can be done about it is there. */
import { Button } from '@mantine/core'
import { type ComponentType, Suspense } from 'react'
import { daysBetween } from '../../kernel/day.ts'
import { A, useGo } from '../../ui/A.tsx'
import { Chip } from '../../ui/Chip.tsx'
import { useFormat, useSession } from '../../ui/session.ts'
import { type Key, useWords } from '../../ui/words.ts'
import { useReason } from '../telling.tsx'
import type { CockpitRow as Row } from './cockpit.ts'

// words: identify:cockpit.title.*
// words: identify:cockpit.act.*

type Props = {
  row: Row
  currency: string | null
  first: boolean
  open: boolean
  toggle: () => void
  /** What the room shows of this one. */
  Acts: ComponentType<{ only?: string }> | undefined
}

/** The account is its title, so that it needn't be told again. */
const NAMES_ACCOUNT = new Set(['alert', 'quiet', 'falling', 'stalled', 'compensation'])

export function CockpitRow({ row, currency, first, open, toggle, Acts }: Props) {
  const t = useWords()
  const go = useGo()
  const reason = useReason(currency ?? undefined)
  const { kind, id, accountId, account, what, why, path, stake } = row
  const title = t(`identify:cockpit.title.${kind}` as Key, { what })
  const act = t(`identify:cockpit.act.${kind}` as Key)
  const told = why.length > 0 ? reason(why) : ''
  const isNamed = account !== '' && !NAMES_ACCOUNT.has(kind)
  return (
    <li className="Today-row" data-open={open || undefined}>
      <span>
        <When dueOn={row.dueOn} />
      </span>
      <div>
        <strong>
          <A to={path}>{title}</A>
        </strong>
        <p className="dim">
          {isNamed && (accountId ? <A to={`/accounts/${accountId}`}>{account}</A> : account)}
          {isNamed && told && ' · '}
          {told}
        </p>
      </div>
      {currency !== null && accountId !== null && stake > 0 && (
        <span className="Today-stake dim" title={t('identify:cockpit.stakeTold')}>
          {t('identify:cockpit.stake', { stake, currency })}
        </span>
      )}
      <Button
        className="Today-act"
        {...(first ? { variant: 'filled' } : {})}
        aria-label={`${act}: ${title}`}
        {...(Acts ? { 'aria-expanded': open } : {})}
        onClick={() => (Acts ? toggle() : go(path))}
      >
        {act}
      </Button>
      {open && Acts && (
        <div className="Today-acts">
          <Suspense fallback={<p className="dim">{t('identify:cockpit.opening')}</p>}>
            <Acts only={id} />
          </Suspense>
        </div>
      )}
    </li>
  )
}

function When({ dueOn }: { dueOn: string | null }) {
  const t = useWords()
  const format = useFormat()
  const { today } = useSession()
  if (dueOn === null) return <Chip>{t('identify:cockpit.when.open')}</Chip>
  const days = daysBetween(today, dueOn)
  if (days < 0) return <Chip tone="bad">{t('identify:cockpit.when.late', { count: -days })}</Chip>
  if (days === 0) return <Chip tone="warn">{t('identify:cockpit.when.today')}</Chip>
  if (days <= 14) return <Chip>{t('identify:cockpit.when.in', { count: days })}</Chip>
  return <Chip>{format.day(dueOn)}</Chip>
}
