/** The few signs above the text of a note; each is on the keyboard too. */
import { type Editor, useEditorState } from '@tiptap/react'
import type { ReactNode } from 'react'
import { ListIcon, NumberedIcon } from '../ui/icons.tsx'
import { useWords } from '../ui/words.ts'

const TOOLS = ['bold', 'italic', 'bulletList', 'orderedList', 'blockquote'] as const
type Tool = (typeof TOOLS)[number]

const SIGNS: Record<Tool, ReactNode> = {
  bold: <b>B</b>,
  italic: <i>I</i>,
  bulletList: <ListIcon />,
  orderedList: <NumberedIcon />,
  blockquote: '”',
}

const turn: Record<Tool, (editor: Editor) => unknown> = {
  bold: (editor) => editor.chain().focus().toggleBold().run(),
  italic: (editor) => editor.chain().focus().toggleItalic().run(),
  bulletList: (editor) => editor.chain().focus().toggleBulletList().run(),
  orderedList: (editor) => editor.chain().focus().toggleOrderedList().run(),
  blockquote: (editor) => editor.chain().focus().toggleBlockquote().run(),
}

export function NoteTools({ editor }: { editor: Editor | null }) {
  const t = useWords()
  const on = useEditorState({
    editor,
    selector: ({ editor: its }) => TOOLS.filter((tool) => its?.isActive(tool)),
  })
  if (!editor) return null
  return (
    <div className="NoteTools" role="toolbar" aria-label={t('know:note.tools')}>
      {TOOLS.map((tool) => (
        <button
          key={tool}
          type="button"
          aria-label={t(`know:note.tool.${tool}`)}
          aria-pressed={on?.includes(tool) ?? false}
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => turn[tool](editor)}
        >
          <span aria-hidden="true">{SIGNS[tool]}</span>
        </button>
      ))}
    </div>
  )
}
