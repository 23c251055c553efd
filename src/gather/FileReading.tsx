/** One file as it would be read: its first lines, its marks, its columns; a file beside the ledger may be left out. */
import { Button } from '@mantine/core'
import { Card, Cards, Stack } from '../ui/Card.tsx'
import { Problem } from '../ui/Problem.tsx'
import { useWords } from '../ui/words.ts'
import { Columns } from './Columns.tsx'
import type { FilePreview, Plan } from './import.ts'
import type { Reading } from './reading.ts'
import { KeyForm } from './KeyForm.tsx'
import { PreviewRows } from './PreviewRows.tsx'
import { Questions } from './Questions.tsx'
import { ReadingForm } from './ReadingForm.tsx'

type Props = {
  file: FilePreview
  /** Whose keys this file may explain; null for the ledger itself. */
  ledger: FilePreview | null
  change: (more: Partial<Plan['files'][number]>) => void
  answer: (reading: Partial<Reading>) => void
  takeIn: () => void
}

export function FileReading({ file, ledger, change, answer, takeIn }: Props) {
  const t = useWords()
  const { name, role, refusal, columns } = file
  const leaveOut = ledger && (
    <Button size="compact-sm" variant="subtle" onClick={() => change({ role: 'ignored' })}>
      {t('gather:how.leaveOut')}
    </Button>
  )
  if (columns.length === 0) {
    return (
      <Cards columns="1fr">
        <Card title={name} aside={leaveOut}>
          <div role="alert">{refusal && <Problem problem={refusal} />}</div>
        </Card>
      </Cards>
    )
  }
  if (role === 'ignored') return <LeftOut {...{ file, ledger, change, takeIn }} />
  return (
    <>
      {refusal && (
        <Cards columns="1fr">
          <div role="alert" className="Card Problem-place">
            <Problem problem={refusal} />
          </div>
        </Cards>
      )}
      <div className="Asks">
        <Questions questions={file.questions} answer={answer} />
      </div>
      <Cards columns="1.35fr 1fr">
        <Stack>
          <Card
            title={t(role === 'lookup' ? 'gather:how.lookup' : 'gather:how.preview', { name })}
            aside={leaveOut}
          >
            {role === 'lookup' && ledger && <KeyForm {...{ file, ledger, change }} />}
            <PreviewRows file={file} />
          </Card>
          <Card title={t('gather:how.format')}>
            <ReadingForm file={file} change={(reading) => change({ reading })} />
          </Card>
        </Stack>
        <Stack>
          {' '}
          <Card
            title={t('gather:columns.title')}
            aside={file.remembered && t('gather:columns.remembered')}
          >
            <Columns
              columns={columns}
              mapping={file.mapping}
              change={(mapping) => change({ mapping })}
            />
          </Card>
        </Stack>{' '}
      </Cards>
    </>
  )
}

/** By choice, or because nothing joins it to the ledger: then a person may say what does. */
function LeftOut({ file, ledger, change, takeIn }: Omit<Props, 'answer'>) {
  const t = useWords()
  return (
    <Cards columns="1fr">
      <Card
        title={file.name}
        aside={
          file.key && (
            <Button size="compact-sm" variant="subtle" onClick={takeIn}>
              {t('gather:how.takeIn')}
            </Button>
          )
        }
      >
        <p>{t(file.key ? 'gather:how.isOut' : 'gather:how.isApart')}</p>
        {ledger && !file.key && <KeyForm {...{ file, ledger, change }} />}
      </Card>
    </Cards>
  )
}
