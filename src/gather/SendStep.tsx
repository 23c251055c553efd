/** Files on their way to the server; those that this browser no longer holds are asked for again. */
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { CallFailed } from '../kernel/call.ts'
import { Act } from '../ui/Act.tsx'
import { Card, Cards, Stack } from '../ui/Card.tsx'
import { FileDrop } from '../ui/FileDrop.tsx'
import { Page } from '../ui/Page.tsx'
import { Problem } from '../ui/Problem.tsx'
import { Progress } from '../ui/Progress.tsx'
import { useSession } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { cancelImport, readImport } from './import.api.ts'
import { type Import, type ImportFile, whyNotCancel, whyNotGather } from './import.ts'
import { heldFile, holdFile, letGo, send } from './sending.tsx'
import { useStep } from './useStep.tsx'

export function SendStep({ one }: { one: Import }) {
  const t = useWords()
  const { actor } = useSession()
  const { importId, files } = one
  const cancel = useStep(cancelImport)
  const [chosen, setChosen] = useState(0)
  const next = files.find(({ sent }) => !sent)
  const holdsNext = next && heldFile({ importId, fileNo: next.fileNo }) !== undefined
  const giveUp = async () => {
    if (await cancel.take({ importId })) {
      for (const { fileNo } of files) letGo({ importId, fileNo })
    }
  }
  return (
    <Page
      title={t('gather:send.title')}
      narrow
      sentence={t(holdsNext ? 'gather:send.sentence' : 'gather:send.waits')}
      acts={
        <Act refusal={whyNotCancel(actor, one)} busy={cancel.busy} onClick={() => void giveUp()}>
          {t('gather:working.cancel')}
        </Act>
      }
    >
      <Cards columns="1fr">
        <Stack>
          {files.map((file) => (
            <Card key={file.fileNo}>
              {file.sent ? (
                <Progress name={file.name} done={file.bytes} total={file.bytes} unit="bytes" />
              ) : (
                <Sending
                  importId={importId}
                  file={file}
                  begins={file === next}
                  chosen={() => setChosen(chosen + 1)}
                />
              )}
            </Card>
          ))}
        </Stack>
      </Cards>
    </Page>
  )
}

type Props = { importId: number; file: ImportFile; begins: boolean; chosen: () => void }

function Sending({ importId, file, begins, chosen }: Props) {
  const { actor } = useSession()
  const queries = useQueryClient()
  const { fileNo, name, bytes } = file
  const [sent, setSent] = useState(0)
  const [problem, setProblem] = useState<unknown>(null)
  const [tries, setTries] = useState(0)
  const held = heldFile({ importId, fileNo })

  useEffect(() => {
    if (!held || !begins) return
    send({ importId, fileNo }, held, setSent).then(
      () => queries.invalidateQueries({ queryKey: [readImport.path] }),
      (failed) => {
        // It would be refused again: it has to be chosen anew.
        if (failed instanceof CallFailed && failed.code === 'gather/longer-than-said') {
          letGo({ importId, fileNo })
        }
        setProblem(failed)
      },
    )
  }, [held, begins, tries, importId, fileNo, queries])

  const again = () => {
    setProblem(null)
    setTries(tries + 1)
  }
  const choose = (given: File) => {
    if (given.size !== bytes) {
      const values = { file: given.name, bytes: given.size, expected: bytes }
      return setProblem({ code: 'gather/other-file', values })
    }
    holdFile({ importId, fileNo }, given)
    chosen()
    again()
  }
  return (
    <>
      {(held || whyNotGather(actor)) && (
        <Progress name={name} done={sent} total={bytes} unit="bytes" />
      )}
      {problem !== null && (
        <div role="alert">
          <Problem problem={problem} {...(held ? { again } : {})} />
        </div>
      )}
      {!held && !whyNotGather(actor) && <ChooseAgain name={name} choose={choose} />}
    </>
  )
}

function ChooseAgain({ name, choose }: { name: string; choose: (given: File) => void }) {
  const t = useWords()
  return (
    <FileDrop
      multiple={false}
      title={t('gather:send.again', { name })}
      onFiles={([given]) => choose(given!)}
    >
      {t('gather:send.againHint')}
    </FileDrop>
  )
}
