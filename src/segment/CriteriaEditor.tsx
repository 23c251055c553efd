/** Criteria as a lead changes them: nothing is kept before the whole is a set and says why it differs. */
import { useState } from 'react'
import { Empty } from '../ui/Empty.tsx'
import { useWords } from '../ui/words.ts'
import { CriteriaFields } from './CriteriaFields.tsx'
import type { CriteriaVersion } from './criteria.ts'
import type { Criteria } from './criterion.ts'
import { KeepCriteria } from './KeepCriteria.tsx'

type Props = { kept: CriteriaVersion | null; done: () => void }

export function CriteriaEditor({ kept, done }: Props) {
  const t = useWords()
  const [criteria, setCriteria] = useState<Criteria>(kept?.criteria ?? [])
  return (
    <>
      {criteria.length === 0 && <Empty>{t('segment:criteria.empty')}</Empty>}
      <CriteriaFields criteria={criteria} setCriteria={setCriteria} />
      {criteria.length > 0 && <KeepCriteria criteria={criteria} kept={kept} done={done} />}
    </>
  )
}
