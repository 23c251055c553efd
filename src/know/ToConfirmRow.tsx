/** A need, a signal or an item of a SWOT that nobody has confirmed for long, with the click that does. */
import '../accounts/known.css'
import { A } from '../ui/A.tsx'
import { Act } from '../ui/Act.tsx'
import { useSession } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { type Aged, type Evidence, isStale } from './evidence.ts'
import { EvidenceLine } from './EvidenceLine.tsx'
import type { ToConfirm } from './toConfirm.ts'
import { useStill } from './useStill.tsx'

type Props = { one: Exclude<ToConfirm, { what: 'fact' }>; writes: boolean }

export function ToConfirmRow({ one, writes }: Props) {
  const t = useWords()
  const { today } = useSession()
  const still = useStill()
  const { accountId, account } = one
  const { title, kind, ages, said, confirm } = shownOf(one, still)
  return (
    <li className="Fact" data-stale={isStale(ages, said, today) || undefined}>
      <div>
        <span className="Fact-topic">{t(kind)}</span>{' '}
        <A to={`/accounts/${accountId}/needs`}>{account}</A>
        <p>{title}</p>
        <EvidenceLine kind={ages} said={said} />
      </div>
      {writes && (
        <div className="Known-acts">
          <Act
            size="compact-sm"
            busy={still.busy}
            aria-label={t('know:profile.confirmOf', { what: title })}
            onClick={confirm}
          >
            {t('know:profile.confirm')}
          </Act>
        </div>
      )}
    </li>
  )
}

type Shown = {
  title: string
  kind: 'know:toConfirm.need' | 'know:toConfirm.signal' | `know:swot.kind.${'strength'}`
  ages: Aged
  said: Evidence
  confirm: () => void
}

function shownOf(one: Props['one'], still: ReturnType<typeof useStill>): Shown {
  switch (one.what) {
    case 'need': {
      const { need } = one
      const kind = 'know:toConfirm.need'
      return { title: need.title, kind, ages: 'need', said: need, confirm: () => still.need(need) }
    }
    case 'signal': {
      const { signal } = one
      const { noticed, place, noticedOn } = signal
      const said = { source: place, seenOn: noticedOn, confidence: 'assumed' } as const
      const confirm = () => still.signal(signal)
      return { title: noticed, kind: 'know:toConfirm.signal', ages: 'signal', said, confirm }
    }
    default: {
      const { item } = one
      const kind = `know:swot.kind.${item.kind as 'strength'}` as const
      return {
        title: item.title,
        kind,
        ages: item.subject,
        said: item,
        confirm: () => still.item(item),
      }
    }
  }
}
