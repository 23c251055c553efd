/** In the demonstration: mails of key accounts, filed one by one as anyone files a mail that they have as a file. */
import { listMembers } from '../access/member.api.ts'
import { readAccount } from '../accounts/account.api.ts'
import { fileEml } from '../engage/mail.api.ts'
import { streamAddress } from '../kernel/call.ts'
import { listAccountContacts } from '../know/contact.api.ts'
import type { Contact } from '../know/contact.ts'
import type { Client } from '../../samples/clients.ts'
import { type SampleMail, type SampleThread, THREADS } from '../../samples/mails.ts'
import { keyAccounts } from './demoCommitments.ts'
import { type Remote, send } from './importing.ts'

type Told = {
  clients: readonly Client[]
  /** ms since 1970 UTC: mails are as old as what is promised about them. */
  now: number
  as: (personId: string, role: 'manager') => Remote
}
type Party = { name: string; address: string }

const HOUR = 3_600_000

export async function tellMails(there: Remote, { clients, now, as }: Told): Promise<void> {
  const members = new Map((await there.ask(listMembers, {})).map((one) => [one.personId, one]))
  const accounts = await keyAccounts(there, clients)
  for (const [no, thread] of THREADS.entries()) {
    const account = accounts.find(({ client }) => client.story === thread.story)
    if (!account) continue
    const { accountId } = account
    const { carers } = await there.ask(readAccount, { accountId })
    const us = members.get(carers.find(({ part }) => part === 'manager')?.personId ?? '')
    const people = (await there.ask(listAccountContacts, { accountId })).flatMap(partyOf)
    const them = people[thread.who % people.length]
    if (!us || !them) continue
    const own = as(us.personId, 'manager')
    const parties = { us: { name: us.name, address: us.email }, them, people }
    for (const raw of emlsOf(thread, { no, now, ...parties }))
      await send(own, streamAddress(fileEml, { accountId }), { method: 'POST', body: raw })
  }
}

function partyOf({ name, reaches }: Pick<Contact, 'name' | 'reaches'>): Party[] {
  const address = reaches.find(({ kind }) => kind === 'mail')?.value
  return address ? [{ name, address }] : []
}

type Between = { no: number; now: number; us: Party; them: Party; people: readonly Party[] }

function emlsOf(thread: SampleThread, { no, now, us, them, people }: Between): string[] {
  const idOf = (at: number) => `<demo-${no}-${at}-${now}@${us.address.split('@')[1]}>`
  const other = people.find((one) => one !== them)?.name ?? ''
  return thread.mails.map((mail, at) => {
    const [from, to] = mail.way === 'in' ? [them, us] : [us, them]
    const before = thread.mails.slice(0, at).map((_, place) => idOf(place))
    const head = [
      `Message-ID: ${idOf(at)}`,
      `From: ${said(from)}`,
      `To: ${said(to)}`,
      `Date: ${new Date(now - mail.hoursAgo * HOUR).toUTCString().replace('GMT', '+0000')}`,
      `Subject: ${word(at === 0 ? thread.subject : `Re: ${thread.subject}`)}`,
      ...(at === 0 ? [] : [`In-Reply-To: ${before.at(-1)}`, `References: ${before.join(' ')}`]),
      'MIME-Version: 1.0',
    ]
    return [...head, ...bodyOf({ ...mail, text: mail.text.replace('{{other}}', other) })].join(
      '\r\n',
    )
  })
}

const word = (text: string) => `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`
const said = ({ name, address }: Party) => `${word(name)} <${address}>`

const TEXT = ['Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: base64', '']
const lines = (text: string) => Buffer.from(text).toString('base64').replace(/.{76}/g, '$&\r\n')

function bodyOf({ text, file }: SampleMail): string[] {
  if (!file) return [...TEXT, lines(text)]
  return [
    'Content-Type: multipart/mixed; boundary=demo',
    '',
    '--demo',
    ...TEXT,
    lines(text),
    '--demo',
    `Content-Type: application/pdf; name="${file}"`,
    `Content-Disposition: attachment; filename="${file}"`,
    'Content-Transfer-Encoding: base64',
    '',
    lines(PDF),
    '--demo--',
  ]
}

/** One empty page. */
const PDF = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj
trailer<</Root 1 0 R>>
%%EOF
`
