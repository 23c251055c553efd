/** A form in a window of its own, open while it has a title. */
import { Modal } from '@mantine/core'
import type { ReactNode } from 'react'
import { useWords } from '../ui/words.ts'

type Props = { title: string | null; onClose: () => void; children: ReactNode }

export function KnowModal({ title, onClose, children }: Props) {
  const t = useWords()
  return (
    <Modal
      closeButtonProps={{ 'aria-label': t('ui:close') }}
      opened={title !== null}
      onClose={onClose}
      title={title}
    >
      {title !== null && children}
    </Modal>
  )
}
