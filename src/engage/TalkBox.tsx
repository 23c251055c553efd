/** The box for a talk over whichever page is open, by one key from anywhere. */
import { Modal } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { lazy, Suspense } from 'react'
import { useSignal } from '../ui/signal.ts'
import { BlockSkeleton } from '../ui/Skeleton.tsx'
import { useWords } from '../ui/words.ts'
import { talkBox } from './talkDraft.tsx'

const TalkForm = lazy(() => import('./TalkForm.tsx').then((m) => ({ default: m.TalkForm })))

export function TalkBox() {
  const t = useWords()
  const start = useSignal(talkBox)
  const isPhone = useMediaQuery('(max-width: 760px)')
  const close = () => talkBox.set(null)
  return (
    <Modal
      closeButtonProps={{ 'aria-label': t('ui:close') }}
      opened={start !== null}
      onClose={close}
      title={
        start?.account ? t('engage:talk.logAt', { name: start.account.name }) : t('engage:talk.log')
      }
      size="lg"
      fullScreen={isPhone ?? false}
    >
      <Suspense fallback={<BlockSkeleton height={420} />}>
        {start && <TalkForm start={start} done={close} />}
      </Suspense>
    </Modal>
  )
}
