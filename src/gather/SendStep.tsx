/** Files on their way to the server; those that this browser no longer holds are asked for again. */
import { useEffect, useRef, useState } from 'react'
import { useWrite } from '../ui/api.ts'
import { useQueryClient } from '@tanstack/react-query'
import { Act } from '../ui/Act.tsx'
import { Card, Cards, Stack } from '../ui/Card.tsx'
import { FileDrop } from '../ui/FileDrop.tsx'
import { Page } from '../ui/Page.tsx'
import { Problem } from '../ui/Problem.tsx'
import { Progress } from '../ui/Progress.tsx'
import { useWords } from '../ui/words.ts'
import { cancelImport, readImport } from './import.api.ts'
import type { Import, ImportFile } from './import.ts'
import { heldFile, holdFile, send } from './sending.tsx'

export function SendStep({ one }: { one: Import }) {
  const t = useWords()
  const { importId, files } = one
  const cancel = useWrite(cancelImport, [readImport])
  const next = files.find(({ sent }) => !sent)
  return (
    <Page
      title={t('gather:send.title')}
      narrow
      sentence={t('gather:send.sentence')}
      acts={<Act onClick={() => cancel.mutate({ importId })}>{t('gather:working.cancel')}</Act>}
    >
      <Cards columns="1fr">
        <Stack>
          {files.map((file) => (
            <Card key={file.fileNo}>
              {file.sent ? (
                <Progress name={file.name} done={file.bytes} total={file.bytes} unit="bytes" />
              ) : (
                <Sending importId={importId} file={file} begins={file === next} />
              )}
            </Card>
          ))}
        </Stack>
      </Cards>
    </Page>
  )
}

type Props = { importId: number; file: ImportFile; begins: boolean }

function Sending({ importId, file, begins }: Props) {
  const t = useWords()
  const queries = useQueryClient()
  const [sent, setSent] = useState(0)
  const [problem, setProblem] = useState<unknown>(null)
  const [tries, setTries] = useState(0)
  const begun = useRef(-1)
  const held = heldFile(importId, file.fileNo)

  useEffect(() => {
    if (!held || !begins || begun.current === tries) return
    begun.current = tries
    setProblem(null)
    send({ importId, fileNo: file.fileNo, file: held }, setSent).then(
      () => queries.invalidateQueries({ queryKey: [readImport.path] }),
      setProblem,
    )
  }, [held, begins, tries, importId, file.fileNo, queries])

  if (!held) {
    return (
      <FileDrop
        multiple={false}
        title={t('gather:send.again', { name: file.name })}
        onFiles={([given]) => {
          holdFile(importId, file.fileNo, given!)
          setTries(tries + 1)
        }}
      >
        {t('gather:send.againHint')}
      </FileDrop>
    )
  }
  return (
    <>
      <Progress name={file.name} done={sent} total={file.bytes} unit="bytes" />
      {problem !== null && (
        <div role="alert">
          <Problem problem={problem} again={() => setTries(tries + 1)} />
        </div>
      )}
    </>
  )
}
