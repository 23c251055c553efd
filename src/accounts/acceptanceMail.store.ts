/** The mails that prove an answer to both parties, in PostgreSQL: to whom, and what became of each. */
import { z } from 'zod'
import { type Db, maybe } from '../platform/db.ts'
import { enqueue } from '../platform/jobs.ts'
import type { Acceptance, ProofParty } from './acceptance.ts'
import { mailProof } from './acceptanceTask.ts'

type Proof = { acceptanceId: string; party: ProofParty }

/** Asks for a mail to each of those who get one; where nobody at the client left an address, that is kept. */
export async function askForProofs(
  db: Db,
  { acceptanceId, email, accountId }: Pick<Acceptance, 'acceptanceId' | 'email' | 'accountId'>,
  signedEmail: string | null,
) {
  const isOther = signedEmail !== null && signedEmail.toLowerCase() !== email?.toLowerCase()
  const parties: ProofParty[] = isOther && email === null ? ['us', 'signer'] : ['us', 'asked']
  if (isOther && email !== null) parties.push('signer')
  for (const party of parties) {
    await db`
      insert into acceptance_mail (acceptance_id, party, account_id)
      values (${acceptanceId}, ${party}, ${accountId})
    `
    await enqueue(db, mailProof, { acceptanceId, party })
  }
}

const To = z.object({ email: z.string().nullable(), locale: z.string() })

/** Undefined where it was sent already, or was never asked for. Without an address: a key asked, whoever did is no longer here, or none was left. */
export function proofTo(db: Db, { acceptanceId, party }: Proof) {
  return maybe(
    To,
    db`
    select case m.party when 'us' then p.email when 'asked' then x.asked_email else x.signed_email end as email,
      case when m.party = 'us' then coalesce(p.locale, x.language) else x.language end as locale
    from acceptance_mail m
    join acceptance x on x.firm_id = m.firm_id and x.acceptance_id = m.acceptance_id
    left join firm_person p on p.firm_id = x.firm_id and p.person_id = x.asked_by and p.active
    where m.firm_id = ${db.firm} and m.acceptance_id = ${acceptanceId} and m.party = ${party}
      and m.state <> 'sent'
  `,
  )
}

const LONGEST_WHY = 500

/** A mail that fails again fails since it first did. */
export function setProof(
  db: Db,
  { acceptanceId, party }: Proof,
  state: 'sent' | 'noAddress' | 'failing',
  why = '',
) {
  return db`
    update acceptance_mail
    set since = case when state = ${state} then since else now() end, state = ${state},
      why = ${why.slice(0, LONGEST_WHY)}
    where firm_id = ${db.firm} and acceptance_id = ${acceptanceId} and party = ${party}
  `
}
