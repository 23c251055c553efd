/** Selección, valoración: the rounds in which people rate the candidates. */
import { listMembers } from '../access/member.api.ts'
import { governs } from '../access/SettingsTabs.tsx'
import { A } from '../ui/A.tsx'
import { useRead, useWrite } from '../ui/api.ts'
import { Card, Cards, Stack } from '../ui/Card.tsx'
import { Chip } from '../ui/Chip.tsx'
import { ManyField, SelectField } from '../ui/choiceFields.tsx'
import { Empty } from '../ui/Empty.tsx'
import { DayField, TextField } from '../ui/fields.tsx'
import { Form } from '../ui/Form.tsx'
import { NumberField } from '../ui/NumberField.tsx'
import { Page } from '../ui/Page.tsx'
import { useFormat, useSession } from '../ui/session.ts'
import { useForm } from '../ui/useForm.ts'
import { useWords } from '../ui/words.ts'
import { readCriteria } from './criteria.api.ts'
import { listRounds, openRound } from './rating.api.ts'
import { CANDIDATES_BY, type Rater, type Round, RoundGiven } from './rating.ts'
import './selection.css'
import { SelectionTabs } from './SelectionTabs.tsx'

export function RatingPage() {
  const t = useWords()
  const { role, person } = useSession()
  const rounds = useRead(listRounds, {})
  const { chosen } = useRead(readCriteria, {})
  const mine = rounds.find(
    ({ state, raters }) =>
      state === 'open' && raters.some((one) => one.personId === person.personId && !one.finished),
  )
  const opens = governs(role) && chosen !== null
  return (
    <Page
      title={t('segment:title')}
      sentence={
        mine
          ? t('segment:rating.saysMine', { title: mine.title, count: mine.accounts })
          : t(chosen ? 'segment:rating.says' : 'segment:rating.saysFirst', { count: rounds.length })
      }
    >
      <SelectionTabs at="/selection/rating" />
      <Cards columns={opens ? '3fr 2fr' : '1fr'}>
        <Stack>
          {rounds.length === 0 && <Empty>{t('segment:rating.empty')}</Empty>}
          {rounds.map((round) => (
            <RoundCard key={round.roundId} round={round} />
          ))}
        </Stack>
        {opens && (
          <Stack>
            <Card title={t('segment:rating.openTitle')}>
              <OpenRound key={rounds.length} />
            </Card>
          </Stack>
        )}
      </Cards>
    </Page>
  )
}

function RoundCard({ round }: { round: Round & { raters: Rater[] } }) {
  const t = useWords()
  const format = useFormat()
  const { roundId, title, state, dueOn, accounts, raters, version } = round
  return (
    <Card
      title={title}
      aside={
        <Chip tone={state === 'closed' ? 'plain' : 'accent'}>{t(`segment:state.${state}`)}</Chip>
      }
    >
      <p className="dim">
        {[
          t('segment:rating.accounts', { count: accounts }),
          t('segment:criteria.versionNo', { version }),
          t('segment:rating.finished', {
            done: raters.filter(({ finished }) => finished).length,
            count: raters.length,
          }),
          ...(dueOn ? [t('segment:rating.dueOn', { day: format.day(dueOn) })] : []),
        ].join(' · ')}
      </p>
      <A to={`/selection/rating/${roundId}`}>{t('segment:rating.look')}</A>
    </Card>
  )
}

function OpenRound() {
  const t = useWords()
  const members = useRead(listMembers, {})
  const open = useWrite(openRound, [listRounds], {
    quiet: true,
    said: ({ title }) => t('segment:rating.opened', { title }),
  })
  const form = useForm(RoundGiven, { by: 'salesLast12', most: 60 }, (given) =>
    open.mutateAsync(given),
  )
  const raters = members.filter(({ active, role }) => active && role !== 'viewer')
  return (
    <Form form={form} does={t('segment:rating.open')}>
      <TextField {...form.field('title')} label={t('segment:rating.title')} />
      <ManyField
        {...form.field('raters')}
        options={raters.map(({ personId, name }) => ({ value: personId, label: name }))}
        label={t('segment:rating.raters')}
        hint={t('segment:rating.ratersHint')}
      />
      <SelectField
        {...form.field('by')}
        options={CANDIDATES_BY.map((by) => ({ value: by, label: t(`segment:rating.by.${by}`) }))}
        label={t('segment:rating.candidates')}
      />
      <NumberField {...form.field('most')} min={1} max={5000} label={t('segment:rating.most')} />
      <DayField {...form.field('dueOn')} label={t('segment:rating.due')} />
    </Form>
  )
}
