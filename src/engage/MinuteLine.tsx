/** A line of the minutes and what it becomes, chosen by one key or by arrows. */
import { Select, TextInput } from '@mantine/core'
import type { KeyboardEvent } from 'react'
import { useWords } from '../ui/words.ts'
import { MADE_AS, MADE_KEYS, type MadeAs } from './talk.ts'
import type { MadeRow } from './talkDraft.tsx'

type Option = { value: string; label: string }
type Props = {
  line: MadeRow
  put: (change: Partial<MadeRow>) => void
  ours: readonly Option[]
  theirs: readonly Option[]
}

const CHOICES = [...MADE_AS, null] as const
const NOTHING_KEY = 'x'

/** Up and down go from line to line, on the same choice. */
function go(from: HTMLElement, by: 1 | -1) {
  const lines = [...(from.closest('.Minutes')?.querySelectorAll('[role="radiogroup"]') ?? [])]
  const next = lines[lines.indexOf(from.closest('[role="radiogroup"]')!) + by]
  next?.querySelector<HTMLElement>('[tabindex="0"]')?.focus()
}

export function MinuteLine({ line, put, ours, theirs }: Props) {
  const t = useWords()
  const { text, as, dueOn, ownerId, contactId } = line
  const choose = (next: MadeAs | null, from: HTMLElement) => {
    put({ as: next })
    const group = from.closest('[role="radiogroup"]')
    requestAnimationFrame(() => group?.querySelector<HTMLElement>('[tabindex="0"]')?.focus())
  }
  const press = (event: KeyboardEvent<HTMLButtonElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const from = event.currentTarget
    const key = event.key.toLowerCase()
    const byLetter = MADE_AS.find((one) => MADE_KEYS[one] === key)
    const at = CHOICES.indexOf(as)
    if (byLetter) choose(byLetter, from)
    else if (key === NOTHING_KEY) choose(null, from)
    else if (key === 'arrowdown') go(from, 1)
    else if (key === 'arrowup') go(from, -1)
    else if (key === 'arrowright') choose(CHOICES[(at + 1) % CHOICES.length]!, from)
    else if (key === 'arrowleft') choose(CHOICES.at(at - 1)!, from)
    else return
    event.preventDefault()
  }
  return (
    <li className="Minutes-line">
      <span>{text}</span>
      <div role="radiogroup" aria-label={text} className="Minutes-keys">
        {CHOICES.map((one) => (
          <button
            key={one ?? 'nothing'}
            type="button"
            // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- one key chooses, and arrows go to other lines
            role="radio"
            aria-checked={as === one}
            tabIndex={as === one ? 0 : -1}
            className="Minutes-key"
            onKeyDown={press}
            onClick={(event) => choose(one, event.currentTarget)}
          >
            {t(`engage:made.as.${one ?? 'nothing'}`)}{' '}
            <kbd aria-hidden="true">{one ? MADE_KEYS[one] : NOTHING_KEY}</kbd>
          </button>
        ))}
      </div>
      {as && as !== 'decision' && (
        <div className="Made-row">
          <TextInput
            type="date"
            label={t('engage:made.due')}
            value={dueOn ?? ''}
            onChange={(event) => put({ dueOn: event.currentTarget.value || null })}
          />
          <Select
            searchable
            label={t('engage:made.owner')}
            data={[...ours]}
            value={ownerId}
            onChange={(next) => put({ ownerId: next })}
            nothingFoundMessage={t('ui:nothingFound')}
            allowDeselect={false}
          />
          {as === 'commitment' && (
            <Select
              searchable
              clearable
              label={t('engage:made.to')}
              data={[...theirs]}
              value={contactId}
              onChange={(next) => put({ contactId: next })}
              nothingFoundMessage={t('ui:nothingFound')}
            />
          )}
        </div>
      )}
    </li>
  )
}
