/** Makes two accounts one: which is kept, and which of two values stays, field by field. */
import { useState } from 'react'
import { Act } from '../ui/Act.tsx'
import { ask, useRead, useWrite } from '../ui/api.ts'
import { useGo } from '../ui/A.tsx'
import { type MergeField as Asked, chosenAtFirst } from '../ui/mergeChoice.ts'
import { MergeFields } from '../ui/MergeFields.tsx'
import { refusalWords } from '../ui/problemWords.ts'
import { useWords } from '../ui/words.ts'
import { AccountField } from './AccountField.tsx'
import { undoAccountChange } from './change.api.ts'
import { compareAccounts, mergeAccounts } from './merge.api.ts'
import { likelyKept, MERGE_FIELDS, type Side, whyNotMerge } from './merge.ts'

type Props = { accountId: string; otherId?: string | undefined; done: () => void }

export function MergeForm({ accountId, otherId, done }: Props) {
  const t = useWords()
  const [picked, setPicked] = useState<unknown>(otherId)
  if (typeof picked === 'string') {
    return <Compared key={picked} accountId={accountId} otherId={picked} done={done} />
  }
  return (
    <AccountField
      name="otherId"
      label={t('accounts:merge.which')}
      value={picked}
      onChange={setPicked}
      error={null}
      onBlur={() => {}}
      required
    />
  )
}

type Pair = { accountId: string; otherId: string; done: () => void }

function Compared({ accountId, otherId, done }: Pair) {
  const t = useWords()
  const go = useGo()
  const both = useRead(compareAccounts, { accountId, otherId })
  const [keptId, keep] = useState(() => likelyKept(both.asked, both.other).accountId)
  const [kept, other] =
    both.asked.accountId === keptId ? [both.asked, both.other] : [both.other, both.asked]
  const fields = fieldsOf(kept, other, t)
  const [chosen, choose] = useState(() => chosenAtFirst(fields))
  const merge = useWrite(mergeAccounts, 'all', {
    said: () =>
      `${t('accounts:merge.said', { kept: kept.name, other: other.name })}. ${t('accounts:merge.figures')}`,
    undo: ({ changeId }) => ask(undoAccountChange, { changeId: changeId! }),
  })
  const refusal = whyNotMerge(kept, other)
  const swap = () => {
    keep(other.accountId)
    choose(chosenAtFirst(fieldsOf(other, kept, t)))
  }
  const send = async () => {
    await merge.mutateAsync({ accountId: keptId, otherId: other.accountId, chosen })
    done()
    go(`/accounts/${keptId}`)
  }
  return (
    <div className="Form">
      <MergeFields
        keptName={kept.name}
        otherName={other.name}
        fields={fields}
        chosen={chosen}
        onChoose={choose}
      />
      {kept.code && other.code && kept.code !== other.code && (
        <p>{t('accounts:merge.codesStay', { kept: kept.code, other: other.code })}</p>
      )}
      <p>{joins(other, t)}</p>
      {refusal && (
        <p role="alert" className="Form-problem">
          {refusalWords(refusal)}
        </p>
      )}
      <div className="Form-acts">
        <Act
          variant="filled"
          refusal={refusal}
          busy={merge.isPending}
          onClick={() => void send().catch(() => {})}
        >
          {t('accounts:merge.does')}
        </Act>
        <Act onClick={swap}>{t('accounts:merge.swap')}</Act>
      </div>
    </div>
  )
}

type Words = ReturnType<typeof useWords>

/** Two codes stay with their own account, where imports find them. */
function fieldsOf(kept: Side, other: Side, t: Words): Asked[] {
  const told = {
    name: ({ name }: Side) => name,
    code: ({ code }: Side) => code ?? '',
    group: ({ groupName }: Side) => groupName ?? '',
    carers: ({ carers }: Side) => carers.map((name) => name || t('accounts:carer.gone')).join(', '),
  }
  const bothCoded = kept.code !== null && other.code !== null
  return MERGE_FIELDS.filter((field) => field !== 'code' || !bothCoded).map((field) => ({
    field,
    label: t(`accounts:merge.field.${field}`),
    kept: told[field](kept),
    other: told[field](other),
  }))
}

/** `Se leerá junto todo lo de «…»: 120 líneas de venta, 2 personas y 1 nota.` */
function joins({ name, lines, people, notes, actions }: Side, t: Words): string {
  const what = [
    lines > 0 && t('accounts:merge.lines', { count: lines }),
    people > 0 && t('accounts:merge.people', { count: people }),
    notes > 0 && t('accounts:merge.notes', { count: notes }),
    actions > 0 && t('accounts:merge.actions', { count: actions }),
  ].filter((one) => one !== false)
  return what.length > 0
    ? t('accounts:merge.joins', { name, what })
    : t('accounts:merge.joinsNothing', { name })
}
