/** What an import did, where to look at it, and the way back. Also of one that was reversed or given up. */
import { Act } from '../ui/Act.tsx'
import { A, useGo } from '../ui/A.tsx'
import { Button } from '@mantine/core'
import { Card, Cards, Stack } from '../ui/Card.tsx'
import { Chip } from '../ui/Chip.tsx'
import { Facts, Page } from '../ui/Page.tsx'
import { Rich } from '../ui/Rich.tsx'
import { useFormat, useSession } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { CheckColumns } from './CheckColumns.tsx'
import { Findings } from './Findings.tsx'
import { LastProblem } from './LastProblem.tsx'
import { ImportFiles } from './ImportFiles.tsx'
import { publishImport, reverseImport } from './import.api.ts'
import { type Import, whyNotGather, whyNotPublish, whyNotReverse } from './import.ts'
import { useNames } from './readingFacts.tsx'
import { RatesLacking } from './RatesLacking.tsx'
import { useStep } from './useStep.tsx'

export function PublishedStep({ one }: { one: Import }) {
  const t = useWords()
  const { state, files } = one
  const [name, ...more] = useNames(files)
  return (
    <Page
      title={name!}
      chips={
        <Chip tone={state === 'published' ? 'good' : 'plain'}>{t(`gather:state.${state}`)}</Chip>
      }
      facts={more}
      below={<When one={one} />}
      sentence={<WhatItDid one={one} />}
      acts={<Acts one={one} />}
    >
      <LastProblem one={one} />
      {state === 'published' && <RatesLacking />}
      <KeptAccounts one={one} />
      <Cards columns="1.1fr 1fr">
        <Stack>
          <ImportFiles one={one} />
          <CheckColumns one={one} />
        </Stack>
        <Stack>
          <Findings one={one} />
        </Stack>
      </Cards>
    </Page>
  )
}

function Acts({ one }: { one: Import }) {
  const t = useWords()
  const go = useGo()
  const { actor } = useSession()
  const { importId, state } = one
  const publish = useStep(publishImport)
  const reverse = useStep(reverseImport)
  if (state !== 'published') {
    if (whyNotGather(actor) !== null) return null
    return (
      <>
        {state === 'reversed' && (
          <Act
            refusal={whyNotPublish(actor, one)}
            busy={publish.busy}
            onClick={() => void publish.take({ importId })}
          >
            {t('gather:done.publishAgain')}
          </Act>
        )}
        <Button variant="filled" onClick={() => go('/data')}>
          {t('gather:done.again')}
        </Button>
      </>
    )
  }
  return (
    <>
      {whyNotGather(actor) === null && (
        <Act
          refusal={whyNotReverse(actor, one)}
          busy={reverse.busy}
          onClick={() => void reverse.take({ importId })}
        >
          {t('gather:done.reverse')}
        </Act>
      )}
      <Button onClick={() => go('/portfolio')}>{t('gather:done.portfolio')}</Button>
      <Button variant="filled" onClick={() => go('/today')}>
        {t('gather:done.today')}
      </Button>
    </>
  )
}

function WhatItDid({ one: { state, outcome } }: { one: Import }) {
  const t = useWords()
  const format = useFormat()
  if (state === 'discarded') return t('gather:done.saysDiscarded')
  if (!outcome) return null
  const lines = t('gather:check.lines', { count: outcome.lines })
  const n = format.number(outcome.replaced)
  if (state === 'reversed') {
    const count = outcome.accounts
    return (
      <>
        <Rich k="gather:done.saysReversed" values={{ lines, count, n: format.number(count) }} />{' '}
        {outcome.replaced > 0 && t('gather:done.returned', { count: outcome.replaced, n })}
      </>
    )
  }
  const accounts = t('gather:done.accounts', { count: outcome.accounts })
  return (
    <>
      <Rich k="gather:done.saysPublished" values={{ lines, accounts }} />{' '}
      {outcome.made > 0 &&
        t(outcome.made === outcome.accounts ? 'gather:done.allMade' : 'gather:done.made', {
          count: outcome.made,
          n: format.number(outcome.made),
        })}{' '}
      {outcome.replaced > 0 && t('gather:done.replaced', { count: outcome.replaced, n })}
    </>
  )
}

function When({ one: { madeBy, madeAt, publishedAt, reversedAt } }: { one: Import }) {
  const t = useWords()
  const format = useFormat()
  const at = (instant: string) => format.instant(instant)
  return (
    <Facts>
      {madeBy ? t('gather:done.madeBy', { name: madeBy, when: at(madeAt) }) : at(madeAt)}
      {publishedAt && t('gather:done.publishedAt', { when: at(publishedAt) })}
      {reversedAt && t('gather:done.reversedAt', { when: at(reversedAt) })}
    </Facts>
  )
}

/** Accounts that the import had made and that something else refers to by now. */
function KeptAccounts({ one: { state, outcome } }: { one: Import }) {
  const t = useWords()
  const kept = outcome?.keptAccounts ?? []
  if (state !== 'reversed' || kept.length === 0) return null
  return (
    <Cards columns="1fr">
      <Card title={t('gather:done.kept')} aside={kept.length}>
        <p className="dim">{t('gather:done.keptWhy')}</p>
        <ul className="Kept">
          {kept.map(({ accountId, name }) => (
            <li key={accountId}>
              <A to={`/accounts/${accountId}`}>{name}</A>
            </li>
          ))}
        </ul>
      </Card>
    </Cards>
  )
}
