/** All that can come out of a CRM, room by room. */
import { companyTarget } from '../accounts/crmCompany.store.ts'
import { activityTarget } from '../engage/crmActivity.store.ts'
import { ticketTarget } from '../engage/crmTicket.store.ts'
import { dealTarget } from '../grow/crmDeal.store.ts'
import { contactTarget } from '../know/crmContact.store.ts'
import type { CrmTarget } from '../platform/crm.ts'

export const crmTargets: CrmTarget[] = [
  companyTarget,
  contactTarget,
  dealTarget,
  ticketTarget,
  activityTarget,
]
