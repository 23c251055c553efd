/** Headers that Clave knows how to read, until someone has it forget them. */
import { Button } from '@mantine/core'
import { Line, Lines } from '../access/Lines.tsx'
import { useRead, useWrite } from '../ui/api.ts'
import { Card } from '../ui/Card.tsx'
import { useFormat } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { forgetRemembered, listRemembered } from './import.api.ts'

export function RememberedPlans() {
  const t = useWords()
  const format = useFormat()
  const plans = useRead(listRemembered, {})
  const forget = useWrite(forgetRemembered, [listRemembered], {
    said: () => t('gather:remembered.forgotten'),
  })
  if (plans.length === 0) return null
  return (
    <Card title={t('gather:remembered.title')}>
      <Lines label={t('gather:remembered.title')}>
        {plans.map(({ signature, columns, lastUsedAt }) => (
          <Line
            key={signature}
            title={columns.slice(0, 6).join(' · ')}
            facts={[
              t('gather:remembered.columns', { count: columns.length }),
              t('gather:remembered.used', { when: format.instant(lastUsedAt) }),
            ]}
            acts={
              <Button size="compact-sm" onClick={() => forget.mutate({ signature })}>
                {t('gather:remembered.forget')}
              </Button>
            }
          />
        ))}
      </Lines>
    </Card>
  )
}
