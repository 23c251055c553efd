/** A person in the picture: the drawing, and where a line can be drawn from and to. */
import { Handle, type Node, type NodeProps, Position, useConnection } from '@xyflow/react'
import { memo } from 'react'
import { DeciderFigure, type Drawn } from './DeciderFigure.tsx'

export type DeciderNodeType = Node<Drawn, 'person'>

export const DeciderNode = memo(function DeciderNode({
  data,
  isConnectable,
}: NodeProps<DeciderNodeType>) {
  const isDrawing = useConnection(({ inProgress }) => inProgress)
  return (
    <>
      <DeciderFigure drawn={data} />
      <Handle
        type="target"
        position={Position.Top}
        isConnectableStart={false}
        className="Deciders-target"
        data-open={isDrawing || undefined}
      />
      <Handle
        type="source"
        position={Position.Right}
        className="Deciders-source"
        data-closed={isConnectable ? undefined : true}
      />
    </>
  )
})
