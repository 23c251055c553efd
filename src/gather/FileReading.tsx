/** One file as it would be read: its first lines, its marks, its columns; a file beside the ledger may be left out. */
import { Button } from '@mantine/core'
import { Card, Cards, Stack } from '../ui/Card.tsx'
import { Problem } from '../ui/Problem.tsx'
import { useWords } from '../ui/words.ts'
import { Columns } from './Columns.tsx'
import type { FilePreview, Plan } from './import.ts'
import { PreviewRows } from './PreviewRows.tsx'
import { Questions } from './Questions.tsx'
import { ReadingForm } from './ReadingForm.tsx'

type Change = Partial<Plan['files'][number]>
type Props = {
  file: FilePreview
  out: boolean
  /** The only file of its import. */
  alone: boolean
  change: (more: Change) => void
  leave: (out: boolean) => void
}

export function FileReading({ file, out, alone, change, leave }: Props) {
  const t = useWords()
  const { name, role, refusal, columns, key } = file
  if (out || columns.length === 0) return <Unread {...{ file, out, alone, leave }} />
  const title = role === 'lookup' ? 'gather:how.lookup' : 'gather:how.preview'
  return (
    <>
      {refusal && <Refused refusal={refusal} />}
      <div className="Asks">
        <Questions questions={file.questions} answer={(reading) => change({ reading })} />
      </div>
      <Cards columns="1.35fr 1fr">
        <Stack>
          <Card title={t(title, { name })} aside={!alone && <LeaveOut leave={leave} />}>
            {key && <p className="dim">{t('gather:how.sharedKey', { column: key.column })}</p>}
            <PreviewRows file={file} />
          </Card>
          <Card title={t('gather:how.title')}>
            <ReadingForm file={file} change={(reading) => change({ reading })} />
          </Card>
        </Stack>
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
      </Cards>
    </>
  )
}

/** Left out, or not to be read at all. */
function Unread({ file: { name, refusal }, out, alone, leave }: Omit<Props, 'change'>) {
  const t = useWords()
  return (
    <Cards columns="1fr">
      <Card title={name} aside={!alone && !out && <LeaveOut leave={leave} />}>
        {refusal ? (
          <div role={out ? undefined : 'alert'}>
            <Problem problem={refusal} />
          </div>
        ) : (
          <>
            <p>{t('gather:how.isOut')}</p>
            <Button size="compact-sm" onClick={() => leave(false)}>
              {t('gather:how.takeIn')}
            </Button>
          </>
        )}
      </Card>
    </Cards>
  )
}

function Refused({ refusal }: { refusal: FilePreview['refusal'] }) {
  return (
    <Cards columns="1fr">
      <div role="alert" className="Card Problem-place">
        <Problem problem={refusal} />
      </div>
    </Cards>
  )
}

function LeaveOut({ leave }: Pick<Props, 'leave'>) {
  const t = useWords()
  return (
    <Button size="compact-sm" variant="subtle" onClick={() => leave(true)}>
      {t('gather:how.leaveOut')}
    </Button>
  )
}
