/** What the check found: before publishing, and looked at again later. */
import { CheckRejects } from './CheckRejects.tsx'
import { CheckTotals } from './CheckTotals.tsx'
import { CheckWarnings } from './CheckWarnings.tsx'
import type { FilePreview, Import } from './import.ts'

export function Findings({ one, files }: { one: Import; files?: FilePreview[] | undefined }) {
  return (
    <>
      <CheckTotals one={one} />
      <CheckRejects one={one} previews={files} />
      <CheckWarnings one={one} />
    </>
  )
}
