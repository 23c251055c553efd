/** What tells of runs that bring a CRM in, to be read again when one changes. */
import { listCrmFiles, listCrmImports, readCrmImport, readCrmLines } from './crm.api.ts'

export const CRM_CHANGED = [listCrmImports, readCrmImport, listCrmFiles, readCrmLines]
