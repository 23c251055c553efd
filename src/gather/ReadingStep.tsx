/** How the files are read: shown with their first lines, corrected where it is wrong, then checked. */
import { Button } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useGo } from '../ui/A.tsx'
import { Act } from '../ui/Act.tsx'
import { useList } from '../ui/api.ts'
import { Card } from '../ui/Card.tsx'
import { Page } from '../ui/Page.tsx'
import { Problem } from '../ui/Problem.tsx'
import { BlockSkeleton } from '../ui/Skeleton.tsx'
import { useSession } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { useNames } from './readingFacts.tsx'
import { useStep } from './useStep.tsx'
import { FileReading } from './FileReading.tsx'
import { LastProblem } from './LastProblem.tsx'
import { cancelImport, planImport, previewImport } from './import.api.ts'
import { type FilePreview, type Import, type Plan, whyNotCancel, whyNotPlan } from './import.ts'

export type FileChange = Partial<Plan['files'][number]> & { fileNo: number }

type Props = {
  one: Import
  /** Someone wants to correct the reading; else a file that is understood goes straight to its check. */
  asks?: boolean
  back?: () => void
}

export function ReadingStep({ one, asks = false, back }: Props) {
  const t = useWords()
  const go = useGo()
  const { actor } = useSession()
  const { importId, plan } = one
  const [changes, setChanges] = useState<FileChange[]>(plan?.files ?? [])
  const { data, error, waiting } = useList(previewImport, { importId, files: changes })
  // Whoever corrects something, or stopped the check, goes on by themselves; who only answers is taken on.
  const [goesOn, setGoesOn] = useState(!asks && plan === null)
  const cancel = useStep(cancelImport)
  const begun = useRef(false)

  const files = data?.files ?? []
  const read = files.filter(({ role }) => role !== 'ignored')
  const hopeless = files.length > 0 && files.every(({ columns }) => columns.length === 0)
  const understood = read.length > 0 && read.every((file) => file.refusal === null)
  const asked = read.some((file) => file.questions.length > 0)
  const clear = understood && !asked && read.length === files.length
  // Another tab may have begun it: whoever pressed nothing is not told that they came late.
  const check = useStep(planImport, { quiet: goesOn && clear })
  const begin = () => {
    begun.current = true
    const planned = planOf(files, { one, ...data! })
    void check.take({ importId, ...planned }).then(() => setGoesOn(false))
  }
  useEffect(() => {
    if (goesOn && clear && !waiting && one.problem === null && !begun.current) begin()
  })

  const change = (fileNo: number, more: Partial<FileChange>) => {
    setGoesOn(false)
    say(fileNo, more)
  }
  const say = (fileNo: number, more: Partial<FileChange>) => {
    const before = changes.find((file) => file.fileNo === fileNo)
    const reading = { ...before?.reading, ...more.reading }
    const others = changes.filter((file) => file.fileNo !== fileNo)
    setChanges([...others, { ...before, fileNo, ...more, reading }])
  }
  const takeIn = (no: number) =>
    setChanges(
      changes.map(({ role, ...said }) => (said.fileNo === no || !role ? said : { ...said, role })),
    )
  const ledger = files.find(({ role }) => role === 'ledger')
  const refusal = whyNotPlan(actor, one) ?? firstRefusal(read)
  return (
    <Page
      title={t('gather:how.title')}
      facts={useNames(one.files)}
      sentence={data && t(saysOf({ hopeless, understood, asked }))}
      acts={
        <>
          {back ? (
            <Button onClick={back}>{t('gather:how.back')}</Button>
          ) : hopeless ? null : (
            <Act
              refusal={whyNotCancel(actor, one)}
              busy={cancel.busy}
              onClick={() => void cancel.take({ importId })}
            >
              {t('gather:check.discard')}
            </Act>
          )}
          {hopeless ? (
            <Button
              variant="filled"
              onClick={() => void cancel.take({ importId }).then((taken) => taken && go('/data'))}
            >
              {t('gather:done.again')}
            </Button>
          ) : (
            <Act variant="filled" refusal={refusal} busy={check.busy || waiting} onClick={begin}>
              {t('gather:how.check')}
            </Act>
          )}
        </>
      }
    >
      <LastProblem one={one} />
      {error && (
        <Card>
          <Problem problem={error} />
        </Card>
      )}
      {!data && !error && <BlockSkeleton height={320} />}
      {files.map((file) => (
        <FileReading
          key={file.fileNo}
          file={{ ...file, remembered: file.remembered && !plan }}
          ledger={file === ledger ? null : (ledger ?? null)}
          change={(more) => change(file.fileNo, more)}
          answer={(reading) => say(file.fileNo, { reading })}
          takeIn={() => takeIn(file.fileNo)}
        />
      ))}
    </Page>
  )
}

type Known = { hopeless: boolean; understood: boolean; asked: boolean }

function saysOf({ hopeless, understood, asked }: Known) {
  if (hopeless) return 'gather:how.hopeless'
  if (!understood) return 'gather:how.unclear'
  return asked ? 'gather:how.asked' : 'gather:how.says'
}

type Given = { one: Import; source: string; home: string | null }

function planOf(files: FilePreview[], { one: { plan }, source, home }: Given): Plan {
  return {
    files: files.map(({ fileNo, role, reading, mapping, key }) => ({
      fileNo,
      role,
      reading,
      mapping,
      key,
    })),
    source: plan?.source ?? source,
    overlap: plan?.overlap ?? null,
    home: plan?.home ?? home,
  }
}

function firstRefusal(files: FilePreview[]) {
  const refusal = files.find((file) => file.refusal !== null)?.refusal
  if (!refusal) return null
  return { code: refusal.code as `gather/${string}`, values: refusal.values, status: 422 as const }
}
