/** The questions: marks to tap, and a few words. */
import { useState } from 'react'
import { z } from 'zod'
import { useWrite } from '../../ui/api.ts'
import { Form } from '../../ui/Form.tsx'
import { LongTextField } from '../../ui/LongTextField.tsx'
import { useForm } from '../../ui/useForm.ts'
import { useWords } from '../../ui/words.ts'
import { answerSurvey, readSurvey } from './answer.api.ts'
import { Given, type Offer } from './answer.ts'
import { DIFFERENCES, SCALES } from './satisfaction.ts'
import { Scale } from './Scale.tsx'
import { useServiceName } from './satisfactionChanged.tsx'
import { isOwnService } from './survey.ts'

type Props = { offer: Offer; token: string; done: () => void }

const Typed = z.object({
  nps: Given.shape.nps,
  effort: Given.shape.effort,
  difference: Given.shape.difference,
  text: Given.shape.text,
})
const upTo = ([from, to]: readonly [number, number]) =>
  Array.from({ length: to - from + 1 }, (_, at) => `${from + at}`).map((value) => ({
    value,
    label: value,
  }))

export function SurveyForm({ offer, token, done }: Props) {
  const t = useWords()
  const nameOf = useServiceName()
  const { firmName: firm, services, asksEffort, asksDifference, given } = offer
  const [csat, setCsat] = useState<Record<string, number>>(given?.csat ?? {})
  const answer = useWrite(answerSurvey, [readSurvey], { quiet: true })
  const form = useForm(Typed, { ...given }, async (typed) => {
    await answer.mutateAsync({ ...typed, csat, token })
    done()
  })
  return (
    <Form form={form} does={t('survey:page.send')}>
      <Scale
        field={form.field('nps')}
        label={t('survey:page.nps', { firm })}
        marks={upTo(SCALES.nps)}
        low={t('survey:page.npsLow')}
        high={t('survey:page.npsHigh')}
      />
      {services.map((service) => (
        <Scale
          key={service}
          field={{
            name: `csat-${service}`,
            value: csat[service],
            onChange: (value) => setCsat({ ...csat, [service]: Number(value) }),
            error: null,
          }}
          label={
            isOwnService(service)
              ? t(`survey:asksService.${service}`)
              : t('survey:page.csat', { service: nameOf(service) })
          }
          marks={upTo(SCALES.csat)}
          low={t('survey:page.csatLow')}
          high={t('survey:page.csatHigh')}
        />
      ))}
      {asksEffort && (
        <Scale
          field={form.field('effort')}
          label={t('survey:page.effort', { firm })}
          marks={upTo(SCALES.ces)}
          low={t('survey:page.effortLow')}
          high={t('survey:page.effortHigh')}
        />
      )}
      {asksDifference && (
        <Scale
          wide
          field={form.field('difference')}
          label={t('survey:page.difference')}
          marks={DIFFERENCES.map((value) => ({
            value,
            label: t(`survey:difference.${value}`),
          }))}
        />
      )}
      <LongTextField {...form.field('text')} label={t('survey:page.text')} />
    </Form>
  )
}
