/** Strengths, weaknesses, opportunities and threats of one subject, in their four quarters. */
import { useState } from 'react'
import { useWhyNotSay } from '../accounts/KnownCard.tsx'
import { Act } from '../ui/Act.tsx'
import { useRead } from '../ui/api.ts'
import { Card } from '../ui/Card.tsx'
import { useWords } from '../ui/words.ts'
import { KnowModal } from './KnowModal.tsx'
import { SubjectPicker } from './SubjectPicker.tsx'
import { listSwot } from './swot.api.ts'
import { byWeight, subjectKey, subjectsOf, SWOT_KINDS, type SwotKind } from './swot.ts'
import { SwotForm } from './SwotForm.tsx'
import { SwotRow } from './SwotRow.tsx'
import { useSwotCode } from './useSwotCode.tsx'

export function SwotCard({ accountId }: { accountId: string }) {
  const t = useWords()
  const refusal = useWhyNotSay(accountId)
  const items = useRead(listSwot, { accountId })
  const [chosen, setChosen] = useState('us')
  const [adding, setAdding] = useState<SwotKind | 'any' | null>(null)
  const codeOf = useSwotCode(items)
  const subjects = subjectsOf(items)
  const subject = subjects.find((one) => subjectKey(one) === chosen) ?? subjects[0]!
  const its = items.filter((item) => subjectKey(item) === subjectKey(subject)).toSorted(byWeight)
  const done = () => setAdding(null)
  const count = (key: string) => {
    const many = items.filter((item) => subjectKey(item) === key).length
    return many > 0 ? String(many) : null
  }
  return (
    <Card
      title={t('know:swot.title')}
      aside={
        <Act size="compact-sm" refusal={refusal} onClick={() => setAdding('any')}>
          {t('know:swot.add')}
        </Act>
      }
    >
      <SubjectPicker
        label={t('know:swot.whose')}
        subjects={subjects}
        chosen={subjectKey(subject)}
        choose={setChosen}
        aside={count}
      />
      {its.length === 0 && <p className="dim">{t(`know:swot.teach.${subject.subject}`)}</p>}
      <div className="Swot">
        {SWOT_KINDS.map((kind) => (
          <section key={kind} data-kind={kind}>
            <header>
              <h3>{t(`know:swot.kinds.${kind}`)}</h3>
              <Act
                size="compact-xs"
                variant="subtle"
                refusal={refusal}
                aria-label={t(`know:swot.addKind.${kind}`)}
                onClick={() => setAdding(kind)}
              >
                +
              </Act>
            </header>
            <ul className="Known-rows">
              {its
                .filter((item) => item.kind === kind)
                .map((item) => (
                  <SwotRow
                    key={item.itemId}
                    item={item}
                    code={codeOf(item.itemId)}
                    writes={refusal === null}
                  />
                ))}
            </ul>
          </section>
        ))}
      </div>
      <KnowModal title={adding && t('know:swot.add')} onClose={done}>
        <SwotForm
          accountId={accountId}
          start={{ ...subject, ...(adding !== 'any' && adding !== null && { kind: adding }) }}
          done={(kept) => {
            setChosen(kept)
            done()
          }}
        />
      </KnowModal>
    </Card>
  )
}
