/** Where the servers of a mail address mostly are: what a form begins with, which can always be changed. */
import type { MailboxGiven } from './mailbox.ts'
import { domainOf } from './mailRules.ts'

type Servers = Pick<
  MailboxGiven,
  'imapHost' | 'imapPort' | 'imapSecurity' | 'smtpHost' | 'smtpPort' | 'smtpSecurity'
>

const KNOWN: Record<string, [imap: string, smtp: string]> = {
  'gmail.com': ['imap.gmail.com', 'smtp.gmail.com'],
  'googlemail.com': ['imap.gmail.com', 'smtp.gmail.com'],
  'outlook.com': ['outlook.office365.com', 'smtp.office365.com'],
  'hotmail.com': ['outlook.office365.com', 'smtp.office365.com'],
  'yahoo.com': ['imap.mail.yahoo.com', 'smtp.mail.yahoo.com'],
  'yahoo.es': ['imap.mail.yahoo.com', 'smtp.mail.yahoo.com'],
  'icloud.com': ['imap.mail.me.com', 'smtp.mail.me.com'],
  'gmx.es': ['imap.gmx.com', 'mail.gmx.com'],
  'telefonica.net': ['imap.telefonica.net', 'smtp.telefonica.net'],
}

/** Null while it is no address yet. */
export function serversOf(address: string): Servers | null {
  const domain = domainOf(address.trim().toLowerCase())
  if (!address.includes('@') || !/^[^\s@]+\.[a-z]{2,}$/.test(domain)) return null
  const [imapHost, smtpHost] = KNOWN[domain] ?? [`imap.${domain}`, `smtp.${domain}`]
  return {
    imapHost,
    imapPort: 993,
    imapSecurity: 'tls',
    smtpHost,
    smtpPort: 587,
    smtpSecurity: 'starttls',
  }
}
