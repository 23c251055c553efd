/** Mails for tests: written, and a firm with a client whose mailbox is read. */
import { addAccount } from '../accounts/account.api.ts'
import { accountRoutes } from '../accounts/account.routes.ts'
import { addContact } from '../know/contact.api.ts'
import { contactRoutes } from '../know/contact.routes.ts'
import { departureHintRoutes } from '../know/departureHint.routes.ts'
import { serviceClockJobs } from '../commit/serviceClock.jobs.ts'
import { serviceClockRoutes } from '../commit/serviceClock.routes.ts'
import { serviceLevelRoutes } from '../commit/serviceLevel.routes.ts'
import { readSettings } from '../platform/settings.ts'
import { aFirm, dataFolder } from '../platform/testing.ts'
import { mailAnswerJobs } from './mailAnswer.jobs.ts'
import { mailAnswerRoutes } from './mailAnswer.routes.ts'
import { mailboxJobs } from './mailbox.jobs.ts'
import { mailboxRoutes } from './mailbox.routes.ts'
import { mailRoutes } from './mail.routes.ts'
import { putMailbox } from './mailbox.api.ts'

/** The secret that tests' jobs know. */
const settings = { ...readSettings({ CLAVE_SECRET: 'x'.repeat(64) }), dataFolder }
const routes = [
  ...accountRoutes,
  ...contactRoutes,
  ...departureHintRoutes,
  ...serviceLevelRoutes,
  ...serviceClockRoutes,
  ...mailboxRoutes(settings),
  ...mailRoutes(settings),
  ...mailAnswerRoutes,
]

export const ANA = 'ana@forjas.example'
export const OURS = 'marta@aceros.example'

export async function aClient(name = 'Forjas Levante') {
  const firm = aFirm(routes, [...mailboxJobs, ...mailAnswerJobs, ...serviceClockJobs])
  const { lead, manager } = firm
  const { accountId } = await lead.ask(addAccount, { name, managerId: manager.id })
  const { contactId } = await lead.ask(addContact, {
    name: 'Ana Ruiz',
    reaches: [{ kind: 'mail', value: 'Ana@Forjas.example' }],
    place: { accountId },
  })
  return { ...firm, accountId, contactId }
}

type Client = Awaited<ReturnType<typeof aClient>>

/** The manager's own mailbox, on a server of this machine. */
export function connect(
  { manager }: Pick<Client, 'manager'>,
  port: number,
  more: { smtpPort?: number; password?: string; sinceOn?: string; login?: string } = {},
) {
  const { smtpPort = null, password = 'testpass', sinceOn = '2020-01-01' } = more
  return manager.ask(putMailbox, {
    address: OURS,
    login: more.login ?? 'testuser',
    imapHost: '127.0.0.1',
    imapPort: port,
    imapSecurity: 'none',
    smtpHost: smtpPort === null ? null : '127.0.0.1',
    smtpPort,
    smtpSecurity: 'none',
    sinceOn,
    password,
  })
}

type Written = {
  id: string
  from?: string
  to?: string
  at?: Date
  subject?: string
  text?: string
  more?: string[]
  body?: string[]
}

/** One mail as it goes over the wire. */
export function aMail({
  id,
  from = `Ana Ruiz <${ANA}>`,
  to = OURS,
  at = new Date('2026-11-20T10:00:00Z'),
  subject = 'Precios de enero',
  text = 'Buenos días',
  more = [],
  body,
}: Written): string {
  const head = [
    `Message-ID: <${id}@forjas.example>`,
    `From: ${from}`,
    `To: ${to}`,
    `Date: ${at.toUTCString().replace('GMT', '+0000')}`,
    `Subject: ${subject}`,
    'MIME-Version: 1.0',
    ...more,
  ]
  const rest = body ?? [
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
    '',
    text,
  ]
  return [...head, ...rest].join('\r\n')
}

export const answers = (...ids: string[]) => [
  `In-Reply-To: <${ids.at(-1)}@forjas.example>`,
  `References: ${ids.map((id) => `<${id}@forjas.example>`).join(' ')}`,
]
