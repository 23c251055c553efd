/** What only a person can say about a file: both readings beside each other, with cells of their own. */
import { Button } from '@mantine/core'
import { Card } from '../ui/Card.tsx'
import { useWords } from '../ui/words.ts'
import type { Question, Reading } from './reading.ts'
import { nameOfMark } from './readingFacts.tsx'
import './import.css'

const CHOICES = { dateOrder: ['dmy', 'mdy'], decimal: [',', '.'] } as const

type Props = {
  questions: Question[]
  busy?: boolean
  answer: (reading: Partial<Reading>) => void
}

export function Questions({ questions, busy = false, answer }: Props) {
  const t = useWords()
  // Several columns may ask the same; the answer holds for the file.
  const asked = (['dateOrder', 'decimal'] as const).flatMap((about) => {
    const question = questions.find((one) => one.about === about)
    return question ? [question] : []
  })
  return asked.map(({ about, column, examples }) => (
    <Card key={about}>
      <fieldset className="Ask" aria-label={t('gather:how.asks')}>
        <p>{t(`gather:reading.question.${about}`, { column, examples: examples.slice(0, 3) })}</p>
        <div className="Ask-choices">
          {CHOICES[about].map((value) => (
            <Button
              key={value}
              disabled={busy}
              onClick={() => answer({ [about]: value } as Partial<Reading>)}
            >
              {t(`gather:reading.${about}.${nameOfMark(value)}` as 'gather:reading.dateOrder.dmy')}
            </Button>
          ))}
        </div>
      </fieldset>
    </Card>
  ))
}
