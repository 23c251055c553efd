/** Takes all of a noun away, from the page that lists it. */
import { streamAddress } from '../kernel/call.ts'
import { ExportMenu, exportsAt } from '../ui/Table/Toolbar.tsx'
import { exportNoun } from './exports.api.ts'

export function ExportAct({ noun }: { noun: string }) {
  return <ExportMenu exports={exportsOf(noun)} />
}

/** The same for the toolbar of a table. */
export function exportsOf(noun: string) {
  return exportsAt((format) => streamAddress(exportNoun, { noun, format }))
}
