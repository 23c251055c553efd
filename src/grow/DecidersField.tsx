/** Who decides it at the client, and the part that each plays. */
import { Button, Select } from '@mantine/core'
import { ROLES } from '../know/decision.ts'
import { useWords } from '../ui/words.ts'
import type { OpportunityGiven } from './opportunity.ts'
import './pipeline.css'

type Decider = OpportunityGiven['deciders'][number]
type Props = {
  value: readonly Decider[]
  onChange: (value: Decider[]) => void
  people: readonly { value: string; label: string }[]
}

export function DecidersField({ value, onChange, people }: Props) {
  const t = useWords()
  const left = people.filter((one) => !value.some(({ contactId }) => contactId === one.value))
  const nameOf = (contactId: string) => people.find((one) => one.value === contactId)?.label ?? '—'
  return (
    <fieldset className="Deciders-field">
      <legend>{t('grow:opportunity.deciders')}</legend>
      {value.map(({ contactId, role }) => (
        <div key={contactId}>
          <span>{nameOf(contactId)}</span>
          <Select
            size="xs"
            aria-label={`${t('grow:opportunity.deciderRole')}: ${nameOf(contactId)}`}
            data={ROLES.map((one) => ({ value: one, label: t(`know:deciders.roles.${one}`) }))}
            value={role}
            allowDeselect={false}
            onChange={(next) =>
              onChange(
                value.map((one) =>
                  one.contactId === contactId ? { contactId, role: next as Decider['role'] } : one,
                ),
              )
            }
          />
          <Button
            size="compact-xs"
            aria-label={t('grow:opportunity.dropDeciderOf', { name: nameOf(contactId) })}
            onClick={() => onChange(value.filter((one) => one.contactId !== contactId))}
          >
            {t('grow:opportunity.dropDecider')}
          </Button>
        </div>
      ))}
      {left.length > 0 && (
        <Select
          searchable
          label={t('grow:opportunity.addDecider')}
          data={left}
          value={null}
          nothingFoundMessage={t('ui:nothingFound')}
          onChange={(contactId) =>
            contactId && onChange([...value, { contactId, role: 'decider' as const }])
          }
        />
      )}
    </fieldset>
  )
}
