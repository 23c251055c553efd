/** How it felt, from very bad to very good: five choices in a row, by arrow keys; unanswered where nobody says. */
import { Group, Radio } from '@mantine/core'
import { common, type Labelled } from '../ui/field.ts'
import { useWords } from '../ui/words.ts'
import { SENTIMENTS } from './interaction.ts'

export function SentimentField(field: Labelled) {
  const t = useWords()
  const { onChange, value, ...rest } = common(field)
  const now = typeof value === 'number' ? String(value) : ''
  return (
    <Radio.Group {...rest} value={now} onChange={(next) => onChange(Number(next))}>
      <Group gap="sm" mt={4}>
        {SENTIMENTS.map((one) => (
          <Radio key={one} value={String(one)} label={t(`engage:sentiment.${one}`)} size="xs" />
        ))}
      </Group>
    </Radio.Group>
  )
}
