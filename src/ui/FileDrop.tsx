/** A place to drop files on, or to choose them; too large is said before anything is sent. */
import { type DragEvent, type ReactNode, useId, useState } from 'react'
import { FileIcon } from './icons.tsx'
import './pieces.css'
import { useFormat } from './session.ts'
import { useWords } from './words.ts'

type Props = {
  onFiles: (files: File[]) => void
  /** As of an input: `.csv,.xlsx`. */
  accept?: string
  multiple?: boolean
  limitBytes?: number
  title: string
  children?: ReactNode
}

export function FileDrop({
  onFiles,
  accept,
  multiple = true,
  limitBytes = Infinity,
  title,
  children,
}: Props) {
  const t = useWords()
  const format = useFormat()
  const about = useId()
  const [over, setOver] = useState(false)
  const [tooLarge, setTooLarge] = useState<File[]>([])

  const take = (list: FileList | null) => {
    const files = [...(list ?? [])].slice(0, multiple ? undefined : 1)
    const fitting = files.filter((file) => file.size <= limitBytes)
    setTooLarge(files.filter((file) => file.size > limitBytes))
    if (fitting.length > 0) onFiles(fitting)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    take(event.dataTransfer.files)
  }
  return (
    <div
      className="FileDrop"
      data-over={over || undefined}
      onDragOver={(event) => (event.preventDefault(), setOver(true))}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <FileIcon size={26} />
      <label>
        <input
          type="file"
          className="unseen"
          accept={accept}
          multiple={multiple}
          aria-describedby={about}
          onChange={(event) => {
            take(event.currentTarget.files)
            event.currentTarget.value = ''
          }}
        />
        <strong>{title}</strong>
        <span className="FileDrop-choose">{t('ui:drop.choose', { count: multiple ? 2 : 1 })}</span>
      </label>
      <div id={about} className="dim">
        {children}
      </div>
      {tooLarge.map((file) => (
        <p key={file.name} role="alert" className="FileDrop-refused">
          {t('ui:drop.tooLarge', {
            name: file.name,
            size: format.bytes(file.size),
            limit: format.bytes(limitBytes),
          })}
        </p>
      ))}
    </div>
  )
}
