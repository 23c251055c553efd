/** All that goes out as files, room by room. */
import { accountsExported } from '../accounts/exported.store.ts'
import { compensationExported } from '../commit/compensationExported.store.ts'
import { calendarsExported } from '../commit/calendarExported.store.ts'
import { clocksExported } from '../commit/clockExported.store.ts'
import { commitExported } from '../commit/exported.store.ts'
import { engageExported } from '../engage/exported.store.ts'
import { mailsExported } from '../engage/mailExported.store.ts'
import { requestsExported } from '../engage/requestExported.store.ts'
import { growExported } from '../grow/exported.store.ts'
import { knowExported } from '../know/exported.store.ts'
import { alignmentExported } from '../plan/alignmentExported.store.ts'
import { plansExported } from '../plan/exported.store.ts'
import { walletExported } from '../plan/walletExported.store.ts'
import { monitorExported } from '../monitor/exported.store.ts'
import { satisfactionExported } from '../monitor/satisfaction/exported.store.ts'
import type { ExportPart } from '../platform/exportPart.ts'

export const exportParts: ExportPart[] = [
  ...accountsExported,
  ...knowExported,
  ...plansExported,
  ...alignmentExported,
  ...walletExported,
  ...commitExported,
  ...clocksExported,
  ...calendarsExported,
  ...compensationExported,
  ...engageExported,
  ...mailsExported,
  ...requestsExported,
  ...growExported,
  ...monitorExported,
  ...satisfactionExported,
]
