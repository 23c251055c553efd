/** What goes out as a file of mails: those that one may see, each with one of its accounts. */
import { ACCOUNT, ofAccount, theAccount } from '../accounts/exported.store.ts'
import { TEAM } from '../kernel/actor.ts'
import type { Db } from '../platform/db.ts'
import { coded, type ExportPart, text } from '../platform/exportPart.ts'

/** Names and addresses of those who take part in one role. */
const parties = (db: Db, roles: string) => db`array(
  select trim(p.name || ' <' || p.address || '>') from mail_party p
  where p.firm_id = x.firm_id and p.message_id = x.message_id and p.role in ${db.unsafe(roles)}
  order by p.place
)`

export const mailsExported: ExportPart[] = [
  {
    noun: 'mails',
    may: TEAM,
    order: 'sent_at desc, account',
    columns: [
      ...text('sentAt'),
      ...ACCOUNT,
      coded('way', 'engage:mail.way'),
      ...text('sender', 'addressees', 'subject', 'text', 'files', 'threadId', 'id'),
    ],
    rows: (db) => db`
      select x.message_id as id, x.sent_at, ${theAccount(db)}, x.way, ${parties(db, "('from')")} as sender,
        ${parties(db, "('to', 'cc')")} as addressees, x.subject, x.text, x.thread_id,
        array(select f.name from mail_file f
          where f.firm_id = x.firm_id and f.message_id = x.message_id order by f.place) as files
      from (
        select m.*, (select o.account_id from mail_account o
          where o.firm_id = m.firm_id and o.message_id = m.message_id order by o.account_id limit 1) as account_id
        from mail_message m where m.firm_id = ${db.firm}
      ) x ${ofAccount(db)}
      where x.firm_id = ${db.firm}
    `,
  },
]
