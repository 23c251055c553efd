/** Which other records of a person were merged into theirs, and since when; each can be separated again. */
import { Act } from '../ui/Act.tsx'
import { ask, useWrite } from '../ui/api.ts'
import { useFormat, useSession } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { type Contact, whyNotChangeContact } from './contact.ts'
import { mergeContacts, separateContacts } from './contactMerge.api.ts'

export function MergedLine({ contact }: { contact: Contact }) {
  const t = useWords()
  const format = useFormat()
  const { actor } = useSession()
  const separate = useWrite(separateContacts, 'all', {
    said: ({ stayed }) =>
      stayed.length > 0
        ? t('know:merge.separatedPartly', {
            fields: stayed.map((field) => t(`know:merge.field.${field}`)),
          })
        : t('know:merge.separated'),
    undo: ({ contactId, otherId, chosen }) => ask(mergeContacts, { contactId, otherId, chosen }),
  })
  const { contactId, merged } = contact
  const refusal = whyNotChangeContact(actor, contact)
  return merged.map(({ contactId: otherId, name, mergedAt }) => (
    <p key={otherId} className="Person-merged">
      <span className="dim">{t('know:merge.merged', { name, at: format.instant(mergedAt) })}</span>{' '}
      <Act
        size="compact-xs"
        refusal={refusal}
        busy={separate.isPending}
        aria-label={t('know:merge.separateOf', { name })}
        onClick={() => separate.mutate({ contactId, otherId })}
      >
        {t('know:merge.separate')}
      </Act>
    </p>
  ))
}
