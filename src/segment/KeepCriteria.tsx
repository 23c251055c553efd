/** Keeps criteria as a new version, with the reason why they differ from the one before. */
import { useState } from 'react'
import { Act } from '../ui/Act.tsx'
import { useWrite } from '../ui/api.ts'
import { Card } from '../ui/Card.tsx'
import { liveField } from '../ui/liveField.ts'
import { LongTextField } from '../ui/LongTextField.tsx'
import '../ui/Form.css'
import { Problem } from '../ui/Problem.tsx'
import { useWords } from '../ui/words.ts'
import { keepCriteria, readCriteria } from './criteria.api.ts'
import { type CriteriaVersion, type Lines, whyNotVersion } from './criteria.ts'
import { type Criteria, whyNotCriteria } from './criterion.ts'

type Props = {
  criteria: Criteria
  /** Of the matrix; as in the version before where nobody says. */
  lines?: Lines
  kept: CriteriaVersion | null
  done: () => void
}

export function KeepCriteria({ criteria, lines, kept, done }: Props) {
  const t = useWords()
  const [why, setWhy] = useState('')
  const keep = useWrite(keepCriteria, [readCriteria], {
    quiet: true,
    said: ({ version }) => t('segment:criteria.kept', { version }),
  })
  const given = {
    criteria,
    lines: lines ?? kept?.lines ?? { attractive: 3, strong: 3 },
    why: why.trim(),
  }
  return (
    <Card title={t('segment:criteria.keepTitle')}>
      <div className="Form">
        {kept && (
          <LongTextField
            {...liveField('why', why, (text) => setWhy(String(text)))}
            label={t('segment:criteria.why')}
            hint={t('segment:criteria.whyHint')}
          />
        )}
        {keep.error !== null && (
          <div role="alert" className="Form-problem">
            <Problem problem={keep.error} />
          </div>
        )}
        <div className="Form-acts">
          <Act
            variant="filled"
            refusal={whyNotCriteria(criteria) ?? whyNotVersion(given, kept)}
            busy={keep.isPending}
            onClick={() => void keep.mutateAsync(given).then(done, () => {})}
          >
            {t('segment:criteria.keep')}
          </Act>
        </div>
      </div>
    </Card>
  )
}
