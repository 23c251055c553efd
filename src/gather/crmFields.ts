/** The fields of each kind of thing that a CRM's export brings. */
import type { CrmKind } from '../kernel/crm.ts'
import type { SheetField } from '../kernel/sheet.ts'
import { COMPANY, CONTACT } from './crmPartyFields.ts'
import { ACTIVITY, DEAL, TICKET } from './crmWorkFields.ts'

export const CRM_FIELDS: Record<CrmKind, readonly SheetField[]> = {
  company: COMPANY,
  contact: CONTACT,
  deal: DEAL,
  ticket: TICKET,
  activity: ACTIVITY,
}
