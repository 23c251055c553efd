/** The field in which a note is written. The library comes only when one begins to write. */
import { Mention } from '@tiptap/extension-mention'
import { Placeholder } from '@tiptap/extensions'
import { EditorContent, type JSONContent, useEditor } from '@tiptap/react'
import StarterKit from '@tiptap/starter-kit'
import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react'
import { useWords } from '../ui/words.ts'
import './note.css'
import { Href, NoteBody } from './noteBody.ts'
import { NoteTools } from './NoteTools.tsx'
import { type Proposed, useMentions } from './useMentions.tsx'

/* oxlint-disable react/refs -- the library calls back when a key is pressed, never while this is drawn */

type Props = {
  start: NoteBody
  label: string
  placeholder: string
  onChange: (body: NoteBody) => void
  /** Something was mentioned just now. */
  onMention?: (mentioned: Proposed) => void
  onSend: () => void
}

type Pick = { items: Proposed[]; choose: (item: Proposed) => void }

export function NoteEditor({ start, label, placeholder, onChange, onMention, onSend }: Props) {
  const t = useWords()
  const propose = useMentions()
  const [pick, setPick] = useState<Pick | null>(null)
  const [at, setAt] = useState(0)
  const now = useRef({ pick, at, onMention })
  useEffect(() => {
    now.current = { pick, at, onMention }
  })
  const changed = useEffectEvent(onChange)
  const send = useEffectEvent(onSend)

  const extensions = useMemo(
    () => [
      StarterKit.configure({
        codeBlock: false,
        horizontalRule: false,
        heading: { levels: [2, 3] },
        link: { openOnClick: false, isAllowedUri: (uri) => Href.safeParse(uri).success },
      }),
      Placeholder.configure({ placeholder }),
      Mention.extend({
        addAttributes() {
          return { ...this.parent?.(), kind: { default: 'person' } }
        },
      }).configure({
        HTMLAttributes: { class: 'NoteMention' },
        suggestion: {
          char: '@',
          items: ({ query }) => propose(query),
          render: () => {
            const show = ({
              items,
              command,
            }: {
              items: Proposed[]
              command: (item: Proposed) => void
            }) => {
              setAt(0)
              setPick({ items, choose: command })
            }
            return {
              onStart: show,
              onUpdate: show,
              onExit: () => setPick(null),
              onKeyDown: ({ event }) =>
                press(event, now.current, { setAt, close: () => setPick(null) }),
            }
          },
          command: ({ editor, range, props }) => {
            const { kind, id, label: name } = props as Proposed
            editor
              .chain()
              .focus()
              .insertContentAt(range, [
                { type: 'mention', attrs: { kind, id, label: name } },
                { type: 'text', text: ' ' },
              ])
              .run()
            now.current.onMention?.(props as Proposed)
          },
        },
      }),
    ],
    [placeholder, propose],
  )
  const editor = useEditor({
    extensions,
    content: start as JSONContent,
    injectCSS: false,
    autofocus: 'end',
    editorProps: {
      attributes: {
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': label,
        class: 'NoteText',
        // The box around it gives the caret to what has this, and not to its first button.
        'data-autofocus': 'true',
      },
      handleKeyDown: (_, event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return false
        send()
        return true
      },
    },
    onUpdate: ({ editor: its }) => {
      // What the field holds beyond our shape (a library's own attributes) is left out.
      const body = NoteBody.safeParse(its.getJSON())
      if (body.success) changed(body.data)
    },
  })
  const chosen = pick?.items[at]
  return (
    <div className="NoteEditor">
      <NoteTools editor={editor} />
      <EditorContent editor={editor} />
      {pick && pick.items.length > 0 && (
        <ul className="NotePick" aria-label={t('know:note.mentions')}>
          {pick.items.map((item, place) => (
            <li key={`${item.kind} ${item.id}`}>
              <button
                type="button"
                tabIndex={-1}
                aria-current={place === at}
                // The press would take the caret out of the text first.
                onPointerDown={(event) => event.preventDefault()}
                onClick={() => pick.choose(item)}
              >
                <span>{item.label}</span>
                <small>{item.about || t(`know:note.kinds.${item.kind}`)}</small>
              </button>
            </li>
          ))}
        </ul>
      )}
      <output className="unseen">
        {chosen && `${chosen.label} ${chosen.about || t(`know:note.kinds.${chosen.kind}`)}`}
      </output>
    </div>
  )
}

type Acts = { setAt: (at: number) => void; close: () => void }

/** True where the key was for the list of proposals. */
function press(event: KeyboardEvent, { pick, at }: { pick: Pick | null; at: number }, acts: Acts) {
  if (!pick || pick.items.length === 0) return false
  const many = pick.items.length
  if (event.key === 'ArrowDown') acts.setAt((at + 1) % many)
  else if (event.key === 'ArrowUp') acts.setAt((at + many - 1) % many)
  else if (event.key === 'Enter' || event.key === 'Tab') pick.choose(pick.items[at]!)
  else if (event.key === 'Escape') {
    event.stopPropagation()
    acts.close()
  } else return false
  return true
}
