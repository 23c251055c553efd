/** Sends the files of a note one after another; those that could not be sent are told and given back. */
import { complain } from '../ui/notify.ts'
import { sendBytes } from '../ui/api.ts'
import { attachToAccount, attachToNote } from './attachment.api.ts'
import { Attachment } from './attachment.ts'

type To = { noteId: string } | { accountId: string }

export async function sendFiles(to: To, files: readonly File[]): Promise<File[]> {
  const left: File[] = []
  for (const file of files) {
    const how = { bytes: file, returns: Attachment }
    const sent =
      'noteId' in to
        ? sendBytes(attachToNote, { ...to, name: file.name }, how)
        : sendBytes(attachToAccount, { ...to, name: file.name }, how)
    await sent.catch((problem: unknown) => {
      complain(problem)
      left.push(file)
    })
  }
  return left
}
