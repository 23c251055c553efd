/** A new list: by which criteria and judgements, and among how many candidates. */
import { z } from 'zod'
import { useGo } from '../ui/A.tsx'
import { useRead, useWrite } from '../ui/api.ts'
import { SelectField } from '../ui/choiceFields.tsx'
import { TextField } from '../ui/fields.tsx'
import { Form } from '../ui/Form.tsx'
import { NumberField } from '../ui/NumberField.tsx'
import { useSession } from '../ui/session.ts'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { readCriteria } from './criteria.api.ts'
import { CANDIDATES, SelectionGiven } from './keptSelection.ts'
import { listRounds } from './rating.api.ts'
import { listSelections, openSelection } from './selection.api.ts'

/** A choice in a field is text. */
const Typed = SelectionGiven.pick({ title: true, roundId: true }).extend({
  candidates: SelectionGiven.shape.candidates.unwrap(),
  version: z.string(),
})

export function OpenList({ done }: { done?: () => void }) {
  const t = useWords()
  const go = useGo()
  const { today } = useSession()
  const { versions } = useRead(readCriteria, {})
  const rounds = useRead(listRounds, {}).filter(({ state }) => state === 'closed')
  const open = useWrite(openSelection, [listSelections], { quiet: true })
  const year = String(Number(today.slice(0, 4)) + (today.slice(5) > '06-30' ? 1 : 0))
  const start = {
    title: t('segment:list.titleStart', { year }),
    version: String(versions[0]?.version ?? ''),
    roundId: rounds[0]?.roundId,
    candidates: CANDIDATES,
  }
  const form = useForm(Typed, start, async ({ version, ...given }) => {
    const { selectionId } = await open.mutateAsync({ ...given, version: Number(version) })
    done?.()
    go(`/selection/list/${selectionId}`)
  })
  return (
    <Form form={form} does={t('segment:list.open')}>
      <TextField {...form.field('title')} label={t('segment:list.title')} />
      <SelectField
        {...form.field('version')}
        options={versions.map(({ version, why }) => ({
          value: String(version),
          label: [t('segment:criteria.versionNo', { version }), why].filter(Boolean).join(' · '),
        }))}
        label={t('segment:tabs.criteria')}
      />
      {rounds.length > 0 ? (
        <SelectField
          {...form.field('roundId')}
          options={rounds.map(({ roundId, title }) => ({ value: roundId, label: title }))}
          label={t('segment:list.round')}
        />
      ) : (
        <p className="dim">{t('segment:list.noRound')}</p>
      )}
      <NumberField
        {...form.field('candidates')}
        decimals={0}
        min={1}
        max={5000}
        label={t('segment:list.candidates')}
        hint={t('segment:list.candidatesHint')}
      />
    </Form>
  )
}
