/** Writes down an opportunity, or changes it; undo puts back what stood. */
import { z } from 'zod'
import { useEngaged } from '../engage/useEngaged.tsx'
import { blankable } from '../kernel/blankable.ts'
import { ask, useRead, useWrite } from '../ui/api.ts'
import { ManyField, SelectField, SuggestField } from '../ui/choiceFields.tsx'
import { DecimalField } from '../ui/DecimalField.tsx'
import { DayField, TextField } from '../ui/fields.tsx'
import { Form } from '../ui/Form.tsx'
import { LongTextField } from '../ui/LongTextField.tsx'
import { NumberField } from '../ui/NumberField.tsx'
import { useSession } from '../ui/session.ts'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { DecidersField } from './DecidersField.tsx'
import { dropOpportunity, putOpportunity, readOpportunityLinks } from './opportunity.api.ts'
import { type Opportunity, OPPORTUNITY_KINDS, OpportunityGiven } from './opportunity.ts'
import { OPPORTUNITIES_CHANGED } from './opportunityChanged.tsx'
import { useStages } from './useStageWords.tsx'

const Typed = OpportunityGiven.omit({
  accountId: true,
  ownerTold: true,
  toldChance: true,
  origin: true,
  originId: true,
}).extend({ toldPercent: blankable(z.number().min(0).max(100)), from: z.string().default('') })

/** What is known of it before anyone types: where it comes from, and what that says. */
export type Beginning = Partial<
  Pick<
    OpportunityGiven,
    | 'title'
    | 'text'
    | 'kind'
    | 'family'
    | 'origin'
    | 'originId'
    | 'amount'
    | 'currency'
    | 'competitor'
  >
>

type Props = {
  accountId: string
  changes?: Opportunity
  start?: Beginning
  done: () => void
}

export function OpportunityForm({ accountId, changes, start = {}, done }: Props) {
  const t = useWords()
  const { today, person, firm } = useSession()
  const { stages } = useStages()
  const links = useRead(readOpportunityLinks, { accountId })
  const { theirs, ours } = useEngaged(accountId, {
    theirs: [
      ...(changes?.contactId ? [{ id: changes.contactId, name: changes.contactName }] : []),
      ...(changes?.decidersTold ?? []).map(({ contactId, name }) => ({ id: contactId, name })),
    ],
    ours: changes?.ownerId ? [{ id: changes.ownerId, name: changes.ownerName }] : [],
  })
  const keep = useWrite(putOpportunity, OPPORTUNITIES_CHANGED, {
    quiet: true,
    said: ({ now: { title } }) => t('grow:opportunity.kept', { title }),
    undo: ({ now: { opportunityId }, before }) =>
      before ? ask(putOpportunity, before) : ask(dropOpportunity, { opportunityId }),
  })
  const isOurs = ours.some(({ value }) => value === person.personId)
  const home = firm.homeCurrency ?? 'EUR'
  const fresh = {
    createdOn: today,
    ownerId: isOurs ? person.personId : null,
    stage: stages[0]?.says,
    ...start,
    currency: start.currency ?? home,
    from: fromOf(start),
  }
  const begun = changes && {
    ...changes,
    currency: changes.currency ?? home,
    toldPercent: changes.toldChance === null ? null : Math.round(changes.toldChance * 100),
    from: fromOf(changes),
  }
  const form = useForm(Typed, begun ?? fresh, async ({ from, toldPercent, ...given }) => {
    const currency = given.amount === null ? null : given.currency
    const toldChance = toldPercent === null ? null : toldPercent / 100
    const origin = originOf(from)
    await keep.mutateAsync({ ...changes, ...given, ...origin, toldChance, currency, accountId })
    done()
  })
  const origins = [...links.origins, ...heldOrigin({ ...start, ...changes }, links.origins)]
  const objectives = [
    ...links.objectives,
    ...(changes?.objectivesTold ?? []).filter(
      ({ itemId }) => !links.objectives.some((one) => one.itemId === itemId),
    ),
  ]
  const deciders = form.field('deciders')
  return (
    <Form form={form} does={t('engage:save')}>
      <TextField
        {...form.field('title')}
        data-autofocus
        label={t('grow:opportunity.what')}
        autoComplete="off"
      />
      <SelectField
        {...form.field('kind')}
        clearable
        label={t('grow:opportunity.kind')}
        options={OPPORTUNITY_KINDS.map((kind) => ({
          value: kind,
          label: t(`grow:opportunity.kinds.${kind}`),
        }))}
      />
      <SelectField
        {...form.field('from')}
        search
        clearable
        label={t('grow:opportunity.origin')}
        options={origins.map((one) => ({
          value: fromOf(one),
          label: t('grow:opportunity.from', {
            origin: t(`grow:opportunity.origins.${one.origin}`),
            told: one.told,
          }),
        }))}
      />
      <SuggestField
        {...form.field('family')}
        label={t('grow:opportunity.family')}
        options={links.families}
      />
      <DecimalField {...form.field('amount')} label={t('grow:opportunity.amount')} />
      <TextField {...form.field('currency')} label={t('grow:opportunity.currency')} />
      <DayField {...form.field('closesOn')} label={t('grow:opportunity.closesOn')} />
      <SuggestField
        {...form.field('stage')}
        label={t('grow:opportunity.stage')}
        options={stages.map(({ says }) => says)}
      />
      <NumberField
        {...form.field('toldPercent')}
        label={t('grow:opportunity.toldChance')}
        min={0}
        max={100}
        decimals={0}
      />
      <SelectField
        {...form.field('ownerId')}
        search
        clearable
        label={t('grow:opportunity.owner')}
        options={ours}
      />
      <SelectField
        {...form.field('contactId')}
        search
        clearable
        label={t('grow:opportunity.contact')}
        options={theirs}
      />
      <DecidersField
        value={(deciders.value as OpportunityGiven['deciders'] | undefined) ?? []}
        onChange={deciders.onChange}
        people={theirs}
      />
      {objectives.length > 0 && (
        <ManyField
          {...form.field('objectives')}
          label={t('grow:opportunity.objectives')}
          options={objectives.map(({ itemId, title }) => ({ value: itemId, label: title }))}
        />
      )}
      <TextField
        {...form.field('competitor')}
        label={t('grow:opportunity.competitor')}
        autoComplete="off"
      />
      <TextField {...form.field('pipeline')} label={t('grow:opportunity.pipeline')} />
      <LongTextField {...form.field('text')} label={t('grow:opportunity.text')} />
    </Form>
  )
}

type From = Pick<Partial<OpportunityGiven>, 'origin' | 'originId'>

/** One value for a choice that names both. */
const fromOf = ({ origin, originId }: From) => (origin ? `${origin} ${originId ?? ''}` : '')

function originOf(from: string): Pick<OpportunityGiven, 'origin' | 'originId'> {
  const [origin = '', originId = ''] = from.split(' ')
  return { origin: (origin || null) as OpportunityGiven['origin'], originId: originId || null }
}

/** What it comes from already stays to be chosen, also if it is no longer open. */
function heldOrigin(
  held: From & { originTold?: string | null; family?: string; title?: string },
  known: readonly From[],
) {
  const { origin, originId = null } = held
  if (!origin || known.some((one) => fromOf(one) === fromOf(held))) return []
  return [{ origin, originId, told: held.originTold ?? held.family ?? held.title ?? '' }]
}
