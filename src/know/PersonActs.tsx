/** What can be done with a person of an account, in one menu, each with its form. */
import { Button, Menu, Modal } from '@mantine/core'
import { useState } from 'react'
import { governs } from '../access/SettingsTabs.tsx'
import { streamAddress } from '../kernel/call.ts'
import { DownIcon } from '../ui/icons.tsx'
import { useSession } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { type Contact, whyNotChangeContact, worksThere } from './contact.ts'
import { ContactForm } from './ContactForm.tsx'
import { DepartureForm } from './DepartureForm.tsx'
import { ErasureForm } from './ErasureForm.tsx'
import { MergePersonForm } from './MergePersonForm.tsx'
import { exportPersonal } from './personal.api.ts'
import { PlaceForm } from './PlaceForm.tsx'
import { PrivateNotes } from './PrivateNotes.tsx'

const TITLES = {
  change: 'know:people.changeOf',
  place: 'know:people.placeOf',
  other: 'know:people.otherOf',
  leave: 'know:departure.actOf',
  merge: 'know:merge.actOf',
  notes: 'know:privateNote.actOf',
  erase: 'know:personal.eraseOf',
} as const
const NAMES = {
  change: 'know:people.change',
  place: 'know:people.place',
  other: 'know:people.otherAct',
  leave: 'know:departure.act',
  merge: 'know:merge.act',
  notes: 'know:privateNote.act',
  erase: 'know:personal.eraseAct',
} as const
type Act = keyof typeof TITLES

export function PersonActs({ accountId, contact }: { accountId: string; contact: Contact }) {
  const t = useWords()
  const { actor, role, today } = useSession()
  const [open, setOpen] = useState<Act | null>(null)
  const { name, contactId, places } = contact
  const here = places.find((place) => place.accountId === accountId)
  const writes = whyNotChangeContact(actor, contact) === null
  const acts: Act[] = [
    ...(writes ? (['change'] as const) : []),
    ...(writes && here ? (['place'] as const) : []),
    ...(writes ? (['other'] as const) : []),
    ...(role === 'viewer' ? [] : (['notes'] as const)),
    ...(writes && here && worksThere(here, today) && here.untilOn === null
      ? (['leave'] as const)
      : []),
    ...(writes ? (['merge'] as const) : []),
  ]
  const governed = governs(role)
  if (governed) acts.push('erase')
  if (acts.length === 0) return null
  const done = () => setOpen(null)
  return (
    <div>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <Button
            size="compact-sm"
            rightSection={<DownIcon />}
            aria-label={t('know:people.actsOf', { name })}
          >
            {t('accounts:act.menu')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {governed && (
            <Menu.Item component="a" href={streamAddress(exportPersonal, { contactId })} download>
              {t('know:personal.export')}
            </Menu.Item>
          )}
          {acts.map((act) => (
            <Menu.Item key={act} onClick={() => setOpen(act)}>
              {t(NAMES[act])}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <Modal
        closeButtonProps={{ 'aria-label': t('ui:close') }}
        opened={open !== null}
        onClose={done}
        title={open && t(TITLES[open], { name })}
      >
        {open === 'change' && <ContactForm accountId={accountId} changes={contact} done={done} />}
        {open === 'place' && <PlaceForm contact={contact} changes={here} done={done} />}
        {open === 'other' && <PlaceForm contact={contact} done={done} />}
        {open === 'leave' && here && <DepartureForm contact={contact} place={here} done={done} />}
        {open === 'merge' && <MergePersonForm contact={contact} done={done} />}
        {open === 'erase' && <ErasureForm contact={contact} />}
        {open === 'notes' && <PrivateNotes contactId={contactId} />}
      </Modal>
    </div>
  )
}
