/** All small tables that may come as files, room by room. */
import { contractTarget } from '../accounts/contractSheet.store.ts'
import { salesTargetTarget } from '../identify/targetSheet.store.ts'
import { complaintTarget } from '../monitor/satisfaction/complaintSheet.store.ts'
import { ourReviewTarget } from '../monitor/satisfaction/ourReviewSheet.store.ts'
import { deliveryTarget, stockOutTarget } from '../monitor/supply/supplySheet.store.ts'
import { usageTarget } from '../monitor/usage/usageSheet.store.ts'
import type { SheetTarget } from '../platform/sheet.ts'

export const sheetTargets: SheetTarget[] = [
  contractTarget,
  salesTargetTarget,
  complaintTarget,
  ourReviewTarget,
  usageTarget,
  deliveryTarget,
  stockOutTarget,
]
