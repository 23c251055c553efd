/** One import, wherever it stands: sent, read, checked, published, reversed. It can be left and come back to. */
import { useState } from 'react'
import { Act } from '../ui/Act.tsx'
import { A } from '../ui/A.tsx'
import { useRead } from '../ui/api.ts'
import { Card, Cards } from '../ui/Card.tsx'
import { Page } from '../ui/Page.tsx'
import { Progress } from '../ui/Progress.tsx'
import { useSession } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { CheckStep } from './CheckStep.tsx'
import { cancelImport, readImport } from './import.api.ts'
import { type Import, isBusy, whyNotCancel } from './import.ts'
import { PublishedStep } from './PublishedStep.tsx'
import { useNames } from './readingFacts.tsx'
import { ReadingStep } from './ReadingStep.tsx'
import { SendStep } from './SendStep.tsx'
import { useStep } from './useStep.tsx'

const BUSY_EVERY_MS = 600
/** Another tab may be sending what is missing. */
const SENT_EVERY_MS = 3_000

export function ImportPage({ importId }: { importId: string }) {
  const one = useRead(
    readImport,
    { importId },
    { everyMs: (now) => (now ? everyMsOf(now) : false) },
  )
  // A step that is done leaves nothing of its own behind in the next one.
  return <Step key={`${importId} ${one.state}`} one={one} />
}

function everyMsOf(one: Import): number | false {
  if (isBusy(one)) return BUSY_EVERY_MS
  return one.state === 'draft' && !one.files.every(({ sent }) => sent) ? SENT_EVERY_MS : false
}

function Step({ one }: { one: Import }) {
  switch (one.state) {
    case 'draft':
      return one.files.every(({ sent }) => sent) ? (
        <ReadingStep one={one} />
      ) : (
        <SendStep one={one} />
      )
    case 'checked':
      return <CheckStep one={one} />
    case 'checking':
    case 'publishing':
    case 'reversing':
      return <Working one={one} />
    case 'published':
    case 'reversed':
    case 'discarded':
      return <PublishedStep one={one} />
  }
}

/** Of files that are read, nobody knows yet how many lines they have. */
const READ = new Set<string>(['reading', 'checking'])

function Working({ one }: { one: Import }) {
  const t = useWords()
  const { actor } = useSession()
  const { state, files, progress, importId } = one
  // The work ends a moment after it was asked to.
  const [asked, setAsked] = useState(false)
  const cancel = useStep(cancelImport)
  return (
    <Page
      title={t(`gather:working.${state as 'checking'}`)}
      facts={useNames(files)}
      narrow
      sentence={t('gather:working.leave')}
      acts={
        state !== 'reversing' && (
          <Act
            refusal={whyNotCancel(actor, one)}
            busy={asked || cancel.busy}
            onClick={() => void cancel.take({ importId }).then(setAsked)}
          >
            {t('gather:working.cancel')}
          </Act>
        )
      }
    >
      <Cards columns="1fr">
        <Card>
          <Progress
            name={t(progress ? `gather:step.${progress.step}` : 'gather:working.waiting')}
            done={progress?.done ?? 0}
            total={progress?.total ?? null}
            perSecond={progress?.rowsPerSecond ?? null}
            secondsLeft={progress?.secondsLeft ?? null}
            unit={progress && READ.has(progress.step) ? 'bytes' : 'things'}
          />
        </Card>
      </Cards>
      <p>
        <A to="/data">{t('gather:working.back')}</A>
      </p>
    </Page>
  )
}
