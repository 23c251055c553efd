/** Drafts a round: what is asked, whom it goes to, until when. */
import { addDays } from '../../kernel/day.ts'
import { ROLES } from '../../know/decision.ts'
import { TIERS } from '../../segment/tier.ts'
import { ask, useWrite } from '../../ui/api.ts'
import { AsAnother } from '../../ui/AsAnother.tsx'
import { ManyField, TagsField } from '../../ui/choiceFields.tsx'
import { DayField, SwitchField, TextField } from '../../ui/fields.tsx'
import { Form } from '../../ui/Form.tsx'
import { NumberField } from '../../ui/NumberField.tsx'
import { useSession } from '../../ui/session.ts'
import { useForm } from '../../ui/useForm.ts'
import { useWords } from '../../ui/words.ts'
import { ROUNDS_CHANGED, useServiceName } from './satisfactionChanged.tsx'
import { dropRound, putRound } from './survey.api.ts'
import { type Round, RoundGiven, SERVICES } from './survey.ts'

const OPEN_DAYS = 21
const REMIND_DAYS = 10

export function RoundForm({ changes, done }: { changes?: Round; done: () => void }) {
  const t = useWords()
  const nameOf = useServiceName()
  const { today } = useSession()
  const keep = useWrite(putRound, ROUNDS_CHANGED, {
    quiet: true,
    said: ({ now }) => t('monitor:satisfaction.round.kept', { title: now.title }),
    undo: ({ now: { roundId }, before }) =>
      before
        ? ask(putRound, { ...RoundGiven.parse(before), roundId })
        : ask(dropRound, { roundId }),
  })
  const start = changes
    ? { ...changes, services: changes.services.map(nameOf) }
    : {
        services: SERVICES.slice(0, 3).map(nameOf),
        asksEffort: true,
        asksDifference: true,
        tiers: [],
        roles: [],
        restDays: 90,
        closesOn: addDays(today, OPEN_DAYS),
        remindsOn: addDays(today, REMIND_DAYS),
      }
  const codeOf = (name: string) => SERVICES.find((one) => nameOf(one) === name) ?? name
  const form = useForm(RoundGiven, start, async (given, asAnother) => {
    const same =
      changes && !asAnother ? { roundId: changes.roundId, was: RoundGiven.parse(changes) } : {}
    await keep.mutateAsync({ ...given, services: given.services.map(codeOf), ...same })
    done()
  })
  return (
    <Form form={form} does={t('monitor:satisfaction.save')} aside={<AsAnother form={form} />}>
      <TextField
        {...form.field('title')}
        data-autofocus
        label={t('monitor:satisfaction.round.titleName')}
      />
      <TagsField
        {...form.field('services')}
        label={t('monitor:satisfaction.round.services')}
        hint={t('monitor:satisfaction.round.servicesHint')}
        options={SERVICES.map(nameOf)}
      />
      <SwitchField
        {...form.field('asksEffort')}
        label={t('monitor:satisfaction.round.asksEffort')}
      />
      <SwitchField
        {...form.field('asksDifference')}
        label={t('monitor:satisfaction.round.asksDifference')}
      />
      <ManyField
        {...form.field('tiers')}
        label={t('monitor:satisfaction.round.tiers')}
        hint={t('monitor:satisfaction.round.all')}
        options={TIERS.map((value) => ({ value, label: t(`segment:tier.${value}.name`) }))}
      />
      <ManyField
        {...form.field('roles')}
        label={t('monitor:satisfaction.round.roles')}
        hint={t('monitor:satisfaction.round.all')}
        options={ROLES.map((value) => ({ value, label: t(`know:deciders.roles.${value}`) }))}
      />
      <NumberField
        {...form.field('restDays')}
        min={0}
        max={730}
        label={t('monitor:satisfaction.round.restDays')}
      />
      <div className="Form-row">
        <DayField
          {...form.field('remindsOn')}
          min={today}
          label={t('monitor:satisfaction.round.remindsOn')}
        />
        <DayField
          {...form.field('closesOn')}
          min={today}
          label={t('monitor:satisfaction.round.closesOn')}
        />
      </div>
    </Form>
  )
}
