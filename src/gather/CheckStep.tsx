/** «¿Es tu empresa?»: what the check found, so that a person recognises the business before anything is stored. */
import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { readSession } from '../access/session.api.ts'
import { Act } from '../ui/Act.tsx'
import { useList, useWrite } from '../ui/api.ts'
import { Cards, Stack } from '../ui/Card.tsx'
import { Page } from '../ui/Page.tsx'
import { BlockSkeleton } from '../ui/Skeleton.tsx'
import { useSession } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { CheckColumns } from './CheckColumns.tsx'
import { HomeAsked, OverlapAsked, QuestionsAsked, SameFile } from './CheckAsks.tsx'
import { CheckSentence } from './CheckSentence.tsx'
import { Findings } from './Findings.tsx'
import { LastProblem } from './LastProblem.tsx'
import { cancelImport, previewImport, publishImport } from './import.api.ts'
import { type Import, whyNotCancel, whyNotPlan, whyNotPublish } from './import.ts'
import { changeHome } from './rates.api.ts'
import { useReadingFacts } from './readingFacts.tsx'
import { ReadingStep } from './ReadingStep.tsx'
import { useStep } from './useStep.tsx'

export function CheckStep({ one }: { one: Import }) {
  const [reads, setReads] = useState(false)
  return reads ? (
    <ReadingStep one={one} asks back={() => setReads(false)} />
  ) : (
    <Checked one={one} changeReading={() => setReads(true)} />
  )
}

function Checked({ one, changeReading }: { one: Import; changeReading: () => void }) {
  const t = useWords()
  const { actor, firm } = useSession()
  const { importId, report, plan } = one
  const [home, setHome] = useState(firm.homeCurrency ?? plan?.home ?? report?.commonest ?? null)
  const cancel = useStep(cancelImport)
  const settleHome = useWrite(changeHome, [readSession])
  const publish = useStep(publishImport)
  const { data, error } = useList(previewImport, { importId, files: plan?.files ?? [] })
  const facts = useReadingFacts(one)

  const begin = () =>
    publish.take({ importId }, async () => {
      if (!firm.homeCurrency && home) await settleHome.mutateAsync({ currency: home })
    })
  return (
    <Page
      title={t('gather:check.title')}
      facts={facts}
      sentence={<CheckSentence one={one} />}
      acts={
        <>
          <Act
            variant="subtle"
            refusal={whyNotCancel(actor, one)}
            busy={cancel.busy}
            onClick={() => void cancel.take({ importId })}
          >
            {t('gather:check.discard')}
          </Act>
          {whyNotPlan(actor, one) === null && (
            <Button onClick={changeReading}>{t('gather:check.changeReading')}</Button>
          )}
          <Act
            variant="filled"
            refusal={whyNotPublish(actor, one)}
            busy={publish.busy || settleHome.isPending}
            onClick={() => void begin()}
          >
            {t('gather:check.publish')}
          </Act>
        </>
      }
    >
      <LastProblem one={one} />
      <Asks>
        <SameFile one={one} />
        <QuestionsAsked one={one} />
        <OverlapAsked one={one} />
        {!firm.homeCurrency && <HomeAsked one={one} home={home} choose={setHome} />}
      </Asks>
      <Cards columns="1.1fr 1fr">
        <div className="Check-columns">
          {data || error ? (
            <CheckColumns one={one} files={data?.files} />
          ) : (
            <BlockSkeleton height={420} />
          )}
        </div>
        <Stack>
          <Findings one={one} files={data?.files} />
        </Stack>
      </Cards>
    </Page>
  )
}

/** What only a person can say comes before what is only to be looked at. */
function Asks({ children }: { children: ReactNode }) {
  return <div className="Asks">{children}</div>
}
