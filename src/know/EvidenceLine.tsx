/** Where something said comes from, of what day it is and how sure; what is stale says so. */
import { Chip } from '../ui/Chip.tsx'
import { useFormat, useSession } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { type Aged, type Evidence, isStale } from './evidence.ts'

type Props = {
  kind: Aged
  said: Evidence
  /** What has ended no longer ages. */
  ages?: boolean
}

export function EvidenceLine({ kind, said, ages = true }: Props) {
  const t = useWords()
  const format = useFormat()
  const { today } = useSession()
  const day = format.day(said.seenOn)
  return (
    <span className="dim Evidence">
      {said.source
        ? t('know:evidence.line', { source: said.source, day })
        : t('know:evidence.noSource', { day })}{' '}
      <Chip tone={said.confidence === 'confirmed' ? 'good' : 'plain'}>
        {t(`know:evidence.is.${said.confidence}`)}
      </Chip>{' '}
      {ages && isStale(kind, said, today) && <Chip tone="warn">{t('know:evidence.stale')}</Chip>}
    </span>
  )
}

/** For the row: what is stale fades. */
export function useFades() {
  const { today } = useSession()
  return (kind: Aged, said: Evidence) => isStale(kind, said, today) || undefined
}
