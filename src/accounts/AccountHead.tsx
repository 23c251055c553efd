/** The head of an account: what it is called, where it belongs, who looks after it, what can be done with it. */
import { Modal } from '@mantine/core'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { Chip } from '../ui/Chip.tsx'
import { Page } from '../ui/Page.tsx'
import { useSession } from '../ui/session.ts'
import { BlockSkeleton } from '../ui/Skeleton.tsx'
import { useShortcut } from '../ui/shortcuts.ts'
import type { AccountHeadPiece } from '../ui/slots.ts'
import { useWords } from '../ui/words.ts'
import { type Account, whyNotWrite } from './account.ts'
import { AccountActs, type FormName } from './AccountActs.tsx'
import { CarersForm } from './CarersForm.tsx'
import { useGroupFacts } from './GroupFact.tsx'
import { IdentityForm } from './IdentityForm.tsx'
import { TagsForm } from './TagsForm.tsx'
import { TwinLine } from './TwinLine.tsx'

const MergeForm = lazy(async () => ({ default: (await import('./MergeForm.tsx')).MergeForm }))

type Props = { account: Account; pieces: AccountHeadPiece[]; children: ReactNode }

const FORMS = { identity: IdentityForm, tags: TagsForm, carers: CarersForm }

export function AccountHead({ account, pieces, children }: Props) {
  const t = useWords()
  const { actor } = useSession()
  const [form, open] = useState<FormName | null>(null)
  const refusal = whyNotWrite(actor, account.carers)
  const openIf = (name: FormName) => () => (refusal ? undefined : open(name))
  useShortcut(refusal ? null : 'e', 'accounts:act.identity', openIf('identity'))
  useShortcut(refusal ? null : 't', 'accounts:act.tags', openIf('tags'))
  useShortcut(refusal ? null : 'l', 'accounts:act.carers', openIf('carers'))

  const { accountId, name, code, archived, tags } = account
  const groups = useGroupFacts(account)
  const shown = (where: AccountHeadPiece['where']) =>
    pieces
      .filter((one) => one.where === where)
      .map(({ piece, show: Show }) => <Show key={piece} accountId={accountId} />)
  const Form = form && form !== 'merge' ? FORMS[form] : null
  return (
    <Page
      title={name}
      chips={
        <>
          {archived && <Chip tone="warn">{t('accounts:archived')}</Chip>}
          {shown('chip')}
          {tags.map((tag) => (
            <Chip key={tag}>{tag}</Chip>
          ))}
        </>
      }
      facts={[code, ...groups, ...carerFacts(account, t), ...shown('fact')].filter(Boolean)}
      acts={
        <>
          {shown('act')}
          <AccountActs account={account} refusal={refusal} open={open} />
        </>
      }
    >
      {shown('banner')}
      <TwinLine accountId={accountId} />
      {children}
      <Modal
        closeButtonProps={{ 'aria-label': t('ui:close') }}
        opened={form !== null}
        onClose={() => open(null)}
        title={form && t(`accounts:act.${form}`)}
        size={form === 'merge' ? 'lg' : 'md'}
      >
        {Form && <Form account={account} done={() => open(null)} />}
        {form === 'merge' && (
          <Suspense fallback={<BlockSkeleton height={240} />}>
            <MergeForm accountId={accountId} done={() => open(null)} />
          </Suspense>
        )}
      </Modal>
    </Page>
  )
}

/** `La lleva Marta Ibarra · suplente J. Oliveira · equipo: A. Prieto y N. Vidal` */
function carerFacts({ carers }: Account, t: ReturnType<typeof useWords>): string[] {
  const named = carers.map(({ name, part }) => ({ part, name: name ?? t('accounts:carer.gone') }))
  const namesOf = (part: string) => named.filter((one) => one.part === part).map(({ name }) => name)
  const [manager] = namesOf('manager')
  const [deputy] = namesOf('deputy')
  const team = namesOf('team')
  return [
    manager ? t('accounts:carer.manager', { name: manager }) : t('accounts:carer.none'),
    ...(deputy ? [t('accounts:carer.deputy', { name: deputy })] : []),
    ...(team.length > 0 ? [t('accounts:carer.team', { names: team })] : []),
  ]
}
