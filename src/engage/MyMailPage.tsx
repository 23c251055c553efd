/** Mi correo: one's own mailbox, the firm's address for filing, how both do, and what Clave does with them. */
import { useState } from 'react'
import { governs } from '../access/SettingsTabs.tsx'
import { WORKERS } from '../kernel/actor.ts'
import { Act } from '../ui/Act.tsx'
import { useRead } from '../ui/api.ts'
import { Card, Cards, Stack } from '../ui/Card.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Page } from '../ui/Page.tsx'
import { useSession } from '../ui/session.ts'
import { useWords } from '../ui/words.ts'
import { listMailboxes } from './mailbox.api.ts'
import type { Mailbox } from './mailbox.ts'
import { MailboxForm } from './MailboxForm.tsx'
import { MailboxLine } from './MailboxLine.tsx'
import '../accounts/known.css'

const SOON_MS = 2_000
const EVERY_MS = 30_000

export function MyMailPage() {
  const t = useWords()
  const { actor, role } = useSession()
  const boxes = useRead(
    listMailboxes,
    {},
    { everyMs: (all) => (all?.some(isUnderWay) ? SOON_MS : EVERY_MS) },
  )
  const works = (WORKERS as readonly string[]).includes(role)
  const mine = boxes.filter(({ personId }) => personId === actor.id)
  const filing = boxes.filter(({ kind }) => kind === 'filing')
  const others = boxes.filter(({ kind, personId }) => kind === 'own' && personId !== actor.id)
  return (
    <Page title={t('engage:mailbox.title')} sentence={t('engage:mailbox.sentence')} narrow>
      <Cards columns="1fr">
        <Stack>
          <Boxes title={t('engage:mailbox.own')} kind="own" boxes={mine} mayConnect={works} />
          <Boxes
            title={t('engage:mailbox.filing')}
            kind="filing"
            boxes={filing}
            mayConnect={governs(role)}
          />
          {others.length > 0 && (
            <Card title={t('engage:mailbox.others')}>
              <ul className="Known-rows">
                {others.map((box) => (
                  <MailboxLine key={box.mailboxId} box={box} />
                ))}
              </ul>
            </Card>
          )}
        </Stack>
      </Cards>
    </Page>
  )
}

const isUnderWay = ({ state, leftCount }: Mailbox) => state === 'connecting' || leftCount > 0

type Props = {
  title: string
  kind: Mailbox['kind']
  boxes: readonly Mailbox[]
  mayConnect: boolean
}

function Boxes({ title, kind, boxes, mayConnect }: Props) {
  const t = useWords()
  const [connects, setConnects] = useState(false)
  const done = () => setConnects(false)
  return (
    <Card
      title={title}
      aside={
        mayConnect &&
        !connects &&
        boxes.length > 0 && (
          <Act size="compact-sm" onClick={() => setConnects(true)}>
            {t('engage:mailbox.another')}
          </Act>
        )
      }
    >
      <p className="dim">{t(`engage:mailbox.explains.${kind}`)}</p>
      {boxes.length === 0 && !connects && (
        <Empty
          step={
            mayConnect && (
              <Act variant="filled" onClick={() => setConnects(true)}>
                {t(`engage:mailbox.connect.${kind}`)}
              </Act>
            )
          }
        >
          {t(`engage:mailbox.none.${kind}`)}
        </Empty>
      )}
      <ul className="Known-rows">
        {boxes.map((box) => (
          <MailboxLine key={box.mailboxId} box={box} />
        ))}
      </ul>
      {connects && <MailboxForm kind={kind} done={done} />}
    </Card>
  )
}
