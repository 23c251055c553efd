/** One run that brings a CRM in, wherever it stands: its files, what they would change, what is to be decided, and its way back. */
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { A, useGo } from '../ui/A.tsx'
import { Act } from '../ui/Act.tsx'
import { readAgain, useRead, useWrite } from '../ui/api.ts'
import { Card, Cards, Stack } from '../ui/Card.tsx'
import { Chip } from '../ui/Chip.tsx'
import { Page } from '../ui/Page.tsx'
import { Part } from '../ui/Part.tsx'
import { Progress } from '../ui/Progress.tsx'
import { useSession } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import {
  checkCrmImport,
  dropCrmImport,
  listCrmFiles,
  readCrmImport,
  readCrmLines,
  reverseCrmImport,
  takeCrmImport,
} from './crm.api.ts'
import {
  type CrmImport,
  isBusyCrm,
  whyNotBringIn,
  whyNotCheck,
  whyNotReverseCrm,
  whyNotTakeCrm,
} from './crm.ts'
import { CRM_CHANGED } from './crmChanged.tsx'
import { CRM_TONES } from './crmTones.tsx'
import { CrmCounted } from './CrmCounted.tsx'
import { CrmFiles } from './CrmFiles.tsx'
import { CrmLeft } from './CrmLeft.tsx'
import { CrmStays } from './CrmStays.tsx'
import { CrmUndecided } from './CrmUndecided.tsx'
import { LastProblem } from './LastProblem.tsx'

const BUSY_EVERY_MS = 600

export function CrmImportPage({ crmImportId }: { crmImportId: string }) {
  const t = useWords()
  const queries = useQueryClient()
  const { actor } = useSession()
  const one = useRead(
    readCrmImport,
    { crmImportId },
    { everyMs: (now) => (now && isBusyCrm(now) ? BUSY_EVERY_MS : false) },
  )
  const { state } = one
  // The work has changed what stands beside it.
  useEffect(() => void readAgain(queries, [listCrmFiles, readCrmLines]), [queries, state])
  const isOpen = state === 'draft' || state === 'checked'
  const brings = whyNotBringIn(actor) === null
  return (
    <Page
      title={t('gather:crm.title')}
      chips={<Chip tone={CRM_TONES[state]}>{t(`gather:crm.state.${state}`)}</Chip>}
      facts={[one.system && t(`gather:crm.system.${one.system}`)]}
      sentence={<Says one={one} />}
      acts={brings && !isBusyCrm(one) && <Acts one={one} />}
    >
      <Cards columns="1fr">
        <Stack>
          <LastProblem one={one} />
          {isBusyCrm(one) && (
            <Card>
              <Progress
                name={t(
                  one.progress ? `gather:crm.kind.${one.progress.kind}` : 'gather:working.waiting',
                )}
                done={one.progress?.done ?? 0}
                total={one.progress?.total ?? null}
              />
            </Card>
          )}
          {one.counts.length > 0 && state !== 'draft' && <CrmCounted one={one} />}
          {state === 'checked' && (
            <Part height={160}>
              <CrmUndecided one={one} />
            </Part>
          )}
          {(state === 'checked' || state === 'taken') && (
            <Part height={160}>
              <CrmLeft one={one} />
            </Part>
          )}
          {state === 'reversed' && (
            <Part height={160}>
              <CrmStays one={one} />
            </Part>
          )}
          {isOpen && (
            <Part height={300}>
              <CrmFiles one={one} />
            </Part>
          )}
        </Stack>
      </Cards>
      <p>
        <A to="/data/crm">{t('gather:crm.back')}</A>
      </p>
    </Page>
  )
}

function Says({ one: { state, counts, undone, files, toDecide } }: { one: CrmImport }) {
  const t = useWords()
  const sum = (which: 'added' | 'changed') => counts.reduce((all, one) => all + one[which], 0)
  const values = { added: sum('added'), changed: sum('changed') }
  if (state === 'reversed') return t('gather:crm.says.reversed', undone ?? {})
  if (state === 'draft') return t('gather:crm.says.draft', { count: files.length })
  if (state === 'checked' && toDecide > 0) {
    return t('gather:crm.says.undecided', { ...values, count: toDecide })
  }
  if (state === 'checked' || state === 'taken') return t(`gather:crm.says.${state}`, values)
  return t('gather:working.leave')
}

function Acts({ one }: { one: CrmImport }) {
  const t = useWords()
  const go = useGo()
  const { crmImportId, state } = one
  const files = useRead(listCrmFiles, { crmImportId })
  const check = useWrite(checkCrmImport, CRM_CHANGED)
  const take = useWrite(takeCrmImport, CRM_CHANGED)
  const reverse = useWrite(reverseCrmImport, CRM_CHANGED)
  const drop = useWrite(dropCrmImport, CRM_CHANGED)
  const busy = check.isPending || take.isPending || reverse.isPending
  if (state === 'reversed') return null
  if (state === 'taken') {
    return (
      <Act
        refusal={whyNotReverseCrm(one)}
        busy={busy}
        onClick={() => reverse.mutate({ crmImportId })}
      >
        {t('gather:crm.reverse')}
      </Act>
    )
  }
  return (
    <>
      <Act
        busy={drop.isPending}
        onClick={() => drop.mutate({ crmImportId }, { onSuccess: () => go('/data/crm') })}
      >
        {t('gather:crm.discard')}
      </Act>
      {state === 'draft' ? (
        <Act
          variant="filled"
          refusal={whyNotCheck(one, files)}
          busy={busy}
          onClick={() => check.mutate({ crmImportId })}
        >
          {t('gather:crm.check')}
        </Act>
      ) : (
        <Act
          variant="filled"
          refusal={whyNotTakeCrm(one)}
          busy={busy}
          onClick={() => take.mutate({ crmImportId })}
        >
          {t('gather:crm.take')}
        </Act>
      )}
    </>
  )
}
